// Filling tasks up to one size, and taking a task out again.

import { expect, it } from "vitest";
import { asBatch, ofTask } from "./padding.ts";

const set = (x: number[], y: number[]) => ({
  x: Float32Array.from(x),
  y: Float32Array.from(y),
  count: y.length,
});

it("fills shorter tasks with examples that weigh nothing, and none where all are alike", () => {
  const batch = asBatch([set([1, 2, 3, 4], [5, 6]), set([7, 8], [9])]);
  expect(batch).toEqual({
    x: Float32Array.of(1, 2, 3, 4, 7, 8, 0, 0),
    y: Float32Array.of(5, 6, 9, 0),
    count: 2,
    weights: Float32Array.of(1, 1, 1, 0),
  });
  expect(asBatch([set([1], [2]), set([3], [4])]).weights).toBeUndefined();
});

it("takes a task out as it went in", () => {
  const sets = [set([1, 2, 3, 4], [5, 6]), set([7, 8], [9])];
  const batch = asBatch(sets);
  expect([0, 1].map((task) => ofTask(batch, task, 2))).toEqual(sets);
  const heavy = { ...set([1, 2], [3, 4]), weights: Float32Array.of(2, 0) };
  expect(ofTask(asBatch([heavy]), 0, 1)).toEqual({ ...set([1], [3]), weights: Float32Array.of(2) });
});
