// What was seen of a segment: at each price, of how many visitors how many bought.

/** What is known of one segment. All are of the same length; nothing where that is 0. */
export interface Observed {
  readonly prices: ArrayLike<number>;
  /** Share of the visitors who bought at each price, from 0 to 1. */
  readonly shares: ArrayLike<number>;
  /** Visitors at each price. */
  readonly visitors: number;
}

/** The share that buys at each of some prices, as somebody expects it from what was observed. */
export type DemandFit = (observed: Observed, asked: ArrayLike<number>) => Float64Array;
