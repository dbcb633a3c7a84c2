// Normalisation by the statistics of a task's reference rows.

import type { Value } from "../graph/value.ts";
import { add, constant, divide, multiply, reciprocalSqrt, square, subtract } from "./elementwise.ts";
import { mean, sum } from "./reduce.ts";
import { slice } from "./shape.ts";

const EPSILON = 1e-3;

/**
 * Batch normalisation (Ioffe, Szegedy 2015), task by task: `[T, N, C]`, with mean and variance over the first
 * `reference` rows. Reference = support rows makes it inductive (MetaBN in Bronskill et al. 2020);
 * reference = all rows makes it transductive. With weights `[T, reference, 1]` a row counts by its own.
 */
export function normalise(x: Value, reference: number, gain: Value, bias: Value, weights?: Value): Value {
  const rows = slice(x, [0, 0, 0], [x.shape[0]!, reference, x.shape[2]!]);
  const average = (of: Value) =>
    weights ? divide(sum(multiply(of, weights), [1]), sum(weights, [1])) : mean(of, [1]);
  const centre = average(rows);
  const spread = average(square(subtract(rows, centre)));
  const scale = multiply(reciprocalSqrt(add(spread, constant(EPSILON))), gain);
  return add(multiply(subtract(x, centre), scale), bias);
}
