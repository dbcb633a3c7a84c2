// Prototypes of several shots, and both distances, worked out by hand.

import { expect, it } from "vitest";
import { contextOf, examplesOf, numbersOf, rowsOf } from "../../testing/byHand.ts";
import { prototypical } from "./prototypical.ts";

// The embedding is the input: the prototypes are (1, 0), of two examples, and (0, 5), of three.
const support = examplesOf(
  [
    [0, 0],
    [0, 4],
    [2, 0],
    [-3, 5],
    [3, 6],
  ],
  [
    [1, 0],
    [0, 1],
    [1, 0],
    [0, 1],
    [0, 1],
  ],
);
const sizes = { inputs: 2, outputs: 2 };

it("a prototype is the mean of its class, a logit minus the squared distance from it", async () => {
  const context = contextOf("classification", sizes, { distance: "euclidean" });
  const predictors = prototypical.adapt(context, {}, support, 0, 2);
  expect(predictors.length).toBe(1);
  const { logits } = await numbersOf({
    logits: predictors[0]!({
      x: rowsOf([
        [1, 2],
        [3, 4],
      ]),
    }),
  });
  // (1, 2) is 2 from (1, 0) and √10 from (0, 5); (3, 4) is √20 from the one and √10 from the other.
  [-4, -10, -20, -10].forEach((value, index) => {
    expect(logits![index]).toBeCloseTo(value, 4);
  });
});

it("by cosine a logit is the temperature times the cosine, whatever the lengths", async () => {
  const context = contextOf("classification", sizes, { distance: "cosine", temperature: 3 });
  const [predictor] = prototypical.adapt(context, {}, support, 0, 2);
  const { logits } = await numbersOf({ logits: predictor!({ x: rowsOf([[30, 40]]) }) });
  expect(logits![0]).toBeCloseTo(3 * 0.6, 4);
  expect(logits![1]).toBeCloseTo(3 * 0.8, 4);
});

it("the loss is the cross-entropy of those logits, the accuracy the share of queries at the nearer prototype", async () => {
  const context = contextOf("classification", sizes, { distance: "euclidean" });
  const query = examplesOf(
    [
      [1, 2],
      [1, 2],
    ],
    [
      [1, 0],
      [0, 1],
    ],
  );
  const { loss, accuracy } = prototypical.metaGradient(context, {}, { support, query });
  const found = await numbersOf({ loss, accuracy: accuracy! });
  const other = Math.log(1 + Math.exp(-6));
  expect(found.loss![0]).toBeCloseTo((other + 6 + other) / 2, 5);
  expect(found.accuracy).toEqual([0.5]);
});
