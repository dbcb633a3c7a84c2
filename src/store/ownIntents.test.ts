// A person's own intents behind a task's: inputs and targets, by hand.

import { expect, it } from "vitest";
import { defaultExperiment, withChoice } from "../experiment/experiment.ts";
import { takesMoreClasses, withClasses } from "./ownIntents.ts";

it("stand behind the task's own, each sentence with its intent", () => {
  const support = { x: Float32Array.of(1, 2, 3, 4), y: Float32Array.of(1, 0, 0, 1), count: 2 };
  const found = withClasses(support, [
    [Float32Array.of(5, 6), Float32Array.of(7, 8)],
    [Float32Array.of(9, 0)],
  ]);
  expect(found.count).toBe(5);
  expect([...found.x]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 0]);
  expect([...found.y]).toEqual([
    ...[1, 0, 0, 0],
    ...[0, 1, 0, 0],
    ...[0, 0, 1, 0],
    ...[0, 0, 1, 0],
    ...[0, 0, 0, 1],
  ]);
});

it("are taken by learners without a last layer of their own, and by none beside which one with such stands", () => {
  const maml = defaultExperiment();
  const metric = withChoice(maml, "algorithm", "prototypical");
  expect(takesMoreClasses(maml)).toBe(false);
  expect(takesMoreClasses(metric)).toBe(true);
  expect(takesMoreClasses({ ...metric, beside: [maml.algorithm] })).toBe(false);
});
