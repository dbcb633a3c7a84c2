// Losses, one for each task: [T, N, C] twice → [T, 1, 1], averaged over a task's examples, each by its weight [T, N, 1].

import type { Value } from "../graph/value.ts";
import {
  add,
  constant,
  divide,
  exp,
  log,
  multiply,
  square,
  step,
  stopGradient,
  subtract,
} from "./elementwise.ts";
import { maximumOver, mean, sum } from "./reduce.ts";

/**
 * Mean over a task's examples, `[T, N, C]` → `[T, 1, 1]`. With weights `[T, N, 1]` an example counts by its own; where
 * all weigh nothing the mean is 0.
 */
export function meanOverExamples(x: Value, weights?: Value): Value {
  if (weights === undefined) return mean(x, [1, 2]);
  const total = sum(weights, [1]);
  // 1 in place of a total of 0.
  const divisor = add(total, subtract(constant(1), step(total)));
  return divide(sum(multiply(mean(x, [2]), weights), [1]), divisor);
}

/** Mean squared error. */
export const meanSquaredError = (outputs: Value, targets: Value, weights?: Value): Value =>
  meanOverExamples(square(subtract(outputs, targets)), weights);

/** log Σ exp over an axis, which stays with length 1; neither overflows nor underflows. */
export function logSumExp(x: Value, axis: number): Value {
  const top = stopGradient(maximumOver(x, [axis]));
  return add(log(sum(exp(subtract(x, top)), [axis])), top);
}

/** Log-probabilities over the last axis. */
export const logSoftmax = (logits: Value): Value => subtract(logits, logSumExp(logits, -1));

/** Cross-entropy of logits with one-hot (or soft) targets. */
export const crossEntropy = (logits: Value, targets: Value, weights?: Value): Value =>
  meanOverExamples(subtract(logSumExp(logits, -1), sum(multiply(logits, targets), [-1])), weights);
