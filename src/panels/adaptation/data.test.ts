// Rows of a picture: each example that is asked with what is answered at each step.

import { expect, it } from "vitest";
import { adaptationData, trialData } from "./data.ts";

const examples = (x: number[], y: number[], count: number) => ({
  x: Float32Array.from(x),
  y: Float32Array.from(y),
  count,
});

it("a line is told point by point, with the truth and the answer of each step", () => {
  const truth = { x: Float32Array.of(-1, 1), y: Float32Array.of(0.5, 2) };
  const task = {
    description: { kind: "function", title: "", truth, range: [0, 1] },
    support: examples([0], [0], 1),
    query: examples([9], [9], 1),
  } as const;
  const { head, rows } = adaptationData(task, {
    outputs: [Float32Array.of(0, 0.25), Float32Array.of(0.75, 1)],
  });
  expect(head).toEqual(["x", "truth", "before", "after step 1"]);
  expect(rows).toEqual([
    [-1, 0.5, 0, 0.75],
    [1, 2, 0.25, 1],
  ]);
});

it("images go by number, with a column for each class", () => {
  const pixels = Array.from({ length: 8 }, () => 0);
  const task = {
    description: { kind: "images", title: "", classes: [] },
    support: examples(pixels, [1, 0, 0, 1], 2),
    query: examples(pixels, [1, 0, 0, 1], 2),
  } as const;
  const { head, rows } = adaptationData(task, { outputs: [Float32Array.of(0.75, 0.25, 0.5, 0.5)] });
  expect(head).toEqual(["#", "truth 1", "truth 2", "before 1", "before 2"]);
  expect(rows).toEqual([
    [1, 1, 0, 0.75, 0.25],
    [2, 0, 1, 0.5, 0.5],
  ]);
});

it("a trial is told step by step", () => {
  const trial = {
    role: "learner",
    states: Int32Array.of(0, 0),
    actions: Int32Array.of(2, 0),
    rewards: Float32Array.of(1, 0),
    regrets: Float32Array.of(0, 0.5),
  };
  expect(trialData(trial)).toEqual({
    head: ["step of the trial", "action", "reward", "regret"],
    rows: [
      [1, 3, 1, 0],
      [2, 1, 0, 0.5],
    ],
  });
});
