// Learners that answer a support set with several predictors: samples of one task beside each other on the task axis.

import { sizeOf, type Value, type Values } from "../engine/graph/value.ts";
import { constant, subtract } from "../engine/ops/elementwise.ts";
import { logSoftmax, logSumExp } from "../engine/ops/losses.ts";
import { broadcastTo, mean } from "../engine/ops/reduce.ts";
import { reshape } from "../engine/ops/shape.ts";
import type { ProblemKind } from "../tasks/meta.ts";
import type { ExampleValues } from "./algorithm.ts";

/** The first axis taken for two, of which one has length 1 and is stretched: `[a·b, …]` → `[A·B, …]`. */
function stretched(x: Value, [a, b]: readonly [number, number], [to, by]: readonly [number, number]): Value {
  const rest = x.shape.slice(1);
  const size = sizeOf(rest);
  return reshape(broadcastTo(reshape(x, [a, b, size]), [to, by, size]), [to * by, ...rest]);
}

const repeatedValue = (x: Value, times: number): Value =>
  stretched(x, [x.shape[0]!, 1], [x.shape[0]!, times]);

/** All samples' own values for every task: `[M, …]` → `[T·M, …]`. */
export const forTasks = (values: Values, tasks: number): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const samples = value.shape[0]!;
      return [name, stretched(value, [1, samples], [tasks, samples])];
    }),
  );

/** Each task's examples `times` times: `[T, N, …]` → `[T·times, N, …]`. */
export const repeated = (examples: ExampleValues, times: number): ExampleValues => {
  const { x, y, weights } = examples;
  if (times === 1) return examples;
  return {
    x: repeatedValue(x, times),
    y: repeatedValue(y, times),
    weights: weights && repeatedValue(weights, times),
  };
};

/**
 * What a task's samples say together, `[T·M, N, outputs]` → `[T, N, outputs]`: the mean value, or the log of the mean
 * probability, in logarithms throughout, so that a class that all hold for all but impossible is still a number.
 */
export function pooled(outputs: Value, samples: number, problem: ProblemKind): Value {
  if (samples === 1) return outputs;
  const [rows, count, width] = outputs.shape as [number, number, number];
  const tasks = rows / samples;
  const bySample = (x: Value) => reshape(x, [tasks, samples, count * width]);
  const together =
    problem === "regression"
      ? mean(bySample(outputs), [1])
      : subtract(logSumExp(bySample(logSoftmax(outputs)), 1), constant(Math.log(samples)));
  return reshape(together, [tasks, count, width]);
}
