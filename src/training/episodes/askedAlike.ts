// Several tasks that are all asked the same.

import type { EpisodeBatch } from "../../tasks/episode.ts";

/** What is asked: `x [Q, …inputShape]`. */
interface Asked {
  readonly x: Float32Array;
  readonly count: number;
}

/** `some` tasks of a batch from number `first` on, asked these queries in place of their own; targets are nothing. */
export function askedAlike(
  { tasks, inputShape, outputs, support }: EpisodeBatch,
  first: number,
  some: number,
  { x, count }: Asked,
): EpisodeBatch {
  const cut = (all: Float32Array) => {
    const each = all.length / tasks;
    return all.slice(first * each, (first + some) * each);
  };
  const all = new Float32Array(some * x.length);
  for (let task = 0; task < some; task++) all.set(x, task * x.length);
  return {
    tasks: some,
    inputShape,
    outputs,
    support: {
      x: cut(support.x),
      y: cut(support.y),
      count: support.count,
      ...(support.weights && { weights: cut(support.weights) }),
    },
    query: { x: all, y: new Float32Array(some * count * outputs), count },
  };
}
