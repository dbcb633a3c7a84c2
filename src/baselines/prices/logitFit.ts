// A logistic curve through what was observed of a segment: log odds fall in a straight line with the price.

import type { DemandFit } from "./observed.ts";

const MOST_ROUNDS = 200;
/** Newton's method has settled where the log-likelihood rises by less than this. */
const TOLERANCE = 1e-10;

const logistic = (logit: number): number => 1 / (1 + Math.exp(-logit));
/** log (1 + eˣ), which does not overflow. */
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/**
 * The logistic curve with intercept and slope of the greatest likelihood, less penalty/2 times their squares (the price
 * about the mean of those observed, in units): binomial sales with so many visitors. Without a penalty, segments in
 * which all or none buy have no finite answer; any penalty above 0 gives one.
 * @param penalty Greater than 0.
 */
export const logitFit =
  (penalty: number): DemandFit =>
  ({ prices, shares, visitors }, asked) => {
    const count = prices.length;
    const centre = Array.from(prices).reduce((total, price) => total + price, 0) / count;
    /** Penalised log-likelihood of log odds a + b (price − centre). */
    const worth = (a: number, b: number) => {
      let total = (-penalty * (a * a + b * b)) / 2;
      for (let row = 0; row < count; row++) {
        const logit = a + b * (prices[row]! - centre);
        total += visitors * (shares[row]! * logit - softplus(logit));
      }
      return total;
    };
    let [a, b] = [0, 0];
    let now = worth(a, b);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      let [slopeA, slopeB] = [-penalty * a, -penalty * b];
      let [aa, ab, bb] = [penalty, 0, penalty];
      for (let row = 0; row < count; row++) {
        const from = prices[row]! - centre;
        const chance = logistic(a + b * from);
        const rest = visitors * (shares[row]! - chance);
        const weight = visitors * chance * (1 - chance);
        slopeA += rest;
        slopeB += rest * from;
        aa += weight;
        ab += weight * from;
        bb += weight * from * from;
      }
      const determinant = aa * bb - ab * ab;
      const [moveA, moveB] = [
        (bb * slopeA - ab * slopeB) / determinant,
        (aa * slopeB - ab * slopeA) / determinant,
      ];
      // The worth is concave: a step that is short enough never lowers it.
      let length = 1;
      while (worth(a + length * moveA, b + length * moveB) < now && length > 1e-12) length /= 2;
      [a, b] = [a + length * moveA, b + length * moveB];
      const next = worth(a, b);
      if (next - now < TOLERANCE) break;
      now = next;
    }
    return Float64Array.from(asked, (price) => logistic(a + b * (price - centre)));
  };
