// Losses and normalisation against numbers worked out by hand.

import { describe, expect, it } from "vitest";
import { numbersOf } from "../../testing/byHand.ts";
import type { Value } from "../graph/value.ts";
import { constant } from "./elementwise.ts";
import { crossEntropy, logSoftmax, meanSquaredError } from "./losses.ts";
import { normalise } from "./normalise.ts";

const array = (values: readonly number[], shape: readonly number[] = [values.length]): Value =>
  constant(Float32Array.from(values), shape);
const expectClose = (found: readonly number[], expected: readonly number[], digits = 5) => {
  expect(found.length).toBe(expected.length);
  expected.forEach((value, index) => {
    expect(found[index], `element ${index}`).toBeCloseTo(value, digits);
  });
};

describe("losses", () => {
  it("the squared error is the mean over a task's examples and outputs", async () => {
    const outputs = array([1, 2, 3, 4, 0, 0, 0, 0], [2, 2, 2]);
    const targets = array([1, 0, 0, 4, 2, 0, 0, 0], [2, 2, 2]);
    expectClose((await numbersOf({ loss: meanSquaredError(outputs, targets) })).loss!, [(4 + 9) / 4, 1]);
  });

  it("the cross-entropy is −Σ y log p, averaged over a task's examples, and does not overflow", async () => {
    const logits = array([Math.log(1), Math.log(3), 1000, 0, 0, 0, -1000, 1000], [2, 2, 2]);
    const targets = array([1, 0, 1, 0, 0.5, 0.5, 1, 0], [2, 2, 2]);
    const found = await numbersOf({ loss: crossEntropy(logits, targets), logs: logSoftmax(logits) });
    expectClose(found.loss!, [Math.log(4) / 2, (Math.log(2) + 2000) / 2], 3);
    expectClose(found.logs!.slice(0, 4), [Math.log(1 / 4), Math.log(3 / 4), 0, -1000], 4);
  });
});

it("normalisation takes mean and variance of the reference rows, then gain and bias", async () => {
  const x = array([1, 3, 7], [1, 3, 1]);
  const found = await numbersOf({ y: normalise(x, 2, array([2], [1, 1, 1]), array([0.5], [1, 1, 1])) });
  // Of 1 and 3 the mean is 2, the variance 1.
  const scale = 2 / Math.sqrt(1 + 1e-3);
  expectClose(found.y!, [-scale + 0.5, scale + 0.5, 5 * scale + 0.5]);
});
