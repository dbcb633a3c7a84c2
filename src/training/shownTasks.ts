// Tasks for people to look at: of a run, or of an experiment that nobody trains yet.

import type { TaskData } from "../data/kinds.ts";
import { Random } from "../engine/random.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { SampledTask } from "../experiment/shown.ts";
import type { TaskSampler } from "../tasks/family.ts";
import { ofTask } from "../tasks/padding.ts";
import { taskFamilies } from "../tasks/registry.ts";
import type { Trials } from "../tasks/trials.ts";
import { loadFamily, loadTrialFamily } from "./load.ts";

/** The stream of an experiment's tasks for people, from the random stream of its seed. */
export const shownStream = (random: Random, index: number): Random => random.split("shown").split(`${index}`);

/** Episodes from the validation side. */
export function shownEpisodes(sampler: TaskSampler, stream: Random, count: number): SampledTask[] {
  const batch = sampler.sample(stream, "validation", count);
  return Array.from({ length: batch.tasks }, (_, task) => ({
    description: batch.description(task),
    support: ofTask(batch.support, task, batch.tasks),
    query: ofTask(batch.query, task, batch.tasks),
  }));
}

const NOTHING = { x: new Float32Array(0), y: new Float32Array(0), count: 0 };

/** Trials, which have no examples. */
export const shownTrials = (trials: Trials): SampledTask[] =>
  Array.from({ length: trials.tasks }, (_, task) => ({
    description: trials.description(task),
    support: NOTHING,
    query: NOTHING,
  }));

/**
 * The tasks that a run of this experiment would show first, without making one.
 * @throws Error, a whole sentence, where the tasks' options and data do not fit.
 */
export async function previewTasks(
  { task, run }: Experiment,
  data: TaskData | undefined,
  count: number,
): Promise<SampledTask[]> {
  const stream = shownStream(new Random(Number(run.seed)), 0);
  if (taskFamilies[task.id].meta.problem === "decisions") {
    const family = await loadTrialFamily(task.id);
    return shownTrials(family.createSampler(task.options).sample(stream, "validation", count));
  }
  const family = await loadFamily(task.id);
  return shownEpisodes(family.createSampler(task.options, data), stream, count);
}
