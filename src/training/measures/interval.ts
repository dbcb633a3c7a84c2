// Means with intervals over tasks.

import jStat from "jstat";
import type { Interval } from "../../experiment/results.ts";

/** Mean of numbers. @throws Error where there are none. */
export function meanOf(values: ArrayLike<number>): number {
  if (values.length === 0) throw new Error("The mean of no numbers was asked for.");
  let total = 0;
  for (let index = 0; index < values.length; index++) total += values[index]!;
  return total / values.length;
}

/**
 * Mean over tasks, and the half-width of its 95% interval by Student's t distribution of n − 1 degrees of freedom
 * (Student 1908). One task says nothing of how tasks scatter: it has no interval.
 * @throws Error where there are no tasks.
 */
export function interval(values: ArrayLike<number>): Interval {
  const mean = meanOf(values);
  const { length } = values;
  if (length === 1) return { mean };
  let squares = 0;
  for (let index = 0; index < length; index++) squares += (values[index]! - mean) ** 2;
  const standardError = Math.sqrt(squares / (length - 1) / length);
  return { mean, ci95: jStat.studentt.inv(0.975, length - 1) * standardError };
}
