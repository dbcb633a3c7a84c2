// The outer loop's numbers at one iteration.

import type { Options } from "../schema/fields.ts";
import type { OuterStep } from "./episodes/learner.ts";

/** The share of the outer rate by the share of the run that is done. */
const SCHEDULES = {
  constant: () => 1,
  linear: (progress: number) => 1 - progress,
  cosine: (progress: number) => (1 + Math.cos(Math.PI * progress)) / 2,
} as const;

/** Rate by schedule, momentum and clipping, by these training options. */
export function outerStep(training: Options, iteration: number): OuterStep {
  const { outerLearningRate, schedule, iterations, momentum, gradientClip } = training;
  const progress = Math.min(1, iteration / Number(iterations));
  return {
    rate: Number(outerLearningRate) * SCHEDULES[schedule as keyof typeof SCHEDULES](progress),
    momentum: Number(momentum),
    gradientClip: Number(gradientClip),
  };
}
