// Intervals that are to contain the truth nine times of ten, as widened by what validation tasks ask for.

/** How much of all that is possible an interval is to contain. */
export const NOMINAL = 0.9;

/** From where to where something lies. */
export type Bounds = readonly [low: number, high: number];

/**
 * The interval that contains one more draw in `NOMINAL` of all cases, from draws of the same law: quantiles at
 * (M + 1) q of M sorted draws, interpolated (Weibull 1939; type 6 of Hyndman and Fan 1996), of few draws the least and
 * the greatest. A single draw is an interval of no width.
 */
export function intervalOf(draws: readonly number[]): Bounds {
  const sorted = draws.toSorted((one, other) => one - other);
  const at = (share: number) => {
    const rank = Math.min(sorted.length, Math.max(1, (sorted.length + 1) * share)) - 1;
    const below = Math.floor(rank);
    const above = Math.min(sorted.length - 1, below + 1);
    return sorted[below]! + (rank - below) * (sorted[above]! - sorted[below]!);
  };
  return [at((1 - NOMINAL) / 2), at((1 + NOMINAL) / 2)];
}

/** An interval wider at both ends by a margin; a negative one makes it narrower, down to its middle. */
export function widened([low, high]: Bounds, margin: number): Bounds {
  const wider = Math.max(margin, (low - high) / 2);
  return [low - wider, high + wider];
}

/** How far outside of an interval a value lies, negative within. */
export const outside = ([low, high]: Bounds, value: number): number => Math.max(low - value, value - high);
