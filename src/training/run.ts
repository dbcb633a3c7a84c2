// A run: an experiment being trained, on episodes or on trials.

import type { Device } from "../engine/backend/device.ts";
import { conflictsIn } from "../experiment/check.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { DividedImages } from "../tasks/family.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { EpisodeRun } from "./episodes/episodeRun.ts";
import { TrialRun } from "./trials/trialRun.ts";

export type Run = EpisodeRun | TrialRun;

/** What one meta-step measured, left on the device until it is read. */
export interface MetaStep {
  readonly iteration: number;
  read(): Promise<{ loss: number; accuracy: number | undefined }>;
}

/** @throws Error, whole sentences, where the experiment's parts or data do not fit. */
export async function createRun(
  experiment: Experiment,
  device: Device,
  images?: DividedImages,
): Promise<Run> {
  const conflicts = conflictsIn(experiment);
  if (conflicts.length > 0) throw new Error(conflicts.map(({ message }) => message).join(" "));
  return taskFamilies[experiment.task.id].meta.problem === "decisions"
    ? TrialRun.create(experiment, device)
    : EpisodeRun.create(experiment, device, images);
}
