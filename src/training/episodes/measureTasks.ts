// What a learner reaches on a split's fixed tasks, task by task.

import type { Random } from "../../engine/random.ts";
import type { Between, Stage } from "../../engine/work.ts";
import type { ByMeasure, MeasureId } from "../../measures/registry.ts";
import type { EpisodeBatch, Split } from "../../tasks/episode.ts";
import type { TaskSampler, TaskScores } from "../../tasks/family.ts";
import { type Aggregated, aggregated } from "../measures/aggregate.ts";
import { marginOf } from "../measures/conformal.ts";
import { type TaskUncertainty, uncertaintyByTask } from "../measures/uncertainty.ts";
import type { BetweenTasks } from "../run.ts";
import { fixedTasks, tasksAtOnce } from "./fixedTasks.ts";
import type { Learner, StepMeasurements } from "./learner.ts";

export interface MeasuredTasks {
  /** Before adaptation and after each step, `[step][task]`. */
  readonly loss: readonly (readonly number[])[];
  /** The same of those measures that outputs and targets decide, over tasks. */
  readonly bySteps: readonly ByMeasure<Aggregated>[];
  /** Every measure of the tasks after `at` steps, in the order in which the sampler names them. */
  readonly measures: ByMeasure<Aggregated>;
  /** Variance of the outputs over a task's queries. */
  readonly spread: readonly number[];
  /** Empty where targets scatter by no known law. */
  readonly uncertainty: readonly TaskUncertainty[];
  /** Width of a target: values, or ways. */
  readonly outputs: number;
  /** By how much intervals of each kind were widened, as validation tasks ask for; of families that give some. */
  readonly margins?: readonly number[];
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

/** A batch whose queries are these inputs; what is right for them is not asked. */
const asking = (batch: EpisodeBatch, asked: Pick<EpisodeBatch["query"], "x" | "count">): EpisodeBatch => ({
  ...batch,
  query: { ...asked, y: new Float32Array(batch.tasks * asked.count * batch.outputs) },
});

const byMeasure = <T>(ids: readonly MeasureId[], of: (id: MeasureId) => T): ByMeasure<T> =>
  Object.fromEntries(ids.map((id) => [id, of(id)]));

/** What the family says of all tasks by a measure. @throws Error where it says nothing. */
function scoresBy(id: MeasureId, parts: readonly ByMeasure<TaskScores>[]): TaskScores {
  if (parts.length === 0 || parts.some((part) => part[id] === undefined))
    throw new Error(
      `The tasks are to be scored by “${id}”, which neither their targets nor their family gives.`,
    );
  return parts.flatMap((part) => part[id]!);
}

/** Validation tasks that intervals are calibrated on, drawn apart from those that figures are of, and how many at once. */
const [CALIBRATING, AT_ONCE] = [200, 50];

/** By how much a learner's intervals of each kind are to be widened; of families that give none nothing is calibrated. */
async function calibratedMargins(
  learner: Pick<Learner, "answer">,
  { scoring, ...sampler }: TaskSampler,
  random: Random,
  at: number,
  pause?: Between,
): Promise<number[] | undefined> {
  if (scoring?.calibration === undefined) return undefined;
  const { nominal, misses } = scoring.calibration;
  const found: number[][] = [];
  for (let first = 0; first < CALIBRATING; first += AT_ONCE) {
    const batch = fixedTasks(sampler, random.split("calibration"), "validation", first, AT_ONCE);
    const each = await learner.answer(asking(batch, scoring.asks(batch)), at, first, pause, "each");
    misses(batch, each).forEach((own, kind) => {
      found[kind] = [...(found[kind] ?? []), ...own];
    });
  }
  return found.map((own) => marginOf(own, nominal));
}

/** Measures a learner, some tasks at a time. */
export async function measureTasks(
  learner: Pick<Learner, "samples" | "measure" | "answer">,
  sampler: TaskSampler,
  random: Random,
  { split, tasks, steps, at }: Measuring,
  between?: BetweenTasks,
): Promise<MeasuredTasks> {
  const { problem, queryNoise: noise, scoring } = sampler;
  const { samples } = learner;
  const one = fixedTasks(sampler, random, split, 0, 1);
  const atOnce = tasksAtOnce(scoring ? asking(one, scoring.asks(one)) : one, samples, tasks);
  const margins = await calibratedMargins(
    learner,
    sampler,
    random,
    at,
    between && ((stage) => between(stage, 0)),
  );
  const parts: StepMeasurements[] = [];
  const uncertainty: TaskUncertainty[] = [];
  const scores: ByMeasure<TaskScores>[] = [];
  for (let first = 0; first < tasks; first += atOnce) {
    const batch = fixedTasks(sampler, random, split, first, Math.min(atOnce, tasks - first));
    const pause = between && ((stage: Stage) => between(stage, first));
    const measured = await learner.measure(batch, steps, at, first, pause);
    parts.push(measured);
    if (problem === "classification" || noise !== undefined) {
      const { outputs, query } = batch;
      const truth = { targets: query.y, queries: query.count, weights: query.weights, noise };
      const predicted = measured.samples;
      uncertainty.push(...uncertaintyByTask({ tasks: batch.tasks, samples, outputs, predicted, ...truth }));
    }
    if (scoring) {
      const asked = asking(batch, scoring.asks(batch));
      const answers = await learner.answer(asked, at, first, pause);
      const calibrated = margins !== undefined && {
        each: samples > 1 ? await learner.answer(asked, at, first, pause, "each") : answers,
        margins,
      };
      scores.push(scoring.score(batch, answers, calibrated || undefined));
    }
    await between?.("computing", first + batch.tasks);
  }
  const loss = acrossParts(parts.map((part) => part.loss));
  const figures = sampler.measures.filter((id) => parts[0]!.figures[id]);
  const bySteps = loss.map((_, step) =>
    byMeasure(figures, (id) =>
      aggregated(
        id,
        parts.flatMap((part) => [...part.figures[id]![step]!]),
      ),
    ),
  );
  return {
    loss,
    bySteps,
    measures: byMeasure(
      sampler.measures,
      (id) => bySteps[at]![id] ?? aggregated(id, scoresBy(id, scores), scoring?.items),
    ),
    spread: parts.flatMap(({ spread }) => [...spread]),
    uncertainty,
    outputs: one.outputs,
    ...(margins !== undefined && { margins }),
  };
}
