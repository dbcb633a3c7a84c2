// What a learner reaches on a split's fixed tasks, task by task.

import type { Random } from "../../engine/random.ts";
import type { Split } from "../../tasks/episode.ts";
import type { TaskSampler } from "../../tasks/family.ts";
import { type TaskUncertainty, uncertaintyByTask } from "../measures/uncertainty.ts";
import type { BetweenTasks } from "../run.ts";
import { fixedTasks, tasksAtOnce } from "./fixedTasks.ts";
import type { Learner, StepMeasurements } from "./learner.ts";

export interface MeasuredTasks {
  /** Before adaptation and after each step, `[step][task]`. */
  readonly loss: readonly (readonly number[])[];
  /** The same; empty but for classification. */
  readonly accuracy: readonly (readonly number[])[];
  /** Variance of the outputs over a task's queries. */
  readonly spread: readonly number[];
  /** Empty where targets scatter by no known law. */
  readonly uncertainty: readonly TaskUncertainty[];
  /** Width of a target: values, or ways. */
  readonly outputs: number;
}

/** What is measured, and how far a learner adapts. */
export interface Measuring {
  readonly split: Split;
  /** Number of the split's tasks, from the first. */
  readonly tasks: number;
  readonly steps: number;
  /** The step whose outputs spread and uncertainty are of. */
  readonly at: number;
}

/** `[part][step][task of the part]` → `[step][task]`. */
const acrossParts = (parts: readonly (readonly Float32Array[])[]): number[][] =>
  parts[0]!.map((_, step) => parts.flatMap((part) => [...part[step]!]));

/** Measures a learner, some tasks at a time. */
export async function measureTasks(
  learner: Pick<Learner, "samples" | "measure">,
  sampler: TaskSampler,
  random: Random,
  { split, tasks, steps, at }: Measuring,
  between?: BetweenTasks,
): Promise<MeasuredTasks> {
  const { problem, queryNoise: noise } = sampler;
  const { samples } = learner;
  const one = fixedTasks(sampler, random, split, 0, 1);
  const atOnce = tasksAtOnce(one, samples, tasks);
  const parts: StepMeasurements[] = [];
  const uncertainty: TaskUncertainty[] = [];
  for (let first = 0; first < tasks; first += atOnce) {
    const batch = fixedTasks(sampler, random, split, first, Math.min(atOnce, tasks - first));
    const measured = await learner.measure(
      batch,
      steps,
      at,
      first,
      between && ((stage) => between(stage, first)),
    );
    parts.push(measured);
    if (problem === "classification" || noise !== undefined) {
      const { outputs, query } = batch;
      const truth = { targets: query.y, queries: query.count, weights: query.weights, noise };
      const predicted = measured.samples;
      uncertainty.push(...uncertaintyByTask({ tasks: batch.tasks, samples, outputs, predicted, ...truth }));
    }
    await between?.("computing", first + batch.tasks);
  }
  return {
    loss: acrossParts(parts.map(({ loss }) => loss)),
    accuracy: acrossParts(parts.map(({ accuracy }) => accuracy)),
    spread: parts.flatMap(({ spread }) => [...spread]),
    uncertainty,
    outputs: one.outputs,
  };
}
