// Algorithms on numbers small enough to work out by hand: one task, a linear model or none, computed at once.

import type { ExampleValues, LearnerContext } from "../algorithms/algorithm.ts";
import { startBackend } from "../engine/backend/start.ts";
import type { Values } from "../engine/graph/value.ts";
import { constant } from "../engine/ops/elementwise.ts";
import { mlp } from "../models/mlp/mlp.ts";
import type { Options } from "../schema/fields.ts";
import { computeAll } from "./compute.ts";

/** What a computation of constants comes to, by name. */
export async function numbersOf(outputs: Values): Promise<Record<string, number[]>> {
  const { device } = await startBackend("wasm");
  const read = await computeAll(device, () => outputs);
  return Object.fromEntries(Object.entries(read).map(([name, values]) => [name, [...values]]));
}

/** Rows of one task: `[1, N, width]`. */
export const rowsOf = (rows: readonly (readonly number[])[]) =>
  constant(Float32Array.from(rows.flat()), [1, rows.length, rows[0]!.length]);

/** Examples of one task. */
export const examplesOf = (
  x: readonly (readonly number[])[],
  y: readonly (readonly number[])[],
): ExampleValues => ({ x: rowsOf(x), y: rowsOf(y) });

/**
 * A context whose model is linear, `head.weights [1, inputs, outputs]` and `head.bias [1, 1, outputs]`, and whose
 * embedding is the input itself. All noise is `noise`; numbers among the options are constants.
 */
export const contextOf = (
  problem: "regression" | "classification",
  sizes: { readonly inputs: number; readonly outputs: number; readonly trainingClasses?: number },
  options: Options,
  noise = 0,
): LearnerContext => ({
  problem,
  outputs: sizes.outputs,
  trainingClasses: sizes.trainingClasses ?? 0,
  createModel: (outputs) =>
    mlp.create({ hiddenLayers: 0, hiddenUnits: 1, activation: "relu" }, [sizes.inputs], outputs),
  options,
  scalar: (option) => constant(Number(options[option])),
  noise: (_, shape) =>
    constant(new Float32Array(shape.reduce((size, length) => size * length, 1)).fill(noise), shape),
});

/** A linear model's parameters for one input and one output: y = weight · x + bias. */
export const line = (weight: number, bias: number): Values => ({
  "head.weights": constant(Float32Array.of(weight), [1, 1, 1]),
  "head.bias": constant(Float32Array.of(bias), [1, 1, 1]),
});
