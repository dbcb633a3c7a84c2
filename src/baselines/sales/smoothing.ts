// Forecasts of the next week from a product's own weeks: exponential smoothing (Brown 1956), and what is made for
// products that often sell nothing (Croston 1972; Teunter, Syntetos and Babai 2011). Each is the same for all weeks ahead.

/** Mean of numbers; 0 of none. */
export const meanOf = (values: ArrayLike<number>): number =>
  values.length === 0 ? 0 : Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

/** The last week again. */
export const lastValue = (weeks: ArrayLike<number>): number => weeks[weeks.length - 1]!;

/**
 * Simple exponential smoothing: the level moves towards each week by a share of the gap, from the first week on.
 * @param alpha The share, above 0 and at most 1.
 */
export function smoothed(weeks: ArrayLike<number>, alpha: number): number {
  let level = weeks[0]!;
  for (let week = 1; week < weeks.length; week++) level += alpha * (weeks[week]! - level);
  return level;
}

/**
 * Croston's method: sizes of sales and gaps between them are smoothed apart, and only when something sells; size over
 * gap is the forecast. The first sale's size, and its gap from before the first week, are where they begin. Nothing sold, nothing expected.
 * @param alpha The share by which both move.
 */
export function croston(weeks: ArrayLike<number>, alpha: number): number {
  let size: number | undefined;
  let interval = 0;
  let gap = 1;
  for (let week = 0; week < weeks.length; week++) {
    const sold = weeks[week]!;
    if (sold === 0) {
      gap++;
      continue;
    }
    if (size === undefined) [size, interval] = [sold, gap];
    else {
      size += alpha * (sold - size);
      interval += alpha * (gap - interval);
    }
    gap = 1;
  }
  return size === undefined ? 0 : size / interval;
}

/**
 * TSB: the chance that anything sells moves every week, the size when something does; chance times size is the
 * forecast, so that it falls while nothing sells. The chance begins at the share of weeks with a sale, the size at the mean of those.
 * @param alpha The share by which the size moves.
 * @param beta The share by which the chance moves.
 */
export function tsb(weeks: ArrayLike<number>, { alpha, beta }: { alpha: number; beta: number }): number {
  const sales = Array.from(weeks).filter((sold) => sold > 0);
  let chance = sales.length / weeks.length;
  let size = meanOf(sales);
  for (let week = 0; week < weeks.length; week++) {
    const sold = weeks[week]!;
    chance += beta * (Number(sold > 0) - chance);
    if (sold > 0) size += alpha * (sold - size);
  }
  return chance * size;
}
