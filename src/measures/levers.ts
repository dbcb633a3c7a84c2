// What a lever of a shop does, how unsure that is, and between what it lies: the same for the score and for the picture.

import { type Bounds, intervalOf, widened } from "./calibrated.ts";

/** What a lever does to the logarithm of sales, from what kinds of days sell, `[days]`: so much of each, `weights [days]`, which sum to 0. */
export function effectOf(weights: ArrayLike<number>, sold: ArrayLike<number>): number {
  let sum = 0;
  for (let day = 0; day < weights.length; day++) sum += weights[day]! * sold[day]!;
  return sum;
}

/**
 * How unsure it is what a change of the input does, as a standard deviation: √(cᵀ V c).
 * @param change `[D]`; a whole input for the sales of a day.
 * @param covariance V, of what each column does, `[D, D]`.
 */
export function deviationOf(change: ArrayLike<number>, covariance: ArrayLike<number>): number {
  const width = change.length;
  let variance = 0;
  for (let i = 0; i < width; i++)
    for (let j = 0; j < width; j++) variance += change[i]! * change[j]! * covariance[i * width + j]!;
  return Math.sqrt(variance);
}

/** Between what something lies of which M samples say this: `margin` deviations wider at both ends than they have it. */
export const boundsOf = (samples: readonly number[], deviation: number, margin: number): Bounds =>
  widened(intervalOf(samples), margin * deviation);
