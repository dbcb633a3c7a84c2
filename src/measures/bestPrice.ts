// From a demand curve to the price that earns most, how good that price is, and where the best price lies.

/** How much of all that is possible the interval of the best price is to contain. */
export const NOMINAL = 0.9;

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
 * The interval that contains one more draw in `NOMINAL` of all cases, from draws of the same law: quantiles at
 * (M + 1) q of M sorted draws, interpolated (Weibull 1939; type 6 of Hyndman and Fan 1996), of few draws the least and
 * the greatest. A single draw is an interval of no width.
 */
export function intervalOf(draws: readonly number[]): readonly [low: number, high: number] {
  const sorted = draws.toSorted((one, other) => one - other);
  const at = (share: number) => {
    const rank = Math.min(sorted.length, Math.max(1, (sorted.length + 1) * share)) - 1;
    const below = Math.floor(rank);
    const above = Math.min(sorted.length - 1, below + 1);
    return sorted[below]! + (rank - below) * (sorted[above]! - sorted[below]!);
  };
  return [at((1 - NOMINAL) / 2), at((1 + NOMINAL) / 2)];
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
): readonly [low: number, high: number] {
  const [low, high] = intervalOf(curves.map((shares) => peakPrice(prices, shares)));
  const wider = Math.max(margin, (low - high) / 2);
  const within = (price: number) => Math.min(prices[prices.length - 1]!, Math.max(prices[0]!, price));
  return [within(low - wider), within(high + wider)];
}
