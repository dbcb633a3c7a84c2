// The inner loop and predictions of models that normalise, on models of one number, worked out by hand.

import { expect, it } from "vitest";
import type { Value, Values } from "../engine/graph/value.ts";
import { constant, multiply, subtract } from "../engine/ops/elementwise.ts";
import { broadcastTo, mean } from "../engine/ops/reduce.ts";
import { slice } from "../engine/ops/shape.ts";
import type { Model, Reference } from "../models/model.ts";
import { examplesOf, numbersOf, rowsOf } from "../testing/byHand.ts";
import { descend, predict } from "./adaptation.ts";

const number = (value: number) => constant(Float32Array.of(value), [1, 1, 1]);
const modelOf = (statistics: Model["statistics"], apply: Model["apply"]): Model => ({
  init: () => ({}),
  apply,
  features: 1,
  statistics,
  normalisation: [],
  tables: [],
});

it("each step descends with its own gain: y = g w x, whose slope in w is 5 g² w at x = 1, 2 and y = 0", async () => {
  const model = modelOf("none", (parameters: Values, x: Value) =>
    multiply(parameters.gain!, multiply(parameters.weight!, x)),
  );
  const path = descend(model, "regression", { weight: number(0.5) }, examplesOf([[1], [2]], [[0], [0]]), {
    steps: 2,
    rate: () => number(0.04),
    firstOrder: true,
    owned: (step) => ({ gain: number(step + 1) }),
  });
  const found = await numbersOf(Object.fromEntries(path.map(({ weight }, step) => [`${step}`, weight!])));
  expect(found["0"]![0]).toBe(0.5);
  expect(found["1"]![0]).toBeCloseTo(0.5 * (1 - 0.04 * 5 * 1 ** 2), 6);
  expect(found["2"]![0]).toBeCloseTo(0.4 * (1 - 0.04 * 5 * 2 ** 2), 6);
  const gains = await numbersOf(Object.fromEntries(path.map(({ gain }, step) => [`${step}`, gain!])));
  expect(gains).toEqual({ "0": [1], "1": [2], "2": [3] });
});

/** Takes from every example the mean of the leading ones it may look at. */
const centred = (_: Values, x: Value, { count }: Reference) =>
  subtract(x, broadcastTo(mean(slice(x, [0, 0, 0], [1, count, 1]), [1]), x.shape));

it.each([
  ["support", [5 - 2, 9 - 2]],
  ["query", [5 - 7, 9 - 7]],
] as const)(
  "queries are normalised by statistics of the %s set where a model says so",
  async (whose, wanted) => {
    const outputs = predict(
      modelOf(whose, centred),
      {},
      { x: rowsOf([[1], [3]]) },
      { x: rowsOf([[5], [9]]) },
    );
    expect((await numbersOf({ outputs })).outputs).toEqual([...wanted]);
  },
);
