// What a sweep tries and what comes of it: plain data, and who is best.

import { type MeasureId, measures } from "../measures/registry.ts";
import { inEnglish, type Words } from "../words/said.ts";
import type { Point } from "./points.ts";
import type { Tested } from "./stretch.ts";

/** An interval as `[mean, half-width]`; of a single task `[mean]`. */
type Pair = readonly number[];
export type Pairs = Readonly<Partial<Record<MeasureId, Pair>>>;

/**
 * How a run of a sweep may end, from the worst on: not begun, since its options do not go together; with a loss that
 * exploded; left behind by better ones; at its last meta-step.
 */
export const SWEPT_STATES = ["refused", "diverged", "left behind", "finished"] as const;
export type SweptState = (typeof SWEPT_STATES)[number];

/** One point with one seed. */
export interface SweptRun {
  readonly options: Point;
  readonly seed: number;
  readonly state: SweptState;
  /** Meta-steps that it was trained for. */
  readonly iterations: number;
  /** What the learner reached on validation tasks, the measure that counts most first; empty where it was not measured. */
  readonly measures: Pairs;
  /** Seconds of training. */
  readonly seconds: number;
  /** Why it was refused or diverged. */
  readonly reason?: Words;
  /** Its experiment as a link's hash. */
  readonly link: string;
}

/** The best point by validation tasks, and what it reaches on test tasks: an unflattered figure. */
export interface Best {
  readonly options: Point;
  readonly seeds: readonly {
    readonly seed: number;
    readonly link: string;
    readonly measures: Pairs;
    /** Everyone else in the run, with the learner's paired difference from them. */
    readonly contenders: readonly Tested[];
  }[];
}

/** What a sweep comes to, as its JSON holds it. */
export interface SweepResult {
  readonly runs: readonly SweptRun[];
  /** Absent where no run could be measured. */
  readonly best?: Best;
}

/** A result as it is written into a file: reasons in English. */
export const plainResult = ({ runs, ...rest }: SweepResult) => ({
  runs: runs.map(({ reason, ...run }) => ({
    ...run,
    ...(reason !== undefined && { reason: inEnglish(reason) }),
  })),
  ...rest,
});

/** A point of a sweep over its seeds. */
export interface Candidate {
  readonly options: Point;
  readonly runs: readonly SweptRun[];
}

/** Runs of equal options, in the order of their coming. */
export function candidatesOf(runs: readonly SweptRun[]): Candidate[] {
  const found = new Map<string, SweptRun[]>();
  for (const run of runs) {
    const key = JSON.stringify(run.options);
    found.set(key, [...(found.get(key) ?? []), run]);
  }
  return [...found.values()].map((those) => ({ options: those[0]!.options, runs: those }));
}

/** What a candidate is judged by: the mean over its seeds of the first measure; NaN where a seed has none. */
export function scoreOf({ runs }: Candidate): number {
  const values = runs.map(({ measures: measured }) => Object.values(measured)[0]?.[0] ?? Number.NaN);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The measure that runs are judged by: the first that any of them has. */
export function judgedBy(runs: readonly SweptRun[]): MeasureId | undefined {
  const measured = runs.find((run) => Object.keys(run.measures).length > 0);
  return measured && (Object.keys(measured.measures)[0] as MeasureId);
}

/** Candidates from the best to the worst by what validation tasks say; those without a score last, in their own order. */
export function ranked(candidates: readonly Candidate[]): Candidate[] {
  const id = judgedBy(candidates.flatMap(({ runs }) => runs));
  const up = id !== undefined && measures[id].better === "up";
  return candidates.toSorted((one, other) => {
    const [a, b] = [scoreOf(one), scoreOf(other)];
    if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
    return up ? b - a : a - b;
  });
}
