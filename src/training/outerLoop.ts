// The outer loop's numbers at one iteration.

import type { Options } from "../schema/fields.ts";
import type { OuterStep } from "./episodes/learner.ts";

/** The share of the outer rate by the share of the run that is done. */
const SCHEDULES = {
  constant: () => 1,
  linear: (progress: number) => 1 - progress,
  cosine: (progress: number) => (1 + Math.cos(Math.PI * progress)) / 2,
} as const;

/** The share of the run that is done before this iteration (from 0): 0 at the first, 1 past the last. */
export const progressAt = ({ iterations }: Options, iteration: number): number =>
  Math.min(1, iteration / Number(iterations));

/** Rate by schedule, momentum and clipping, by these training options. */
export function outerStep(training: Options, iteration: number): OuterStep {
  const { outerLearningRate, schedule, momentum, gradientClip } = training;
  const share = SCHEDULES[schedule as keyof typeof SCHEDULES](progressAt(training, iteration));
  return {
    rate: Number(outerLearningRate) * share,
    momentum: Number(momentum),
    gradientClip: Number(gradientClip),
  };
}
