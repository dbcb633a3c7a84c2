// From values of tasks to one value with an interval, and to the paired difference of two contenders.

import type { Interval, Measured } from "../../experiment/results.ts";
import { type Aggregate, type ByMeasure, type MeasureId, measures } from "../../measures/registry.ts";
import type { TaskScores } from "../../tasks/family.ts";
import { interval, meanOf } from "./interval.ts";

/** A value over tasks. */
export interface Aggregated {
  readonly value: number;
  /** The value as each task that counts would have it: what its scatter is read from. */
  readonly byTask: readonly number[];
  /** Tasks that were asked. */
  readonly tasks: number;
}

/** Numbers of the tasks that have one. @throws Error where a task shows items. */
function numbersOf(scores: TaskScores): number[] {
  return scores.flatMap((score) => {
    if (score === undefined) return [];
    if (typeof score !== "number") throw new Error("A task's value is a list of items, not a number.");
    return [score];
  });
}

const aggregates: Readonly<
  Record<Aggregate, (scores: TaskScores, items: number) => Omit<Aggregated, "tasks">>
> = {
  mean(scores) {
    const byTask = numbersOf(scores);
    return { value: meanOf(byTask), byTask };
  },
  /** The root moves by 1 / 2r of what the mean moves by (delta method). */
  rootOfMean(scores) {
    const squares = numbersOf(scores);
    const mean = meanOf(squares);
    const value = Math.sqrt(mean);
    return {
      value,
      byTask: squares.map((square) => (value > 0 ? value + (square - mean) / (2 * value) : 0)),
    };
  },
  /** A task moves a ratio of sums by what its numerator departs from its denominator's due, over the mean denominator (delta method). */
  ratio(scores) {
    const pairs = scores.flatMap((score) => {
      if (score === undefined) return [];
      if (typeof score === "number" || score.length !== 2)
        throw new Error("A task's value is no numerator with its denominator.");
      return [score as readonly [number, number]];
    });
    const below = meanOf(pairs.map(([, denominator]) => denominator));
    const value = meanOf(pairs.map(([numerator]) => numerator)) / below;
    return {
      value,
      byTask: pairs.map(([numerator, denominator]) => value + (numerator - value * denominator) / below),
    };
  },
  /** Each task's value is Tukey's pseudo-value (1958): n times the share less n − 1 times that without the task. */
  union(scores, items) {
    const shown = scores.flatMap((score) => {
      if (score === undefined) return [];
      if (typeof score === "number") throw new Error("A task's value is a number, not a list of items.");
      return [[...new Set(score)]];
    });
    const times = new Map<number, number>();
    for (const item of shown.flat()) times.set(item, (times.get(item) ?? 0) + 1);
    const value = times.size / items;
    return {
      value,
      byTask: shown.map((list) => {
        const alone = list.filter((item) => times.get(item) === 1).length;
        return value + ((shown.length - 1) * alone) / items;
      }),
    };
  },
};

/**
 * One value of all tasks' by a measure.
 * @param items Items of which tasks show some; asked for by measures of what is shown.
 */
export const aggregated = (id: MeasureId, scores: TaskScores, items = Number.NaN): Aggregated => ({
  ...aggregates[measures[id].aggregate](scores, items),
  tasks: scores.length,
});

/** With how many tasks count, where not all do. */
const told = (found: Interval, counted: number, tasks: number): Interval =>
  counted === tasks ? found : { ...found, tasks: counted };

/** A value with its interval: Student's t of what tasks scatter by. */
const withInterval = ({ value, byTask, tasks }: Aggregated): Interval =>
  told({ ...interval(byTask), mean: value }, byTask.length, tasks);

/** The first less the second, paired by task. @throws Error where they are of other tasks. */
function less(one: Aggregated, other: Aggregated): Interval {
  if (one.byTask.length !== other.byTask.length)
    throw new Error("Differences are of the same tasks only, and these two have other ones.");
  const scatter = interval(one.byTask.map((value, task) => value - other.byTask[task]!));
  return told({ ...scatter, mean: one.value - other.value }, one.byTask.length, one.tasks);
}

const ofEach = <T, U>(values: ByMeasure<T>, work: (value: T, id: MeasureId) => U | undefined): ByMeasure<U> =>
  Object.fromEntries(
    (Object.entries(values) as [MeasureId, T][]).flatMap(([id, value]) => {
      const made = work(value, id);
      return made === undefined ? [] : [[id, made]];
    }),
  );

/** Every measure with its interval. */
export const withIntervals = (values: ByMeasure<Aggregated>): Measured => ofEach(values, withInterval);

/** The first less the second by every measure that both have. */
export const differences = (one: ByMeasure<Aggregated>, other: ByMeasure<Aggregated>): Measured =>
  ofEach(one, (value, id) => other[id] && less(value, other[id]));
