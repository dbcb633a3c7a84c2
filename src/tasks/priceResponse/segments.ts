// Customer segments, simulated: how many of those who come buy at a price.

import { type DemandPrior, shareBuying } from "../../baselines/prices/posterior.ts";
import type { Random } from "../../engine/random.ts";

/** The law of segments: log steepness ~ N(−1.2, 0.35), the price at which half buy ~ N(9, 2). */
export const LAW = {
  logSteepness: { mean: -1.2, deviation: 0.35 },
  half: { mean: 9, deviation: 2 },
} as const satisfies DemandPrior;

/** Visitors at each observed price. */
export const VISITORS = 100;

/** Prices that may be named. */
export const [CHEAPEST, DEAREST] = [1, 20];

/** Prices among which the best is sought, a half apart. */
export const PRICES = Float64Array.from({ length: 39 }, (_, index) => CHEAPEST + index / 2);

/** One segment. */
export interface Segment {
  readonly steepness: number;
  /** The price at which half the visitors buy. */
  readonly half: number;
}

/** Draws a segment. */
export const drawSegment = (random: Random): Segment => ({
  steepness: Math.exp(LAW.logSteepness.mean + LAW.logSteepness.deviation * random.normal()),
  half: LAW.half.mean + LAW.half.deviation * random.normal(),
});

/** The share of a segment's visitors that is expected to buy at a price. */
export const shareAt = ({ steepness, half }: Segment, price: number): number =>
  shareBuying(steepness, half, price);

/** The share of `VISITORS` that bought, each by chance. */
export function observedShare(segment: Segment, price: number, random: Random): number {
  const chance = shareAt(segment, price);
  let sales = 0;
  for (let visitor = 0; visitor < VISITORS; visitor++) if (random.uniform() < chance) sales++;
  return sales / VISITORS;
}

/** What models read of a price: about its middle, at a scale of one. */
const [MIDDLE, SCALE] = [10.5, 5.5];
export const inputOf = (price: number): number => (price - MIDDLE) / SCALE;
export const priceOf = (input: number): number => MIDDLE + SCALE * input;
