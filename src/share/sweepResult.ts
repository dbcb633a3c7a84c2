// The result of a sweep as a file: written by the command and the page, opened by the page.

import * as z from "zod/mini";
import { MEASURE_IDS } from "../measures/registry.ts";
import { SWEPT_STATES, type SweepResult } from "../sweep/sweep.ts";
import { SaidError, said, type Words } from "../words/said.ts";
import { sharedFrom } from "./named.ts";
import type { SweepSpec } from "./sweepSpec.ts";

const value = z.union([z.number(), z.string(), z.boolean()]);
const options = z.record(z.string(), value);
/** `[mean, half-width]`; what is no number is `null` in JSON. */
const pair = z.array(z.number()).check(z.minLength(1), z.maxLength(2));
const pairs = z.partialRecord(z.enum(MEASURE_IDS), pair);
const run = z.object({
  options,
  seed: z.int(),
  state: z.enum(SWEPT_STATES),
  iterations: z.int(),
  measures: pairs,
  seconds: z.number(),
  reason: z.optional(z.string()),
  link: z.string(),
});
const contender = z.object({
  role: z.string(),
  tasks: z.int(),
  measures: pairs,
  difference: z.optional(pairs),
});
const best = z.object({
  options,
  seeds: z.array(
    z.object({ seed: z.int(), link: z.string(), measures: pairs, contenders: z.array(contender) }),
  ),
});
const form = z.object({
  runs: z.array(run).check(z.minLength(1)),
  best: z.optional(best),
});

/** Whether something that was read is meant as a result, not as a sweep to be made. */
export const isResult = (raw: unknown): boolean => typeof raw === "object" && raw !== null && "runs" in raw;

/**
 * Reads a result, and what was swept as far as its runs tell. @param from Where it comes from, for people.
 * @throws SaidError that names where it comes from and the place in it that is wrong.
 */
export function readSweepResult(raw: unknown, from: Words): { result: SweepResult; spec: SweepSpec } {
  const read = form.safeParse(raw);
  if (!read.success) {
    const { path, message } = read.error.issues[0]!;
    throw new SaidError(
      said`${said(from)} is no result of a sweep: ${path.map(String).join(".")}: ${message}.`,
    );
  }
  const { runs } = read.data;
  const [first] = runs;
  for (const { link } of runs) sharedFrom(link);
  const swept = Object.keys(first!.options).map((option) => [
    option,
    [...new Set(runs.map((one) => one.options[option]!))],
  ]);
  return {
    result: read.data as SweepResult,
    spec: { experiment: first!.link, grid: Object.fromEntries(swept) },
  };
}
