// Logistic demand by Bayes's rule, on a grid: how likely each demand curve is, given what was observed of a segment.

import type { Random } from "../../engine/random.ts";
import { sharesOf } from "../../measures/shares.ts";
import type { Observed } from "./observed.ts";

/** A normal distribution. */
export interface Normal {
  readonly mean: number;
  readonly deviation: number;
}

/** How segments differ: the share that buys at a price is 1 / (1 + exp(steepness · (price − half))). */
export interface DemandPrior {
  /** Of the natural logarithm of the steepness, whose unit is one over a unit of price. */
  readonly logSteepness: Normal;
  /** Of the price at which half the visitors buy. */
  readonly half: Normal;
}

/** Curves of the grid that are so many deviations from the mean are the last. */
const REACH = 4.5;
/** Points of the grid in each direction, unless asked otherwise. */
const POINTS = 61;

/** The share that buys at a price. */
export const shareBuying = (steepness: number, half: number, price: number): number =>
  1 / (1 + Math.exp(steepness * (price - half)));

/** Demand curves, and how likely each is. */
export interface DemandGrid {
  /** Each curve's steepness, and the price at which half buy, `[curves]`. */
  readonly steepness: Float64Array;
  readonly half: Float64Array;
  /** Logarithm of how likely each is beforehand, but for a constant. */
  readonly logPrior: Float64Array;
}

/** Evenly from −REACH to REACH deviations about the mean. */
const evenly = ({ mean, deviation }: Normal, points: number): number[] =>
  Array.from({ length: points }, (_, index) => mean + deviation * REACH * ((2 * index) / (points - 1) - 1));

/** A grid over everything that a prior deems possible. */
export function demandGrid(prior: DemandPrior, points = POINTS): DemandGrid {
  const all = evenly(prior.logSteepness, points).flatMap((logSteepness) =>
    evenly(prior.half, points).map((half) => ({ logSteepness, half })),
  );
  const square = (value: number, { mean, deviation }: Normal) => ((value - mean) / deviation) ** 2;
  return {
    steepness: Float64Array.from(all, ({ logSteepness }) => Math.exp(logSteepness)),
    half: Float64Array.from(all, ({ half }) => half),
    logPrior: Float64Array.from(
      all,
      ({ logSteepness, half }) => -(square(logSteepness, prior.logSteepness) + square(half, prior.half)) / 2,
    ),
  };
}

/** Logarithm of how likely what was observed is by each curve of a grid, `[curves]`, but for a constant: binomial sales. */
export function logLikelihood(
  { steepness, half }: Pick<DemandGrid, "steepness" | "half">,
  { prices, shares, visitors }: Observed,
): Float64Array {
  const logarithms = new Float64Array(steepness.length);
  for (let row = 0; row < prices.length; row++) {
    for (let curve = 0; curve < logarithms.length; curve++) {
      const fall = steepness[curve]! * (prices[row]! - half[curve]!);
      // log p = −log (1 + eᶠ), log (1 − p) = f − log (1 + eᶠ), for f the fall.
      const softplus = Math.max(fall, 0) + Math.log1p(Math.exp(-Math.abs(fall)));
      logarithms[curve]! += visitors * ((1 - shares[row]!) * fall - softplus);
    }
  }
  return logarithms;
}

/** How likely each curve of a grid is after what was observed, `[curves]`, summing to 1. */
export function posterior(grid: DemandGrid, observed: Observed): Float64Array {
  return sharesOf(logLikelihood(grid, observed).map((value, curve) => value + grid.logPrior[curve]!));
}

/**
 * `count` curves drawn evenly: at every `count`-th part of the probability one, from a common random start (systematic
 * sampling, Madow and Madow 1944). Means over them scatter far less than over independent draws.
 */
export function drawnEvenly(likely: Float64Array, count: number, random: Random): Uint32Array {
  const drawn = new Uint32Array(count);
  const start = random.uniform();
  let [curve, below] = [0, 0];
  for (let index = 0; index < count; index++) {
    const at = (index + start) / count;
    while (below + likely[curve]! < at && curve < likely.length - 1) below += likely[curve++]!;
    drawn[index] = curve;
  }
  return drawn;
}
