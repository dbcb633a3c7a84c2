// How well a learner knows what it does not know: the likelihood of what it was not shown, and how often the truth
// lies within the bands that it gives.

import jStat from "jstat";
import type { Uncertainty } from "../../experiment/results.ts";
import { interval, meanOf } from "./interval.ts";

/** Bands that are looked at, by the probability they claim; 50% and 90% among them. */
export const LEVELS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95] as const;

/** What is known of a batch: M samples of the outputs for each of T tasks, and the truth. */
export interface PredictedBatch {
  readonly tasks: number;
  readonly samples: number;
  /** Q: queries of a task. */
  readonly queries: number;
  /** Width of a target: how many values, or classes. */
  readonly outputs: number;
  /** Values, or logarithms of probabilities, `[T, M, Q, outputs]`. */
  readonly predicted: Float32Array;
  /** Targets, `[T, Q, outputs]`. */
  readonly targets: Float32Array;
  /** How much each query counts, `[T, Q]`; all alike where absent. */
  readonly weights?: Float32Array | undefined;
  /** Standard deviation of targets around the true function; absent for classes. */
  readonly noise: number | undefined;
}

/** Figures by task. */
export interface TaskUncertainty {
  /** Mean over queries of −log p(y), nats; of several values p is that of all together. */
  readonly negativeLogLikelihood: number;
  /** Loss of the sample that happens to be best. */
  readonly best: number;
  /** Share of queries within the band of each of `LEVELS`; of several values each counts apart. */
  readonly coverage: readonly number[];
}

/** One query: −log p(y), the squared error or −log p(y) of each sample, and for a level whether (or how much of) the truth is within. */
interface Query {
  readonly surprise: number;
  readonly losses: readonly number[];
  readonly within: (level: number) => number;
}

/** The logarithm of the mean of what these are the logarithms of, which itself may be too small for a number. */
function logMeanExp(logarithms: readonly number[]): number {
  const top = Math.max(...logarithms);
  // Nothing but zeros: their mean is zero.
  if (top === Number.NEGATIVE_INFINITY) return top;
  return top + Math.log(meanOf(logarithms.map((value) => Math.exp(value - top))));
}

/**
 * The prediction is a mixture of normal distributions, one around each sample, as wide as the noise:
 * `samples [M][outputs]`, `target [outputs]`.
 */
function valueQuery(samples: readonly Float32Array[], target: Float32Array, noise: number): Query {
  const scale = Math.log(noise * Math.sqrt(2 * Math.PI));
  const logDensity = (sample: Float32Array) =>
    sample.reduce((total, value, at) => total - 0.5 * ((target[at]! - value) / noise) ** 2 - scale, 0);
  /** How much of the mixture lies below the truth, by output. */
  const below = Array.from(target, (truth, at) =>
    meanOf(samples.map((sample) => jStat.normal.cdf((truth - sample[at]!) / noise, 0, 1))),
  );
  return {
    surprise: -logMeanExp(samples.map(logDensity)),
    losses: samples.map((sample) => meanOf(sample.map((value, at) => (target[at]! - value) ** 2))),
    // The central band of probability `level`.
    within: (level) => meanOf(below.map((share) => Number(Math.abs(2 * share - 1) <= level))),
  };
}

/**
 * The prediction is the mean of the samples' probabilities, whose logarithms are given, `[M][classes]`; a band is the
 * likeliest classes that make up its probability.
 */
function classQuery(samples: readonly Float32Array[], target: number): Query {
  const together = Array.from(samples[0]!, (_, label) => logMeanExp(samples.map((sample) => sample[label]!)));
  const own = together[target]!;
  const likelier = together.reduce(
    (total, value, label) => total + (value > own || (value === own && label < target) ? Math.exp(value) : 0),
    0,
  );
  return {
    surprise: -own,
    losses: samples.map((sample) => -sample[target]!),
    // A class on the edge of the band counts by the share of it that is needed to make up the level.
    within: (level) => (level <= likelier ? 0 : Math.min(1, (level - likelier) / Math.exp(own))),
  };
}

/** The figures of each task of a batch. */
export function uncertaintyByTask(batch: PredictedBatch): TaskUncertainty[] {
  const { tasks, samples, queries, outputs, predicted, targets, weights, noise } = batch;
  const weightOf = (task: number, query: number) => weights?.[task * queries + query] ?? 1;
  return Array.from({ length: tasks }, (_, task) => {
    let surprise = 0;
    const losses = new Float64Array(samples);
    const coverage = LEVELS.map(() => 0);
    const total = Array.from({ length: queries }, (_, query) => weightOf(task, query)).reduce(
      (sofar, weight) => sofar + weight,
      0,
    );
    for (let query = 0; query < queries; query++) {
      const share = weightOf(task, query) / total;
      if (share === 0) continue;
      const rows = Array.from({ length: samples }, (_, sample) => {
        const start = ((task * samples + sample) * queries + query) * outputs;
        return predicted.subarray(start, start + outputs);
      });
      const at = (task * queries + query) * outputs;
      const target = targets.subarray(at, at + outputs);
      const found =
        noise === undefined ? classQuery(rows, target.indexOf(1)) : valueQuery(rows, target, noise);
      surprise += share * found.surprise;
      found.losses.forEach((loss, sample) => {
        losses[sample] = losses[sample]! + share * loss;
      });
      LEVELS.forEach((level, index) => {
        coverage[index] = coverage[index]! + share * found.within(level);
      });
    }
    return { negativeLogLikelihood: surprise, best: Math.min(...losses), coverage };
  });
}

/** The figures over tasks. */
export function uncertaintyOver(tasks: readonly TaskUncertainty[], samples: number): Uncertainty {
  return {
    samples,
    negativeLogLikelihood: interval(tasks.map((task) => task.negativeLogLikelihood)),
    best: interval(tasks.map(({ best }) => best)),
    coverage: LEVELS.map((level, index) => ({
      level,
      observed: interval(tasks.map(({ coverage }) => coverage[index]!)),
    })),
  };
}
