// The training tasks that are most like one task, by what a learner makes of them: it adapts to each, and what it then
// answers to this task's queries is held against what it answers having adapted to this task itself.

import type { Random } from "../../engine/random.ts";
import type { Between } from "../../engine/work.ts";
import type { NearTasks } from "../../experiment/shown.ts";
import { sharesOf } from "../../measures/shares.ts";
import type { EpisodeBatch } from "../../tasks/episode.ts";
import type { TaskSampler } from "../../tasks/family.ts";
import { ofTask } from "../../tasks/padding.ts";
import { askedAlike } from "./askedAlike.ts";
import { tasksAtOnce } from "./fixedTasks.ts";
import type { Learner } from "./learner.ts";

/** Training tasks that are looked at, and of these the ones that are told. */
const [SAMPLED, TOLD] = [64, 4];
/** Queries on which answers are compared, at most: evenly many of all there are. */
const ASKED = 40;

/** A task with `most` of its queries, evenly over all, where there are more. */
export function thinned({ query, ...task }: EpisodeBatch, most: number): EpisodeBatch {
  const count = Math.min(most, query.count);
  const rows = Array.from({ length: count }, (_, place) => Math.floor(((place + 0.5) * query.count) / count));
  const kept = (all: Float32Array) => {
    const width = all.length / query.count;
    return Float32Array.from(rows.flatMap((row) => [...all.subarray(row * width, (row + 1) * width)]));
  };
  return { ...task, query: { x: kept(query.x), y: kept(query.y), count } };
}

/** How likely each two queries are taken for the same class, `[Q · Q]`, of logits `[Q, classes]`. */
function heldTogether(logits: Float32Array, count: number): Float64Array {
  const width = logits.length / count;
  const rows = Array.from({ length: count }, (_, row) =>
    sharesOf(logits.subarray(row * width, (row + 1) * width)),
  );
  const pairs = new Float64Array(count * count);
  for (const [one, own] of rows.entries())
    for (const [other, its] of rows.entries())
      pairs[one * count + other] = own.reduce((sum, share, label) => sum + share * its[label]!, 0);
  return pairs;
}

/** Root of the mean squared difference. */
const apart = (one: ArrayLike<number>, other: ArrayLike<number>): number => {
  let total = 0;
  for (let index = 0; index < one.length; index++) total += (one[index]! - other[index]!) ** 2;
  return Math.sqrt(total / one.length);
};

/**
 * The nearest of `SAMPLED` training tasks, always the same ones. Distance: the root mean squared difference of what is
 * answered to this task's queries after adapting to the one and to the other, in units of the data; for classes, whose
 * labels are dealt anew in each task, of how likely each two queries are taken for the same class.
 */
export async function nearestTasks(
  learner: Pick<Learner, "answersAlike" | "samples">,
  sampler: TaskSampler,
  random: Random,
  task: EpisodeBatch,
  steps: number,
  between?: Between,
): Promise<NearTasks> {
  const asked = thinned(task, ASKED);
  const { count } = asked.query;
  const told = (outputs: Float32Array): ArrayLike<number> =>
    sampler.problem === "classification"
      ? heldTogether(outputs, count)
      : (sampler.leaving?.inUnits(asked, outputs) ?? outputs);
  const own = told((await learner.answersAlike(asked, steps, between)).at(-1)!);
  const training = sampler.sample(random.split("nearest"), "training", SAMPLED);
  const tasks = Array.from({ length: training.tasks }, (_, index) => ({
    description: training.description(index),
    support: ofTask(training.support, index, training.tasks),
    query: ofTask(training.query, index, training.tasks),
  }));
  const distances: number[] = [];
  const one = { ...asked, support: tasks[0]!.support };
  const atOnce = tasksAtOnce(one, learner.samples, training.tasks);
  for (let first = 0; first < training.tasks; first += atOnce) {
    const some = Math.min(atOnce, training.tasks - first);
    const batch = askedAlike(training, first, some, asked.query);
    const outputs = (await learner.answersAlike(batch, steps, between)).at(-1)!;
    for (let index = 0; index < some; index++)
      distances.push(
        apart(
          own,
          told(outputs.subarray(index * count * training.outputs, (index + 1) * count * training.outputs)),
        ),
      );
    await between?.("computing");
  }
  const order = [...distances.keys()].toSorted((a, b) => distances[a]! - distances[b]!);
  return {
    nearest: order.slice(0, TOLD).map((index) => ({ task: tasks[index]!, distance: distances[index]! })),
    sampled: training.tasks,
    median: distances[order[Math.floor(order.length / 2)]!]!,
  };
}
