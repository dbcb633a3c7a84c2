// Means with intervals over tasks.

import type { Interval } from "../../experiment/results.ts";

/** Mean and half-width of the 95% interval over tasks. */
export function interval(values: ArrayLike<number>): Interval {
  const list = Array.from(values);
  const mean = list.reduce((total, value) => total + value, 0) / list.length;
  const variance =
    list.reduce((total, value) => total + (value - mean) ** 2, 0) / Math.max(1, list.length - 1);
  return { mean, ci95: 1.96 * Math.sqrt(variance / list.length) };
}
