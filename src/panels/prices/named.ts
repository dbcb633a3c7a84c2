// Which price a contender would name from its demand curve, and what is to be said of it.

import { bestPrice, peakInterval, revenueShare } from "../../measures/bestPrice.ts";
import { intervalOf } from "../../measures/calibrated.ts";
import type { PricesTask } from "../../tasks/episode.ts";

/** A price that is named for a segment. */
export interface Named {
  /** The price that earns most by the contender's own curve, among those that may be named. */
  readonly price: number;
  /** The price that earns most by the truth, and what the one named earns, as a share of that; where the truth is known. */
  readonly simulated?: { readonly best: number; readonly share: number };
  /** Where the best price lies; once the contender was evaluated, and its interval calibrated. */
  readonly interval?: readonly [low: number, high: number];
}

/**
 * What follows from a contender's demand curve `shares`, and from each of its samples' where it has some.
 * @param margin By how much its interval is widened, as validation tasks asked for.
 * @returns Nothing while the answers are no numbers.
 */
export function namedPrice(
  { prices, truth }: Pick<PricesTask, "prices" | "truth">,
  shares: Float32Array,
  samples: readonly Float32Array[] = [shares],
  margin?: number,
): Named | undefined {
  const place = bestPrice(prices, shares);
  if (place < 0 || samples.some((curve) => bestPrice(prices, curve) < 0)) return undefined;
  return {
    price: prices[place]!,
    ...(truth && {
      simulated: { best: prices[bestPrice(prices, truth)]!, share: revenueShare(prices, truth, place) },
    }),
    ...(margin !== undefined && { interval: peakInterval(prices, samples, margin) }),
  };
}

/** The band in which nine of ten curves lie, price by price. */
export function bandOf(samples: readonly Float32Array[]): { low: Float32Array; high: Float32Array } {
  const [low, high] = [new Float32Array(samples[0]!.length), new Float32Array(samples[0]!.length)];
  for (let place = 0; place < low.length; place++)
    [low[place], high[place]] = intervalOf(samples.map((curve) => curve[place]!));
  return { low, high };
}
