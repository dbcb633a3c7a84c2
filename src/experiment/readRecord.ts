// The gate for records that come from outside: the browser's storage, a file. Nothing is trusted.

import * as z from "zod/mini";
import { FIRST_ARITHMETIC } from "../engine/arithmetic.ts";
import { MEASURE_IDS } from "../measures/registry.ts";
import { inARow, type Said, SaidError, said } from "../words/said.ts";
import { readExperiment } from "./check.ts";
import { type Experiment, fieldAt, type OptionPath, SECTIONS } from "./experiment.ts";
import { RECORD_VERSION, type RunRecord } from "./record.ts";
import { BACKENDS, type SavedRun } from "./results.ts";
import { Series } from "./series.ts";

/** A record as plain data: what storage and files hold. */
export type PlainRecord = Omit<RunRecord, "losses" | "accuracies"> & {
  readonly losses: Float32Array;
  readonly accuracies: Float32Array;
};

/** A record as plain data. */
export const plainRecord = ({ losses, accuracies, ...rest }: RunRecord): PlainRecord => ({
  ...rest,
  losses: losses.values.slice(),
  accuracies: accuracies.values.slice(),
});

const count = z.number().check(z.int(), z.nonnegative());
const optional = <T extends z.core.$ZodType>(type: T) => z.optional(type);
/** Any number: of a learner that exploded a figure need not be finite. */
const figure = z.custom<number>((value) => typeof value === "number");
const interval = z.object({ mean: figure, ci95: optional(figure), tasks: optional(count) });
const option = z.union([z.number(), z.string(), z.boolean()]);
const path = z.object({ section: z.enum(SECTIONS), option: z.string() });
const backend = z.enum(BACKENDS);

const measured = z.partialRecord(z.enum(MEASURE_IDS), interval);

const evaluation = z.looseObject({
  iteration: count,
  split: z.enum(["training", "validation", "test"]),
  tasks: count,
  role: z.string(),
  trainedSteps: count,
  measures: measured,
  difference: optional(measured),
  bySteps: z.array(z.looseObject({ step: count, loss: interval, measures: measured })).check(z.minLength(1)),
});

/** A sentence, of a record of before there were languages in English alone. */
const saidValue: z.ZodMiniType<unknown> = z.lazy(() =>
  z.union([z.string(), z.number(), sentence, z.array(saidValue), z.object({ row: z.array(saidValue) })]),
);
const sentence = z.object({
  template: z.string(),
  values: z.array(saidValue),
  within: optional(z.literal(true)),
});
const words = z.union([z.string(), sentence]);

const part = z.object({ classes: count, groups: count, examples: count });

const remedy = z.union([
  z.object({ kind: z.literal("turn"), path, value: option, label: words }),
  z.object({ kind: z.literal("leave-out"), role: z.string(), label: words }),
]);

const form = z.object({
  id: z.string().check(z.minLength(1)),
  version: z.literal(RECORD_VERSION),
  experiment: z.unknown(),
  current: z.unknown(),
  build: z.string(),
  arithmetic: optional(count),
  backend: z.object({ name: backend, device: words, notes: z.array(words) }),
  gradientCheck: z.object({
    backend,
    passed: z.boolean(),
    checks: z.array(z.object({ name: words, error: figure, bound: z.number(), passed: z.boolean() })),
  }),
  contenders: z
    .array(z.looseObject({ role: z.string(), label: words, learns: z.boolean() }))
    .check(z.minLength(1)),
  data: optional(
    z.object({
      counts: z.object({ training: part, validation: part, test: part }),
      notices: z.array(words),
    }),
  ),
  begunAt: z.number(),
  state: z.enum(["idle", "running", "paused", "diverged", "finished"]),
  reason: words,
  iteration: count,
  trainingMs: z.number().check(z.nonnegative()),
  losses: z.instanceof(Float32Array),
  accuracies: z.instanceof(Float32Array),
  evaluations: z.array(evaluation),
  gaps: z.array(z.object({ iteration: count, cosine: figure, ratio: figure })),
  // Runs of before they were measured have none.
  agreements: optional(z.array(z.object({ iteration: count, cosines: z.record(z.string(), figure) }))),
  marks: z.array(z.object({ iteration: count, path, from: option, value: option })),
  /** Of before runs could go on on another backend: none. */
  moves: optional(z.array(z.object({ iteration: count, from: backend, to: backend }))),
  divergence: optional(
    z.object({ iteration: count, role: z.string(), message: words, remedies: z.array(remedy) }),
  ),
  notices: z.array(words),
  ready: optional(z.object({ day: z.string(), build: z.string(), device: z.string(), iterations: count })),
});

const saved = z.object({
  iteration: count,
  learners: z.array(
    z.tuple([
      z.string(),
      z.object({
        iteration: count,
        tensors: z.record(
          z.string(),
          z.object({ values: z.instanceof(Float32Array), shape: z.array(count) }),
        ),
      }),
    ]),
  ),
});

const faultOf = (error: z.core.$ZodError) => {
  const [issue] = error.issues;
  return said`${issue?.path.map(String).join(".") || said`the whole`}: ${issue?.message ?? ""}`;
};

/** An experiment of a record passes the gate of a link, and whole: a record may leave nothing to defaults. */
function wholeExperiment(raw: unknown, where: Said): Experiment {
  const { experiment, problems } = readExperiment(raw);
  if (problems.length > 0)
    throw new SaidError(
      said`The record's ${where} is damaged. ${inARow(problems.map(({ message }) => message))}`,
    );
  return experiment;
}

/** Reads a record from untrusted data. @throws Error, a whole sentence, where it is none of ours or damaged. */
export function readRecord(raw: unknown): RunRecord {
  const read = form.safeParse(raw);
  if (!read.success) throw new SaidError(said`The record cannot be read (${faultOf(read.error)}).`);
  const { losses, accuracies, ...rest } = read.data;
  const experiment = wholeExperiment(rest.experiment, said`experiment`);
  const current = wholeExperiment(rest.current, said`experiment as it was turned`);
  if (losses.length !== rest.iteration)
    throw new SaidError(
      said`The record is damaged: ${losses.length} losses of ${rest.iteration} meta-steps.`,
    );
  for (const mark of rest.marks)
    if (fieldAt(experiment, mark.path as OptionPath) === undefined)
      throw new SaidError(
        said`The record is damaged: there is no option “${mark.path.option}” to have been turned.`,
      );
  return {
    ...rest,
    arithmetic: rest.arithmetic ?? FIRST_ARITHMETIC,
    agreements: rest.agreements ?? [],
    moves: rest.moves ?? [],
    divergence: rest.divergence,
    data: rest.data,
    experiment,
    current,
    losses: new Series(losses),
    accuracies: new Series(accuracies),
  } as RunRecord;
}

/** Reads a run's weights from untrusted data. @throws Error where they are damaged. */
export function readSavedRun(raw: unknown): SavedRun {
  const read = saved.safeParse(raw);
  if (!read.success) throw new SaidError(said`The kept weights cannot be read (${faultOf(read.error)}).`);
  for (const [role, { tensors }] of read.data.learners)
    for (const [name, { values, shape }] of Object.entries(tensors))
      if (values.length !== shape.reduce((product, length) => product * length, 1))
        throw new SaidError(
          said`The kept weights of ${role} are damaged: “${name}” has not the size of its shape.`,
        );
  return read.data as SavedRun;
}
