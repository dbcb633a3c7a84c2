// What is read off a sweep: points with their scores, colours, tables.

import { ofMeasure } from "../../experiment/figures.ts";
import type { MeasureId } from "../../measures/registry.ts";
import { measures } from "../../measures/registry.ts";
import type { OptionValue } from "../../schema/fields.ts";
import {
  type Candidate,
  candidatesOf,
  judgedBy,
  plainResult,
  SWEPT_STATES,
  type SweptRun,
  type SweptState,
  scoreOf,
} from "../../sweep/sweep.ts";
import type { Said } from "../../words/said.ts";

/** A point of a sweep, over its seeds. */
export interface Scored extends Candidate {
  /** By validation tasks, the mean over seeds; NaN where a seed has none. */
  readonly score: number;
  /** From the lowest to the highest seed. */
  readonly span: readonly [number, number];
  /** How it ended, with any seed that ended worst. */
  readonly state: SweptState;
  /** From 0, the worst that was measured, to 1, the best; NaN without a score. */
  readonly rank: number;
}

/**
 * All points of a sweep with what they reached. Ranks are even steps from the worst to the best: one point that is far
 * off does not flatten the others.
 */
export function scored(runs: readonly SweptRun[]): { points: Scored[]; by: MeasureId | undefined } {
  const by = judgedBy(runs);
  const up = by !== undefined && measures[by].better === "up";
  const candidates = candidatesOf(runs);
  const scores = candidates.map(scoreOf);
  const order = [...new Set(scores.filter((score) => !Number.isNaN(score)))].sort((one, other) =>
    up ? one - other : other - one,
  );
  const points = candidates.map((candidate, index): Scored => {
    const score = scores[index]!;
    const values = candidate.runs.flatMap((run) => Object.values(run.measures)[0]?.[0] ?? []);
    const state = SWEPT_STATES.find((one) => candidate.runs.some((run) => run.state === one))!;
    const rank = order.length > 1 ? order.indexOf(score) / (order.length - 1) : 1;
    return {
      ...candidate,
      score,
      span: [Math.min(...values), Math.max(...values)],
      state,
      rank: Number.isNaN(score) ? Number.NaN : rank,
    };
  });
  return { points, by };
}

/** The different values of an option, in their order. */
export function valuesIn(points: readonly Candidate[], option: string): OptionValue[] {
  const values = [...new Set(points.map(({ options }) => options[option]!))];
  return values.every((value) => typeof value === "number")
    ? values.toSorted((one, other) => Number(one) - Number(other))
    : values;
}

/** Options that are swept, in the order of the form. */
export const optionsIn = (runs: readonly SweptRun[]): string[] => Object.keys(runs[0]?.options ?? {});

/** What stands in a cell. */
export const wordsOfPoint = ({ score, state }: Scored, by: MeasureId | undefined, states: States): Said =>
  by === undefined || Number.isNaN(score) ? states[state] : ofMeasure(by, score);
export type States = Readonly<Record<SweptState, Said>>;

/** Whether an axis of these values is better by factors. */
export function isLogarithmic(values: readonly OptionValue[]): boolean {
  const numbers = values.filter((value) => typeof value === "number");
  return numbers.length === values.length && Math.min(...numbers) > 0
    ? Math.max(...numbers) / Math.min(...numbers) >= 10
    : false;
}

/** One line a run, figures unrounded. */
export async function csvOfSweep(runs: readonly SweptRun[]): Promise<string> {
  const { default: Papa } = await import("papaparse");
  return Papa.unparse(
    plainResult({ runs }).runs.map(({ options, measures: found, ...run }) => ({
      ...options,
      seed: run.seed,
      state: run.state,
      iterations: run.iterations,
      ...Object.fromEntries(
        Object.entries(found).flatMap(([id, pair]) => [
          [id, pair[0] ?? ""],
          [`${id} ±`, pair[1] ?? ""],
        ]),
      ),
      seconds: run.seconds,
      reason: run.reason ?? "",
      link: run.link,
    })),
    { newline: "\n" },
  );
}
