// Whether tasks agree on where the meta-parameters should go.

import type { Between } from "../../engine/work.ts";
import type { EpisodeBatch } from "../../tasks/episode.ts";
import { ofTask } from "../../tasks/padding.ts";
import type { Learner } from "./learner.ts";

/** One task of a batch, as a batch. */
function alone(
  { tasks, inputShape, outputs, support, query, classIds }: EpisodeBatch,
  task: number,
): EpisodeBatch {
  return {
    tasks: 1,
    inputShape,
    outputs,
    support: ofTask(support, task, tasks),
    query: ofTask(query, task, tasks),
    ...(classIds && {
      classIds: classIds.slice((task * classIds.length) / tasks, ((task + 1) * classIds.length) / tasks),
    }),
  };
}

/**
 * The mean cosine of the angle between the meta-gradients of each two tasks of a batch: 1 where all want the same, 0 where
 * they have nothing to do with each other. With u the mean of n gradients at length one it is (n ‖u‖² − 1) / (n − 1). A
 * task that wants nothing, its gradient 0, is left out; `undefined` where fewer than two want anything.
 */
export async function gradientAgreement(
  learner: Pick<Learner, "metaGradient" | "options">,
  batch: EpisodeBatch,
  between?: Between,
): Promise<number | undefined> {
  let sum: Float64Array | undefined;
  let count = 0;
  for (let task = 0; task < batch.tasks; task++) {
    const { gradients } = await learner.metaGradient(alone(batch, task), learner.options, between, task);
    const parts = Object.values(gradients);
    const length = Math.hypot(...parts.map((part) => Math.hypot(...part)));
    if (length === 0) continue;
    sum ??= new Float64Array(parts.reduce((total, part) => total + part.length, 0));
    let place = 0;
    for (const part of parts) for (const value of part) sum[place++]! += value / length;
    count++;
  }
  if (sum === undefined || count < 2) return undefined;
  const squared = sum.reduce((total, value) => total + (value / count) ** 2, 0);
  return (count * squared - 1) / (count - 1);
}
