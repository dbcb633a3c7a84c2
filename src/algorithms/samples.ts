// Learners that answer a support set with several predictors: samples of one task beside each other on the task axis.

import type { Value } from "../engine/graph/value.ts";
import { exp, log } from "../engine/ops/elementwise.ts";
import { logSoftmax } from "../engine/ops/losses.ts";
import { broadcastTo, mean } from "../engine/ops/reduce.ts";
import { reshape } from "../engine/ops/shape.ts";
import type { ProblemKind } from "../tasks/meta.ts";
import type { ExampleValues } from "./algorithm.ts";

const repeatedValue = (x: Value, times: number): Value => {
  const [tasks, ...rest] = x.shape as [number, ...number[]];
  const size = rest.reduce((product, length) => product * length, 1);
  return reshape(broadcastTo(reshape(x, [tasks, 1, size]), [tasks, times, size]), [tasks * times, ...rest]);
};

/** Each task's examples `times` times: `[T, N, …]` → `[T·times, N, …]`. */
export const repeated = ({ x, y }: ExampleValues, times: number): ExampleValues =>
  times === 1 ? { x, y } : { x: repeatedValue(x, times), y: repeatedValue(y, times) };

/** What a task's samples say together, `[T·M, N, outputs]` → `[T, N, outputs]`: the mean value, or the log of the mean probability. */
export function pooled(outputs: Value, samples: number, problem: ProblemKind): Value {
  if (samples === 1) return outputs;
  const [rows, count, width] = outputs.shape as [number, number, number];
  const over = (x: Value) =>
    reshape(mean(reshape(x, [rows / samples, samples, count * width]), [1]), [rows / samples, count, width]);
  return problem === "regression" ? over(outputs) : log(over(exp(logSoftmax(outputs))));
}
