// Leaving one out: a ridge head's answers by hand, other learners against a support set that really lacks the record.

import { beforeAll, describe, expect, it } from "vitest";
import type { Device } from "../../engine/backend/device.ts";
import { startBackend } from "../../engine/backend/start.ts";
import type { EpisodeBatch, Examples } from "../../tasks/episode.ts";
import { ofTask } from "../../tasks/padding.ts";
import { batchOf, learnerFor } from "../../testing/smallLearner.ts";
import { chancesOf, leaveOneOut, leftOutAnswers } from "./influence.ts";

let device: Device;
beforeAll(async () => {
  device = (await startBackend("wasm")).device;
});

/** The first task of a small batch. */
const taskOf = (problem: "regression" | "classification", width: number, shots = 1): EpisodeBatch => {
  const { support, query, ...rest } = batchOf(problem, [width], { shots });
  return { ...rest, tasks: 1, support: ofTask(support, 0, 2), query: ofTask(query, 0, 2) };
};
/** A support set that lacks a row. */
const lacking = (task: EpisodeBatch, record: number): EpisodeBatch => {
  const { x, y, count } = task.support;
  const kept = (all: Float32Array) => {
    const width = all.length / count;
    return all.filter((_, place) => Math.floor(place / width) !== record);
  };
  const support: Examples = { x: kept(x), y: kept(y), count: count - 1 };
  return { ...task, support };
};
const near = (found: ArrayLike<number>, wanted: ArrayLike<number>) =>
  expect(Math.max(...Array.from(found, (value, at) => Math.abs(value - wanted[at]!)))).toBeLessThan(1e-5);

/** What w x + b with the least Σ (w x + b − y)² + λ (w² + b²) says at a place. */
function ridgeAt(points: readonly (readonly [number, number])[], penalty: number, at: number): number {
  const sum = (of: (x: number, y: number) => number) => points.reduce((all, [x, y]) => all + of(x, y), 0);
  const [a, b, d] = [sum((x) => x * x) + penalty, sum((x) => x), points.length + penalty];
  const [e, f] = [sum((x, y) => x * y), sum((_, y) => y)];
  const determinant = a * d - b * b;
  return ((d * e - b * f) / determinant) * at + (a * f - b * e) / determinant;
}

it("is what a ridge regression says without the record, worked out by hand", async () => {
  const points = [
    [-1, 0.5],
    [0.5, 1],
    [1, -2],
    [2, 3],
  ] as const;
  const [penalty, at] = [0.7, 1.5];
  const task: EpisodeBatch = {
    tasks: 1,
    inputShape: [1],
    outputs: 1,
    support: {
      x: Float32Array.from(points, ([x]) => x),
      y: Float32Array.from(points, ([, y]) => y),
      count: points.length,
    },
    query: { x: Float32Array.of(9, at), y: new Float32Array(2), count: 2 },
  };
  const learner = await learnerFor(
    device,
    "ridge",
    "mlp",
    { hiddenLayers: 0 },
    { regularisation: penalty },
    task,
  );
  const [answers] = await leftOutAnswers(learner, { problem: "regression" }, { task, row: 1, steps: 0 });
  near(answers!, [
    ridgeAt(points, penalty, at),
    ...points.map((_, left) => ridgeAt(points.toSpliced(left, 1), penalty, at)),
  ]);
  learner.dispose();
});

describe.each([
  ["maml", "regression", {}],
  ["platipus", "regression", { samples: 3 }],
  ["ensemble", "classification", { members: 2 }],
  ["metaSgd", "classification", {}],
  ["matching", "classification", {}],
  ["prototypical", "classification", {}],
] as const)("%s, %s", (id, problem, options) => {
  it("answers as to a support set that really lacks the record", async () => {
    const task = taskOf(problem, 4, 2);
    const learner = await learnerFor(
      device,
      id,
      "mlp",
      { hiddenUnits: 8, activation: "tanh" },
      options,
      task,
    );
    const answers = await leftOutAnswers(learner, { problem }, { task, row: 2, steps: 2 });
    expect(answers).toHaveLength(learner.adaptsBySteps ? 3 : 1);
    const { outputs } = task;
    for (const [variant, real] of [task, ...[0, 1, 2].map((record) => lacking(task, record))].entries())
      for (const [step, said] of (await learner.answersAlike(real, 2)).entries()) {
        const own = said.subarray(2 * outputs, 3 * outputs);
        const wanted = problem === "regression" ? own : chancesOf(own, new Array(outputs).fill(1));
        near(answers[step]!.subarray(variant * outputs, (variant + 1) * outputs), wanted);
      }
    learner.dispose();
  });
});

it("takes a class away with its last example: the others share what it was likely to be", async () => {
  const task = taskOf("classification", 4);
  const learner = await learnerFor(device, "prototypical", "mlp", { hiddenUnits: 8 }, {}, task);
  const [answers] = await leftOutAnswers(learner, { problem: "classification" }, { task, row: 0, steps: 0 });
  const [all, ...without] = [0, 1, 2, 3].map((variant) => answers!.subarray(3 * variant, 3 * variant + 3));
  for (const [record, left] of without.entries()) {
    // One example of each class: record and class have the same number.
    expect(left![record]).toBe(0);
    near(
      left!,
      all!.map((chance, label) => (label === record ? 0 : chance / (1 - all![record]!))),
    );
  }
  learner.dispose();
});

it("answers as before adaptation where the only record is left out", async () => {
  const task = taskOf("regression", 2);
  const one = {
    ...task,
    support: { x: task.support.x.slice(0, 2), y: task.support.y.slice(0, 1), count: 1 },
  };
  const learner = await learnerFor(device, "maml", "mlp", { hiddenUnits: 4 }, {}, one);
  const answers = await leftOutAnswers(learner, { problem: "regression" }, { task: one, row: 0, steps: 2 });
  for (const step of [0, 1, 2]) expect(answers[step]![1]).toBe(answers[0]![0]);
  expect(answers[2]![0]).not.toBe(answers[0]![0]);
  learner.dispose();
});

it("keeps the weights that examples have", () => {
  const task = taskOf("regression", 1);
  const weighed = { ...task, support: { ...task.support, weights: Float32Array.of(1, 2, 0.5) } };
  expect(leaveOneOut(weighed).map(({ support }) => [...support.weights!])).toEqual([
    [1, 2, 0.5],
    [0, 2, 0.5],
    [1, 0, 0.5],
    [1, 2, 0],
  ]);
});

it("gives shares of the classes that are left, whatever a class that is gone would say", () => {
  near(chancesOf([Math.log(1), Number.NaN, Math.log(3)], [1, 0, 2]), [0.25, 0, 0.75]);
});
