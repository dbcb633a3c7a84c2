// What each record of a support set does to an answer: the learner adapts again without each in turn, and nothing is
// approximated (leaving one out: Cook 1977). An example of weight 0 is as if it were not there, so that all that are left
// out are tasks of one batch.

import type { Between } from "../../engine/work.ts";
import { sharesOf } from "../../measures/shares.ts";
import type { EpisodeBatch, Examples } from "../../tasks/episode.ts";
import type { TaskSampler } from "../../tasks/family.ts";
import { asBatch } from "../../tasks/padding.ts";
import { tasksAtOnce } from "./fixedTasks.ts";
import type { Learner } from "./learner.ts";

/** What is asked of a learner for this. */
type Adapting = Pick<Learner, "answersAlike" | "answersApart" | "adaptsBySteps" | "samples">;

/** Several tasks, of one each, as one batch. */
function together(tasks: readonly EpisodeBatch[]): EpisodeBatch {
  const { inputShape, outputs } = tasks[0]!;
  return {
    tasks: tasks.length,
    inputShape,
    outputs,
    support: asBatch(tasks.map(({ support }) => support)),
    query: asBatch(tasks.map(({ query }) => query)),
  };
}

/** One query alone. */
function queryAt({ x, y, count }: Examples, row: number): Examples {
  const [wide, outputs] = [x.length / count, y.length / count];
  return {
    x: x.slice(row * wide, (row + 1) * wide),
    y: y.slice(row * outputs, (row + 1) * outputs),
    count: 1,
  };
}

const weightsOf = ({ weights, count }: Examples): Float32Array => weights ?? new Float32Array(count).fill(1);

/** A task whose record counts for nothing. */
const weighingNothing = (task: EpisodeBatch, record: number): EpisodeBatch => ({
  ...task,
  support: { ...task.support, weights: weightsOf(task.support).with(record, 0) },
});

/** A task, and the same without each of its records in turn, `1 + S` of them. */
export const leaveOneOut = (
  task: EpisodeBatch,
  without: (task: EpisodeBatch, record: number) => EpisodeBatch = weighingNothing,
): EpisodeBatch[] => [
  task,
  ...Array.from({ length: task.support.count }, (_, record) => without(task, record)),
];

/** Of each class, how much of the support set is left of it, `[classes]`. */
function leftOf({ support, outputs }: EpisodeBatch): number[] {
  const weights = weightsOf(support);
  return Array.from({ length: outputs }, (_, label) =>
    weights.reduce((sum, weight, row) => sum + weight * support.y[row * outputs + label]!, 0),
  );
}

/**
 * Probabilities from logits of the classes of which records are left; 0 for any other. A class goes with its last record,
 * for every learner alike: what it was likely to be is shared among the others.
 */
export function chancesOf(logits: ArrayLike<number>, left: readonly number[]): number[] {
  const held = Array.from(logits, (logit, label) => (left[label]! > 0 ? logit : Number.NEGATIVE_INFINITY));
  return [...sharesOf(held)];
}

/** Of one task: what is answered to one of its queries, by whom, and after how many steps at most. */
interface Asked {
  readonly task: EpisodeBatch;
  readonly row: number;
  readonly steps: number;
}

/**
 * What is answered to a query with all records and without each in turn, as `WhyView.answers`. Without a task's only
 * record nothing is known: a learner by steps then answers as before adaptation.
 */
export async function leftOutAnswers(
  learner: Adapting,
  { problem, leaving }: Pick<TaskSampler, "problem" | "leaving">,
  { task, row, steps }: Asked,
  between?: Between,
): Promise<Float32Array[]> {
  const alone = learner.answersApart;
  const asked = alone ? { ...task, query: queryAt(task.query, row) } : task;
  const place = alone ? 0 : row;
  const variants = leaveOneOut(asked, leaving && ((of, record) => leaving.without(of, record)));
  const { outputs } = task;
  const answers = Array.from(
    { length: learner.adaptsBySteps ? steps + 1 : 1 },
    () => new Float32Array(variants.length * outputs),
  );
  const atOnce = tasksAtOnce(asked, learner.samples, variants.length);
  for (let first = 0; first < variants.length; first += atOnce) {
    const some = variants.slice(first, first + atOnce);
    const found = await learner.answersAlike(together(some), steps, between);
    const each = asked.query.count * outputs;
    for (const [step, at] of answers.entries())
      for (const [index, variant] of some.entries()) {
        const known = weightsOf(variant.support).some((weight) => weight > 0);
        const own = found[known ? step : 0]!.subarray(index * each, (index + 1) * each);
        const said =
          problem === "classification"
            ? chancesOf(own.subarray(place * outputs, (place + 1) * outputs), leftOf(variant))
            : [leaving ? leaving.inUnits(variant, own)[place]! : own[place]!];
        at.set(said, (first + index) * outputs);
      }
    await between?.("computing");
  }
  return answers;
}
