// Normalisation by the statistics of a task's reference rows.

import type { Value } from "../graph/value.ts";
import { add, constant, multiply, reciprocalSqrt, square, subtract } from "./elementwise.ts";
import { mean } from "./reduce.ts";
import { slice } from "./shape.ts";

const EPSILON = 1e-3;

/**
 * Batch normalisation (Ioffe, Szegedy 2015), task by task: `[T, N, C]`, with mean and variance over the first
 * `reference` rows. Reference = support rows makes it inductive (MetaBN in Bronskill et al. 2020);
 * reference = all rows makes it transductive.
 */
export function normalise(x: Value, reference: number, gain: Value, bias: Value): Value {
  const rows = slice(x, [0, 0, 0], [x.shape[0]!, reference, x.shape[2]!]);
  const centre = mean(rows, [1]);
  const spread = mean(square(subtract(rows, centre)), [1]);
  const scale = multiply(reciprocalSqrt(add(spread, constant(EPSILON))), gain);
  return add(multiply(subtract(x, centre), scale), bias);
}
