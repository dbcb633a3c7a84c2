// Empirical Bayes for counts (Robbins 1956; the gamma prior of Greenwood and Yule 1920): a week's sales are Poisson
// around the product's own rate, and rates scatter over products as a gamma distribution.

import { meanOf } from "./smoothing.ts";

/** A gamma distribution of rates: mean shape / rate, variance shape / rate². */
export interface GammaPrior {
  readonly shape: number;
  readonly rate: number;
}

/**
 * The prior by moments, from products seen for `weeks` weeks each: their means scatter by the variance of the rates and
 * by mean / weeks of a Poisson's own.
 * @param means Mean units a week of each product.
 * @throws Error where they scatter by no more than chance, so that there is no prior to be had.
 */
export function fitGammaPrior(means: readonly number[], weeks: number): GammaPrior {
  const mean = meanOf(means);
  const scatter = meanOf(means.map((own) => (own - mean) ** 2));
  const between = scatter - mean / weeks;
  if (!(mean > 0 && between > 0))
    throw new Error(
      `The ${means.length} training products differ by no more than chance: no prior of their rates can be fitted. Bring products that differ more, or more weeks of them.`,
    );
  return { shape: (mean * mean) / between, rate: mean / between };
}

/** The mean of the posterior, (shape + units) / (rate + weeks): the product's own mean, drawn to that of all. */
export const posteriorRate = (weeks: ArrayLike<number>, { shape, rate }: GammaPrior): number =>
  (shape + Array.from(weeks).reduce((sum, sold) => sum + sold, 0)) / (rate + weeks.length);
