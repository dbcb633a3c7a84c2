// Losses, one for each task: [T, N, C] twice → [T, 1, 1], averaged over a task's examples.

import type { Value } from "../graph/value.ts";
import { add, exp, log, multiply, square, stopGradient, subtract } from "./elementwise.ts";
import { maximumOver, mean, sum } from "./reduce.ts";

/** Mean squared error. */
export const meanSquaredError = (outputs: Value, targets: Value): Value =>
  mean(square(subtract(outputs, targets)), [1, 2]);

/** log Σ exp over an axis, which stays with length 1; neither overflows nor underflows. */
export function logSumExp(x: Value, axis: number): Value {
  const top = stopGradient(maximumOver(x, [axis]));
  return add(log(sum(exp(subtract(x, top)), [axis])), top);
}

/** Log-probabilities over the last axis. */
export const logSoftmax = (logits: Value): Value => subtract(logits, logSumExp(logits, -1));

/** Cross-entropy of logits with one-hot (or soft) targets. */
export const crossEntropy = (logits: Value, targets: Value): Value =>
  mean(subtract(logSumExp(logits, -1), sum(multiply(logits, targets), [-1])), [1, 2]);
