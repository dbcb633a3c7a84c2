// When a run is over: iterations, minutes, or a target that evaluation reaches.

import type { Experiment } from "../../experiment/experiment.ts";
import type { Evaluation } from "../../experiment/results.ts";
import { type Said, said } from "../../words/said.ts";

/** Why training is over after `iteration` meta-steps and `trainingMs` milliseconds; undefined while it is not. */
export function stopReason({ training }: Experiment, iteration: number, trainingMs: number) {
  const { iterations, minutes } = training;
  if (iteration >= Number(iterations)) return said`all ${Number(iterations)} iterations are done`;
  if (Number(minutes) > 0 && trainingMs >= Number(minutes) * 60_000)
    return said`${Number(minutes)} minutes are over`;
  return undefined;
}

/** Why training is over with this evaluation: accuracy in per cent or above the target, else loss or below; 0 is no target. */
export function targetReason({ training }: Experiment, { bySteps }: Evaluation): Said | undefined {
  const target = Number(training.target);
  const last = bySteps.at(-1);
  if (target <= 0 || last === undefined) return undefined;
  const reached = last.accuracy ? last.accuracy.mean * 100 >= target : last.loss.mean <= target;
  return reached ? said`the target of ${target} is reached` : undefined;
}
