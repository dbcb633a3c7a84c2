// Learners that were trained apart, taken up on the tasks of one seed and measured task by task.

import type { TaskData } from "../data/kinds.ts";
import type { Device } from "../engine/backend/device.ts";
import type { ComparedResult, ComparedRun } from "../experiment/compared.ts";
import type { OptionValue } from "../schema/fields.ts";
import { createRun, type SomeRun } from "./createRun.ts";
import { differences, withIntervals } from "./measures/aggregate.ts";
import type { MeasuredByTask } from "./run.ts";

/**
 * A run's main learner alone, with its own weights, on the tasks that `seed` draws: those of whoever else is opened with
 * that seed, whatever it was trained with. What a learner samples is drawn by the same seed.
 * @throws Error, a whole sentence, where tasks and data do not fit.
 */
export async function openLearner(
  { experiment, saved }: ComparedRun,
  seed: OptionValue,
  device: Device,
  data: TaskData | undefined,
): Promise<SomeRun> {
  const alone = { ...experiment, beside: [], run: { ...experiment.run, baseline: "none", seed } };
  const run = await createRun(alone, device, data);
  run.restore({ ...saved, learners: saved.learners.filter(([role]) => role === "learner") });
  return run;
}

/**
 * Every run's measures with their intervals, and its paired difference from the reference: the run less that.
 * @param measured By run, all on the same tasks in the same order.
 * @throws Error where they are of other tasks.
 */
export const compared = (
  measured: readonly Pick<MeasuredByTask, "measures">[],
  reference: number,
): ComparedResult[] =>
  measured.map(({ measures }, index) => ({
    measures: withIntervals(measures),
    ...(index !== reference && { difference: differences(measures, measured[reference]!.measures) }),
  }));
