// Noise of tasks: each its own, and the same however they are divided into batches.

import { expect, it } from "vitest";
import { Random } from "../../engine/random.ts";
import { noiseFor } from "./noise.ts";

const drawn = (name: string, tasks: number, first: number) =>
  noiseFor(new Random(1), name, [2 * tasks, 3, 1], tasks, first);

it("is a task's own by its index, in batches of any size", () => {
  const all = drawn("weights", 5, 0);
  expect([...drawn("weights", 3, 0), ...drawn("weights", 2, 3)]).toEqual([...all]);
});

it("is never the same for two tasks, two samples of one, or two names", () => {
  const all = [...drawn("weights", 400, 0), ...drawn("bias", 400, 0)];
  expect(new Set(all).size).toBe(all.length);
});

it("is standard normal", () => {
  const all = [...drawn("weights", 4000, 0)];
  const mean = all.reduce((total, value) => total + value, 0) / all.length;
  const square = all.reduce((total, value) => total + value * value, 0) / all.length;
  // Four standard errors of either.
  expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(all.length));
  expect(Math.abs(square - 1)).toBeLessThan(4 * Math.sqrt(2 / all.length));
});
