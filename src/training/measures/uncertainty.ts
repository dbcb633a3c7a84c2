// How well a learner knows what it does not know: the likelihood of what it was not shown, and how often the truth
// lies within the bands that it gives.

import type { Evaluation } from "../../experiment/results.ts";
import { interval } from "./interval.ts";

/** Bands that are looked at, by the probability they claim; 50% and 90% among them. */
export const LEVELS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95] as const;

/** What is known of a batch: M samples of the outputs for each of T tasks, and the truth. */
export interface PredictedBatch {
  readonly tasks: number;
  readonly samples: number;
  /** Q: queries of a task. */
  readonly queries: number;
  /** Width of a target: 1 for a value, else classes. */
  readonly outputs: number;
  /** Values, or logarithms of probabilities, `[T, M, Q, outputs]`. */
  readonly predicted: Float32Array;
  /** Targets, `[T, Q, outputs]`. */
  readonly targets: Float32Array;
  /** Standard deviation of targets around the true function; absent for classes. */
  readonly noise: number | undefined;
}

/** Figures by task. */
export interface TaskUncertainty {
  /** Mean over queries of −log p(y), nats. */
  readonly negativeLogLikelihood: number;
  /** Loss of the sample that happens to be best. */
  readonly best: number;
  /** Share of queries within the band of each of `LEVELS`. */
  readonly coverage: readonly number[];
}

/** Φ: the standard normal distribution function (Abramowitz, Stegun 1964, 7.1.26; to 2·10⁻⁷). */
export function normalDistribution(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * z);
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = (series * Math.exp(-z * z)) / 2;
  return x < 0 ? tail : 1 - tail;
}

/** One query: −log p(y), the squared error or −log p(y) of each sample, and for a level whether (or how much of) the truth is within. */
interface Query {
  readonly surprise: number;
  readonly losses: number[];
  readonly within: (level: number) => number;
}

const logMeanExp = (values: readonly number[]) => {
  const top = Math.max(...values);
  return top + Math.log(values.reduce((total, value) => total + Math.exp(value - top), 0) / values.length);
};

/** The prediction is a mixture of normal distributions, one around each sample, as wide as the noise. */
function valueQuery(values: readonly number[], target: number, noise: number): Query {
  const scaled = values.map((value) => (target - value) / noise);
  const scale = Math.log(noise * Math.sqrt(2 * Math.PI));
  const below = scaled.reduce((total, z) => total + normalDistribution(z), 0) / values.length;
  return {
    surprise: -logMeanExp(scaled.map((z) => -0.5 * z * z - scale)),
    losses: values.map((value) => (target - value) ** 2),
    // The central band of probability `level`.
    within: (level) => Number(Math.abs(2 * below - 1) <= level),
  };
}

/** The prediction is the mean of the samples' probabilities; a band is the likeliest classes that make up its probability. */
function classQuery(logs: readonly (readonly number[])[], target: number): Query {
  const together = logs[0]!.map((_, label) => Math.exp(logMeanExp(logs.map((sample) => sample[label]!))));
  const own = together[target]!;
  const likelier = together.reduce(
    (total, value, label) => total + (value > own || (value === own && label < target) ? value : 0),
    0,
  );
  return {
    surprise: -Math.log(Math.max(own, 1e-12)),
    losses: logs.map((sample) => -sample[target]!),
    // A class on the edge of the band counts by the share of it that is needed to make up the level.
    within: (level) => Math.min(1, Math.max(0, (level - likelier) / Math.max(own, 1e-12))),
  };
}

/** The figures of each task of a batch. */
export function uncertaintyByTask(batch: PredictedBatch): TaskUncertainty[] {
  const { tasks, samples, queries, outputs, predicted, targets, noise } = batch;
  return Array.from({ length: tasks }, (_, task) => {
    let surprise = 0;
    const losses = new Float64Array(samples);
    const coverage = LEVELS.map(() => 0);
    for (let query = 0; query < queries; query++) {
      const rows = Array.from({ length: samples }, (_, sample) => {
        const start = ((task * samples + sample) * queries + query) * outputs;
        return Array.from(predicted.subarray(start, start + outputs));
      });
      const at = (task * queries + query) * outputs;
      const found =
        noise === undefined
          ? classQuery(rows, targets.subarray(at, at + outputs).indexOf(1))
          : valueQuery(
              rows.map(([value]) => value!),
              targets[at]!,
              noise,
            );
      surprise += found.surprise / queries;
      found.losses.forEach((loss, sample) => {
        losses[sample] = losses[sample]! + loss / queries;
      });
      LEVELS.forEach((level, index) => {
        coverage[index] = coverage[index]! + found.within(level) / queries;
      });
    }
    return { negativeLogLikelihood: surprise, best: Math.min(...losses), coverage };
  });
}

/** The figures over tasks. */
export function uncertaintyOver(
  tasks: readonly TaskUncertainty[],
  samples: number,
): NonNullable<Evaluation["uncertainty"]> {
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
