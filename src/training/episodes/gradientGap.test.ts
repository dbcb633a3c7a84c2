// The gap between first and second order, by hand.

import { expect, it } from "vitest";
import { batchOf } from "../../testing/smallLearner.ts";
import { gradientGap } from "./gradientGap.ts";
import type { Learner } from "./learner.ts";

/** A learner whose gradients by order are these. */
const learnerOf = (gradients: Record<string, number[][]>, options: object = { order: "second" }) =>
  ({
    options,
    metaGradient: async (_batch: unknown, { order }: { order: string }) => ({
      gradients: Object.fromEntries(
        gradients[order]!.map((part, index) => [`w${index}`, Float32Array.from(part)]),
      ),
    }),
  }) as unknown as Learner;
const batch = batchOf("regression", [1]);

it("is the cosine of the angle between the two, over all parameters, and the first's length over the second's", async () => {
  // (3, 0, 4) and (0, 0, 10): lengths 5 and 10, product 40.
  const found = await gradientGap(learnerOf({ first: [[3, 0], [4]], second: [[0, 0], [10]] }), batch);
  expect(found).toEqual({ cosine: 0.8, ratio: 0.5 });
});

it("is none where there is no order to choose", async () => {
  expect(await gradientGap(learnerOf({}, {}), batch)).toBeUndefined();
});
