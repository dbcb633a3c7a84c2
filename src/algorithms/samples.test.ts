// Several predictors of a task beside each other on the task axis.

import { expect, it } from "vitest";
import { constant } from "../engine/ops/elementwise.ts";
import { numbersOf } from "../testing/byHand.ts";
import { forTasks, pooled, repeated } from "./samples.ts";

it("values are averaged, and of classes the probabilities, task by task", async () => {
  // Two tasks of two samples; one query of two outputs.
  const outputs = constant(Float32Array.of(1, 2, 3, 6, 10, 20, 30, 60), [4, 1, 2]);
  const probabilities = [0.9, 0.1, 0.5, 0.5, 0.2, 0.8, 0.4, 0.6];
  // Logits may lack any constant: softmax takes it out.
  const logits = constant(
    Float32Array.from(probabilities, (p, index) => Math.log(p) + Math.floor(index / 2)),
    [4, 1, 2],
  );
  const found = await numbersOf({
    values: pooled(outputs, 2, "regression"),
    classes: pooled(logits, 2, "classification"),
    alone: pooled(outputs, 1, "regression"),
  });
  expect(found.values).toEqual([2, 4, 20, 40]);
  [0.7, 0.3, 0.3, 0.7].forEach((value, index) => {
    expect(Math.exp(found.classes![index]!)).toBeCloseTo(value, 5);
  });
  expect(found.alone!.length).toBe(8);
});

it("examples are repeated task by task, weights sample by sample within a task", async () => {
  const x = constant(Float32Array.of(1, 2, 3, 4), [2, 2, 1]);
  const weights = constant(Float32Array.of(10, 20), [2, 1, 1]);
  const { x: many } = repeated({ x, y: x }, 2);
  const found = await numbersOf({ many, ...forTasks({ weights }, 3) });
  expect(found.many).toEqual([1, 2, 1, 2, 3, 4, 3, 4]);
  expect(found.weights).toEqual([10, 20, 10, 20, 10, 20]);
});
