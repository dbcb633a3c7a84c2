// An experiment's run, by the kind of its tasks.

import type { TaskData } from "../data/kinds.ts";
import type { Device } from "../engine/backend/device.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { EpisodeRun } from "./episodes/episodeRun.ts";
import { TrialRun } from "./trials/trialRun.ts";

/** A run of either kind. */
export type SomeRun = EpisodeRun | TrialRun;

/** @throws Error, a whole sentence, where the tasks' options and data do not fit. */
export const createRun = (experiment: Experiment, device: Device, data?: TaskData): Promise<SomeRun> =>
  taskFamilies[experiment.task.id].meta.problem === "decisions"
    ? TrialRun.create(experiment, device)
    : EpisodeRun.create(experiment, device, data);
