// From a demand curve to the price that earns most, how good that price is, and where the best price lies.

import { type Bounds, intervalOf, widened } from "./calibrated.ts";

/**
 * The place of the price that earns most, price times share, the first of equals; −1 where a share is no number.
 * @param prices `[prices]`, rising.
 * @param shares The share that buys at each, `[prices]`.
 */
export function bestPrice(prices: ArrayLike<number>, shares: ArrayLike<number>): number {
  let best = 0;
  for (let place = 0; place < prices.length; place++) {
    if (Number.isNaN(shares[place]!)) return -1;
    if (prices[place]! * shares[place]! > prices[best]! * shares[best]!) best = place;
  }
  return best;
}

/** What the price at a place earns, as a share of what the best would: `truth` is what truly buys at each price. */
export function revenueShare(prices: ArrayLike<number>, truth: ArrayLike<number>, place: number): number {
  const best = bestPrice(prices, truth);
  return (prices[place]! * truth[place]!) / (prices[best]! * truth[best]!);
}

/**
 * The price that earns most, between the prices too: the vertex of the parabola through the best and those beside it,
 * which are evenly apart; an end itself. NaN where a share is no number.
 */
export function peakPrice(prices: ArrayLike<number>, shares: ArrayLike<number>): number {
  const best = bestPrice(prices, shares);
  if (best < 0) return Number.NaN;
  const earned = (place: number) => prices[place]! * shares[place]!;
  if (best === 0 || best === prices.length - 1) return prices[best]!;
  const [before, at, after] = [earned(best - 1), earned(best), earned(best + 1)];
  const bend = before - 2 * at + after;
  if (bend === 0) return prices[best]!;
  return prices[best]! + ((prices[best + 1]! - prices[best]!) * (before - after)) / (2 * bend);
}

/**
 * Where the best price lies, from one demand curve or several: the interval of their peaks, wider at both ends by a
 * margin and within the prices. A negative margin makes it narrower, down to its middle.
 * @param curves Shares that buy at each price, `[curves][prices]`.
 */
export function peakInterval(
  prices: ArrayLike<number>,
  curves: readonly ArrayLike<number>[],
  margin: number,
): Bounds {
  const [low, high] = widened(intervalOf(curves.map((shares) => peakPrice(prices, shares))), margin);
  const within = (price: number) => Math.min(prices[prices.length - 1]!, Math.max(prices[0]!, price));
  return [within(low), within(high)];
}
