// “None of these”: how sure an answer must be to count, chosen on validation tasks among what belongs to them and what
// does not, and how often it is then right on test tasks. The score is the largest probability (Hendrycks and Gimpel 2017).

import type { Random } from "../../engine/random.ts";
import type { Between } from "../../engine/work.ts";
import type { Refusals } from "../../experiment/shown.ts";
import type { Split } from "../../tasks/episode.ts";
import type { TaskSampler } from "../../tasks/family.ts";
import { SaidError, said } from "../../words/said.ts";
import { interval } from "../measures/interval.ts";
import { fixedTasks } from "./fixedTasks.ts";
import type { Learner } from "./learner.ts";

/** The largest probability of each answer, by task, of logits `[T, N, classes]`. */
function confidences(logits: Float32Array, tasks: number, classes: number): number[][] {
  const rows = Array.from({ length: logits.length / classes }, (_, row) => {
    const own = logits.subarray(row * classes, (row + 1) * classes);
    const top = Math.max(...own);
    return 1 / own.reduce((sum, logit) => sum + Math.exp(logit - top), 0);
  });
  const each = rows.length / tasks;
  return Array.from({ length: tasks }, (_, task) => rows.slice(task * each, (task + 1) * each));
}

const shareBelow = (scores: readonly number[], threshold: number) =>
  scores.filter((score) => score < threshold).length / scores.length;

/**
 * The threshold at which the share refused of what does not belong exceeds that of what does by most (Youden 1950); the
 * lowest of several.
 */
export function bestThreshold(inside: readonly number[], outside: readonly number[]): number {
  const [own, other] = [inside, outside].map((scores) => scores.toSorted((a, b) => a - b)) as [
    number[],
    number[],
  ];
  let best = { threshold: 0, gain: 0 };
  let [below, refused] = [0, 0];
  // Below a threshold that is one of the scores lie all smaller ones.
  for (const threshold of [...own, ...other, Number.POSITIVE_INFINITY].toSorted((a, b) => a - b)) {
    while (own[below]! < threshold) below++;
    while (other[refused]! < threshold) refused++;
    const gain = refused / other.length - below / own.length;
    if (gain > best.gain + 1e-12) best = { threshold, gain };
  }
  return best.threshold;
}

/** What is asked of so many tasks of a split, and of a learner after so many steps. */
interface Asked {
  readonly tasks: number;
  readonly steps: number;
}

/**
 * Fits a learner's threshold on validation tasks and measures it on test tasks.
 * @throws Error where the tasks know nothing that does not belong to them.
 */
export async function fitRefusals(
  learner: Pick<Learner, "answer">,
  sampler: TaskSampler,
  random: Random,
  { tasks, steps }: Asked,
  between?: Between,
): Promise<Refusals> {
  const { outOfScope } = sampler;
  if (outOfScope === undefined)
    throw new SaidError(said`These tasks know nothing that belongs to none of their classes.`);
  /** Confidences by task in what belongs, and in what does not; some tasks at a time. */
  const scores = async (split: Split) => {
    const inside: number[][] = [];
    const outside: number[][] = [];
    for (let first = 0; first < tasks; first++) {
      const batch = fixedTasks(sampler, random, split, first, 1);
      const { x, count } = outOfScope(
        random.split("out of scope").split(split).split(`${first}`),
        split,
        batch,
      );
      const strangers = { ...batch, query: { x, count, y: new Float32Array(count * batch.outputs) } };
      inside.push(...confidences(await learner.answer(batch, steps, first, between), 1, batch.outputs));
      outside.push(...confidences(await learner.answer(strangers, steps, first, between), 1, batch.outputs));
      await between?.("computing");
    }
    return { inside, outside };
  };
  const validation = await scores("validation");
  const threshold = bestThreshold(validation.inside.flat(), validation.outside.flat());
  const test = await scores("test");
  return {
    threshold,
    tasks,
    wrongly: interval(test.inside.map((own) => shareBelow(own, threshold))),
    rightly: interval(test.outside.map((own) => shareBelow(own, threshold))),
  };
}
