// A straight line through what was observed of a segment.

import type { DemandFit } from "./observed.ts";

/**
 * Least squares of the share on the price. Where no two prices differ, and no slope is to be had, the line is flat; it
 * is not kept between 0 and 1.
 */
export const linearFit: DemandFit = ({ prices, shares }, asked) => {
  const count = prices.length;
  const mean = (values: ArrayLike<number>) =>
    Array.from(values).reduce((total, value) => total + value, 0) / count;
  const [centre, level] = [mean(prices), mean(shares)];
  let [products, squares] = [0, 0];
  for (let row = 0; row < count; row++) {
    products += (prices[row]! - centre) * (shares[row]! - level);
    squares += (prices[row]! - centre) ** 2;
  }
  const slope = squares > 0 ? products / squares : 0;
  return Float64Array.from(asked, (price) => level + slope * (price - centre));
};
