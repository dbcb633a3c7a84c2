// How segments differ, learned from what was observed of many: the mean and deviation of steepness and half price that
// make all of it likeliest (empirical Bayes by expectation maximisation, Dempster, Laird, Rubin 1977).

import type { Observed } from "./observed.ts";
import { type DemandGrid, type DemandPrior, demandGrid, logLikelihood, type Normal } from "./posterior.ts";

/** Grids that are laid one after the other about what was found, and rounds of maximisation on each. */
const [GRIDS, ROUNDS] = [3, 15];
/** Points of a grid in each direction. */
const POINTS = 41;
/** However alike segments seem, deviations stay above this: a grid has to have a width. */
const LEAST = 0.02;

/** Curves that are so much less likely than the likeliest of a segment change nothing. */
const NOTHING = 1e-9;

/** The curves that a segment may have, as points of log steepness and half price, and how well each fits. */
interface Fitting {
  readonly points: readonly (readonly [logSteepness: number, half: number])[];
  readonly likelihood: readonly number[];
}

function fitting(grid: DemandGrid, observed: Observed): Fitting {
  const logarithms = logLikelihood(grid, observed);
  const top = logarithms.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const curves = Array.from(logarithms.keys()).filter(
    (curve) => Math.exp(logarithms[curve]! - top) > NOTHING,
  );
  return {
    points: curves.map((curve) => [Math.log(grid.steepness[curve]!), grid.half[curve]!]),
    likelihood: curves.map((curve) => Math.exp(logarithms[curve]! - top)),
  };
}

/** One round: each segment's curves as likely as the prior and what was observed make them, and the moments of all. */
function maximised(segments: readonly Fitting[], prior: DemandPrior): DemandPrior {
  const normals = [prior.logSteepness, prior.half] as const;
  const density = (point: readonly [number, number]) =>
    Math.exp(
      -normals.reduce((sum, { mean, deviation }, at) => sum + ((point[at]! - mean) / deviation) ** 2, 0) / 2,
    );
  const [first, second] = [
    [0, 0],
    [0, 0],
  ];
  for (const { points, likelihood } of segments) {
    const joint = points.map((point, curve) => likelihood[curve]! * density(point));
    const total = joint.reduce((sum, value) => sum + value, 0);
    points.forEach((point, curve) => {
      for (const at of [0, 1] as const) {
        first[at]! += (joint[curve]! / total) * point[at];
        second[at]! += (joint[curve]! / total) * point[at] ** 2;
      }
    });
  }
  const normal = (at: 0 | 1): Normal => {
    const mean = first[at]! / segments.length;
    const variance = second[at]! / segments.length - mean ** 2;
    return { mean, deviation: Math.max(LEAST, Math.sqrt(Math.max(0, variance))) };
  };
  return { logSteepness: normal(0), half: normal(1) };
}

/** The likeliest prior, from segments each observed at a few prices, beginning at a wide one. */
export function learnedPrior(segments: readonly Observed[], wide: DemandPrior): DemandPrior {
  let prior = wide;
  for (let laid = 0; laid < GRIDS; laid++) {
    const grid = demandGrid(prior, POINTS);
    const fitted = segments.map((observed) => fitting(grid, observed));
    for (let round = 0; round < ROUNDS; round++) prior = maximised(fitted, prior);
  }
  return prior;
}
