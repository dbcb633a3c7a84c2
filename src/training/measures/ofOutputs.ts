// Measures that outputs and targets alone decide, as computations.

import type { ExampleValues } from "../../algorithms/algorithm.ts";
import type { Value } from "../../engine/graph/value.ts";
import { accuracy } from "../../engine/ops/accuracy.ts";
import { magnitude, subtract } from "../../engine/ops/elementwise.ts";
import { crossEntropy, meanOverExamples, meanSquaredError } from "../../engine/ops/losses.ts";
import type { MeasureId } from "../../measures/registry.ts";

/** A task's value from outputs (values, or logits) and targets `[T, Q, outputs]`: `[T, 1, 1]`. */
type OfOutputs = (outputs: Value, query: ExampleValues) => Value;

const squaredError: OfOutputs = (outputs, { y, weights }) => meanSquaredError(outputs, y, weights);

const ofOutputs: Readonly<Partial<Record<MeasureId, OfOutputs>>> = {
  mse: squaredError,
  // Its root is taken of the mean over tasks.
  rmse: squaredError,
  mae: (outputs, { y, weights }) => meanOverExamples(magnitude(subtract(outputs, y)), weights),
  accuracy: (outputs, { y, weights }) => accuracy(outputs, y, weights),
  nll: (outputs, { y, weights }) => crossEntropy(outputs, y, weights),
};

/** Those of the measures asked for that outputs and targets alone decide, as `name:step` for `name` an id. */
export const figuresOf = (
  asked: readonly MeasureId[],
  outputs: Value,
  query: ExampleValues,
  step: number,
): Record<string, Value> =>
  Object.fromEntries(
    asked.flatMap((id) => {
      const of = ofOutputs[id];
      return of ? [[`${id}:${step}`, of(outputs, query)]] : [];
    }),
  );
