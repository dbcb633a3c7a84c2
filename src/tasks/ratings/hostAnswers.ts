// Baselines of users on batches of tasks: what each example's item is, and how it was rated.

import type { UserRatings } from "../../baselines/ratings/coldStart.ts";
import type { EpisodeBatch, Examples } from "../episode.ts";
import type { TaskBaseline } from "../family.ts";
import { ofTask } from "../padding.ts";
import { NUMBER } from "./itemFeatures.ts";

/** Items of a set of one task's examples, in their order. */
const itemsIn = ({ x, count }: Pick<Examples, "x" | "count">): Uint32Array => {
  const width = x.length / count;
  return Uint32Array.from({ length: count }, (_, row) => x[row * width + NUMBER]!);
};

/** Answers task by task, each from what counts of its support set. */
export const taskByTask =
  (answer: (known: UserRatings, asked: Uint32Array) => ArrayLike<number>): TaskBaseline["answer"] =>
  ({ tasks, support, query }: EpisodeBatch) => {
    const outputs = new Float32Array(tasks * query.count);
    const width = query.x.length / tasks;
    for (let task = 0; task < tasks; task++) {
      const known = ofTask(support, task, tasks);
      const asked = { x: query.x.subarray(task * width, (task + 1) * width), count: query.count };
      outputs.set(answer({ items: itemsIn(known), ratings: known.y }, itemsIn(asked)), task * query.count);
    }
    return outputs;
  };
