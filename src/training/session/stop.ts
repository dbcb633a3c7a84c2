// When a run is over: iterations, minutes, or a target that evaluation reaches.

import type { Experiment } from "../../experiment/experiment.ts";
import { isShare, measureOf } from "../../experiment/figures.ts";
import { type Evaluation, firstOf } from "../../experiment/results.ts";
import { type Said, said } from "../../words/said.ts";

/** Why training is over after `iteration` meta-steps and `trainingMs` milliseconds; undefined while it is not. */
export function stopReason({ training }: Experiment, iteration: number, trainingMs: number) {
  const { iterations, minutes } = training;
  if (iteration >= Number(iterations)) return said`all ${Number(iterations)} iterations are done`;
  if (Number(minutes) > 0 && trainingMs >= Number(minutes) * 60_000)
    return said`${Number(minutes)} minutes are over`;
  return undefined;
}

/**
 * Why training is over with this evaluation: the measure that counts most, in percents where it is a share, has come
 * as far as the target after the last step looked at; 0 is no target.
 */
export function targetReason(
  { training }: Experiment,
  { bySteps, measures }: Pick<Evaluation, "bySteps" | "measures">,
): Said | undefined {
  const target = Number(training.target);
  const id = firstOf(measures);
  const found = id && (bySteps.at(-1)?.measures[id] ?? measures[id]);
  if (target <= 0 || id === undefined || found === undefined) return undefined;
  const value = isShare(id) ? 100 * found.mean : found.mean;
  const reached = measureOf(id).better === "up" ? value >= target : value <= target;
  return reached ? said`the target of ${target} is reached` : undefined;
}
