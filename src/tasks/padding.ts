// Tasks of unequal size in one batch: shorter ones are filled up with examples that count for nothing.

import type { Examples } from "./episode.ts";

/** Example sets of one task each as one set of them all, `[T, N, …]` with N of the largest; weights where sizes differ. */
export function asBatch(sets: readonly Examples[]): Examples {
  const count = Math.max(...sets.map((set) => set.count));
  const ragged = sets.some((set) => set.count !== count || set.weights !== undefined);
  const filled = (part: (set: Examples) => Float32Array) => {
    const first = sets[0]!;
    const width = part(first).length / first.count;
    const all = new Float32Array(sets.length * count * width);
    sets.forEach((set, task) => {
      all.set(part(set), task * count * width);
    });
    return all;
  };
  return {
    x: filled(({ x }) => x),
    y: filled(({ y }) => y),
    count,
    ...(ragged && { weights: filled((set) => set.weights ?? new Float32Array(set.count).fill(1)) }),
  };
}

/** The examples of one task of a batch, without those that only fill it up. */
export function ofTask({ x, y, count, weights }: Examples, task: number, tasks: number): Examples {
  const cut = (all: Float32Array) =>
    all.slice((task * all.length) / tasks, ((task + 1) * all.length) / tasks);
  const own = { x: cut(x), y: cut(y), count };
  if (weights === undefined) return own;
  const counting = cut(weights);
  const rows = [...counting.keys()].filter((row) => counting[row]! > 0);
  const kept = (all: Float32Array) => {
    const width = all.length / count;
    return Float32Array.from(rows.flatMap((row) => [...all.subarray(row * width, (row + 1) * width)]));
  };
  const weighed = kept(counting);
  return {
    x: kept(own.x),
    y: kept(own.y),
    count: rows.length,
    ...(weighed.some((weight) => weight !== 1) && { weights: weighed }),
  };
}
