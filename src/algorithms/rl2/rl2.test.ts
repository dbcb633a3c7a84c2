// The clipped surrogate and where a policy starts, worked out by hand.

import { describe, expect, it } from "vitest";
import { constant } from "../../engine/ops/elementwise.ts";
import { Random } from "../../engine/random.ts";
import { gru } from "../../models/gru/gru.ts";
import { numbersOf } from "../../testing/byHand.ts";
import { rl2 } from "./rl2.ts";

describe("the loss", () => {
  const numbers = { clip: 0.2, valueWeight: 0, entropyWeight: 0 };
  /** One step of two actions, of which the first was taken with probability `before` and now has `now`. */
  const lossOf = async (
    { before, now, advantage, value = 0, target = 0 }: Record<string, number>,
    changes: Partial<typeof numbers> = {},
  ) => {
    const scalars = { ...numbers, ...changes };
    const one = (number: number) => constant(Float32Array.of(number), [1, 1, 1]);
    const loss = rl2.loss(
      {
        logProbabilities: constant(Float32Array.of(Math.log(now!), Math.log(1 - now!)), [1, 1, 2]),
        values: one(value),
      },
      {
        actions: constant(Float32Array.of(1, 0), [1, 1, 2]),
        logProbability: one(Math.log(before!)),
        advantage: one(advantage!),
        target: one(target),
      },
      (option) => constant(scalars[option as keyof typeof scalars]),
    );
    return (await numbersOf({ loss })).loss![0]!;
  };

  it.each([
    ["a ratio within bounds counts as it is", 0.5, 0.55, 2, -1.1 * 2],
    ["a good action gains no more past 1 + ε", 0.4, 0.6, 2, -1.2 * 2],
    ["a good action that became rarer is not clipped", 0.5, 0.25, 2, -0.5 * 2],
    ["a bad action gains no more below 1 − ε", 0.5, 0.25, -2, 0.8 * 2],
    ["a bad action that became commoner is not clipped", 0.4, 0.6, -2, 1.5 * 2],
  ])("%s", async (_, before, now, advantage, expected) => {
    expect(await lossOf({ before, now, advantage })).toBeCloseTo(expected, 5);
  });

  it("adds the value's squared miss and takes off the entropy, by their weights", async () => {
    const still = { before: 0.25, now: 0.25, advantage: 0 };
    expect(await lossOf({ ...still, value: 1, target: 4 }, { valueWeight: 0.5 })).toBeCloseTo(4.5, 5);
    const entropy = -(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75));
    expect(await lossOf(still, { entropyWeight: 0.1 })).toBeCloseTo(-0.1 * entropy, 5);
  });
});

it("starts nearly indifferent: policy and value are a tenth of Glorot's weights", () => {
  const model = gru.createRecurrent({ hiddenUnits: 50 }, 8);
  const start = rl2.initialise(model, 40, new Random(3));
  const deviation = (values: Float32Array) =>
    Math.sqrt(values.reduce((total, value) => total + value * value, 0) / values.length);
  expect(start["policy.weights"]!.shape).toEqual([1, 50, 40]);
  expect(deviation(start["policy.weights"]!.values)).toBeCloseTo(0.1 * Math.sqrt(2 / 90), 3);
  expect(start["value.weights"]!.shape).toEqual([1, 50, 1]);
});
