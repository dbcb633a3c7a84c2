import { describe, expect, test } from "vitest";
import { drawnRange, ticksFor } from "./drawnRange.ts";

const task = (y: readonly number[]) => ({
  truth: { x: Float32Array.from(y.keys()), y: Float32Array.from(y) },
  range: [-10, 10] as const,
});

describe("the range of a picture", () => {
  test("is the family's where the task takes most of it", () => {
    expect(drawnRange(task([-9, 0, 4]))).toEqual([-10, 10]);
  });
  test("is drawn together around a flatter task, with room for what does not follow it yet", () => {
    expect(drawnRange(task([-2.5, 2.5]))).toEqual([-4, 4]);
  });
  test("keeps a share of the family's for a task without any height", () => {
    expect(drawnRange(task([0, 0]))).toEqual([-3, 3]);
  });
});

test("numbers under a picture are as many as there is room for", () => {
  expect([118, 300, 900].map(ticksFor)).toEqual([2, 4, 8]);
});
