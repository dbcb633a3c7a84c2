// What a person says of a sweep: checked against the experiment's own options, and laid out into runs.

import lobos from "lobos";
import * as z from "zod/mini";
import { Random } from "../engine/random.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { type Domains, gridOf, type Point, pointsAt } from "../sweep/points.ts";
import type { PlannedRun, Sweep } from "../sweep/runSweep.ts";
import { inARow, type Said, SaidError, said, type Words } from "../words/said.ts";
import { optionNamed, partOf, readLink, writeLink } from "./link.ts";
import { sharedFrom } from "./named.ts";
import { STRATEGIES } from "./sweepSpec.ts";

const value = z.union([z.number(), z.string(), z.boolean()]);
const range = z.strictObject({
  from: z.number(),
  to: z.number(),
  scale: z.enum(["linear", "logarithmic"]),
  count: z.int().check(z.minimum(1), z.maximum(10_000)),
});
const domains = z.record(z.string(), z.union([z.array(value).check(z.minLength(1)), range]));
const form = z.strictObject({
  experiment: z.string(),
  set: z._default(z.record(z.string(), value), {}),
  grid: z.optional(domains),
  random: z.optional(domains),
  sobol: z.optional(domains),
  seeds: z.optional(z.array(z.int()).check(z.minLength(1))),
  halving: z.optional(z.strictObject({ from: z.int().check(z.minimum(1)), by: z.int().check(z.minimum(2)) })),
});
/** The place of what is nowhere in particular. */
const WHOLE = said`the whole`;
/** More than this many runs are a slip of the pen. */
const MOST_RUNS = 10_000;

/** What is wrong in the last of several forms that something may have: of a domain, in its range. */
function innermost(issue: z.core.$ZodIssue): Pick<z.core.$ZodIssue, "path" | "message"> {
  const within = issue.code === "invalid_union" ? issue.errors.at(-1)?.[0] : undefined;
  if (within === undefined) return issue;
  const { path, message } = innermost(within);
  return { path: [...issue.path, ...path], message };
}

type Fault = (place: Words, what: Words) => SaidError;

/**
 * Lays out a sweep.
 * @param from What is said of it comes from here, a file's path for instance.
 * @throws SaidError that names where it comes from, the place in it and what is wrong.
 */
export function sweepFrom(raw: unknown, from: Words): Sweep {
  const fault: Fault = (place, what) =>
    new SaidError(said`${said(from)}, ${said(place)}: ${said(what)} See docs/sweeps.md.`);
  const read = form.safeParse(raw);
  if (!read.success) {
    const { path: place, message } = innermost(read.error.issues[0]!);
    throw fault(place.length > 0 ? said`${place.map(String).join(".")}` : WHOLE, said`${message}.`);
  }
  const { experiment: which, set, seeds, halving } = read.data;
  const chosen = STRATEGIES.filter((strategy) => read.data[strategy] !== undefined);
  const [strategy] = chosen;
  if (strategy === undefined || chosen.length > 1)
    throw fault(WHOLE, said`say one of ${STRATEGIES.join(", ")}, not ${chosen.length}.`);
  const base = sharedFrom(which).experiment;
  const domainsOf: Domains = read.data[strategy]!;
  for (const [option, domain] of Object.entries(domainsOf)) {
    if (Array.isArray(domain)) continue;
    const { from, to, scale } = domain as Exclude<typeof domain, readonly unknown[]>;
    if (scale === "logarithmic" && (from <= 0 || to <= 0))
      throw fault(said`${`${strategy}.${option}`}`, said`a logarithmic range lies above 0.`);
    if (from >= to)
      throw fault(
        `${strategy}.${option}`,
        said`“from” is to be below “to”, not ${String(from)} and ${String(to)}.`,
      );
  }
  const whole = (option: string) => optionNamed(base, option)?.field.kind === "integer";
  const points =
    strategy === "grid"
      ? gridOf(domainsOf, whole)
      : pointsAt(domainsOf, whole, sharesOf(strategy, domainsOf, fault));
  const own = seeds ?? [Number(base.run.seed)];
  if (points.length * own.length > MOST_RUNS)
    throw fault(said`${strategy}`, said`${points.length * own.length} runs are more than ${MOST_RUNS}.`);
  const planned = points.flatMap((options) =>
    own.map((seed): PlannedRun => {
      const { link, experiment, problems } = changed(base, { ...set, ...options, seed });
      if (problems.length > 0) throw fault(said`${strategy} at ${JSON.stringify(options)}`, inARow(problems));
      return { options, seed, experiment, link };
    }),
  );
  const iterations = Math.min(...planned.map(({ experiment }) => Number(experiment.training.iterations)));
  if (halving && halving.from >= iterations)
    throw fault(said`${"halving.from"}`, said`the runs end after ${iterations} meta-steps already.`);
  return { planned, halving };
}

/** Points of the unit cube: as many as the ranges say, which say the same. */
function sharesOf(strategy: "random" | "sobol", given: Domains, fault: Fault): number[][] {
  const counts = Object.values(given).flatMap((domain) => ("count" in domain ? [domain.count] : []));
  const [count] = counts;
  if (count === undefined)
    throw fault(
      said`${strategy}`,
      said`no range says with “count” how many points there are: lists alone are a grid.`,
    );
  if (counts.some((other) => other !== count))
    throw fault(
      said`${strategy}`,
      said`all ranges have the same “count”, the number of points; here ${counts.map(String)}.`,
    );
  const width = Object.keys(given).length;
  if (strategy === "random") {
    const random = new Random(0).split("sweep");
    return Array.from({ length: count }, () => Array.from({ length: width }, () => random.uniform()));
  }
  // Its first point is the corner of all lowest values.
  return new lobos.Sobol(width).take(count + 1).slice(1);
}

/** An experiment with options changed by their names in links, through the gate of links. */
function changed(base: Experiment, options: Point) {
  const parts = new Map(writeLink(base).replace(/^#/, "").split("&").map(partOf));
  for (const [name, value] of Object.entries(options)) parts.set(name, String(value));
  const { experiment, problems } = readLink([...parts].map((part) => part.join("=")).join("&"));
  return {
    experiment,
    link: writeLink(experiment),
    problems: problems.map(({ message }): Said => said(message)),
  };
}
