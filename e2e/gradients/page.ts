// Checks meta-gradients, and primitives that tfjs computes otherwise than WebAssembly does, on the browser's WebGPU, for
// the test beside.

import type { AlgorithmId } from "../../src/algorithms/registry.ts";
import { startBackend } from "../../src/engine/backend/start.ts";
import { gradient } from "../../src/engine/graph/gradient.ts";
import type { Value } from "../../src/engine/graph/value.ts";
import { add, constant, exp, multiply, square } from "../../src/engine/ops/elementwise.ts";
import { gather, scatterAdd } from "../../src/engine/ops/gather.ts";
import { matMul } from "../../src/engine/ops/matMul.ts";
import { sum } from "../../src/engine/ops/reduce.ts";
import { slice } from "../../src/engine/ops/shape.ts";
import { solve } from "../../src/engine/ops/solve.ts";
import { Random } from "../../src/engine/random.ts";
import type { ModelId } from "../../src/models/registry.ts";
import type { Options } from "../../src/schema/fields.ts";
import { computeAll, drawn } from "../../src/testing/compute.ts";
import { batchOf, learnerFor, metaGradientError } from "../../src/testing/smallLearner.ts";

/** One algorithm on one model. */
export interface GradientCase {
  readonly algorithm: AlgorithmId;
  readonly model: Exclude<ModelId, "gru">;
  readonly problem: "regression" | "classification";
  readonly inputShape: readonly number[];
  readonly modelOptions: Options;
  readonly options: Options;
}

/** Of `x [4, 6, 5]`; ids are rows of tables of 6. */
const ids = constant(
  Float32Array.from({ length: 24 }, (_, index) => (index * index) % 6),
  [4, 6],
);
const primitives = {
  "gather, a shared table": (x: Value) => gather(slice(x, [0, 0, 0], [1, 6, 5]), ids),
  "gather, a table for every other task": (x: Value) => gather(slice(x, [0, 0, 0], [2, 6, 5]), ids),
  "gather, each task's own table": (x: Value) => gather(x, ids),
  "scatterAdd, a shared table": (x: Value) => scatterAdd(ids, x, 6),
  "scatterAdd, a table for every other task": (x: Value) => scatterAdd(ids, x, 6, 2),
  "scatterAdd, each task's own table": (x: Value) => scatterAdd(ids, x, 6, 4),
  solve: (x: Value) => {
    const identity = Float32Array.from({ length: 36 }, (_, index) => Number(index % 7 === 0));
    return solve(add(matMul(x, x, false, true), constant(identity, [1, 6, 6])), x);
  },
} as const;
export type PrimitiveCase = keyof typeof primitives;

declare global {
  interface Window {
    /** The largest gap to WebAssembly of a primitive's numbers, first and second derivatives, in shares of the largest. */
    primitiveGap(of: PrimitiveCase): Promise<number>;
    /** What solving a system whose matrix has the eigenvalues 3 and −1 gives. */
    indefinite(): Promise<number[]>;
    gradientError(of: GradientCase): Promise<number>;
  }
}

const started = startBackend("webgpu");

window.gradientError = async ({ algorithm, model, problem, inputShape, modelOptions, options }) => {
  const { device } = await started;
  const batch = batchOf(problem, inputShape);
  const learner = await learnerFor(device, algorithm, model, modelOptions, options, batch);
  const error = await metaGradientError(learner, batch);
  learner.dispose();
  return error;
};

const onWasm = startBackend("wasm");

window.primitiveGap = async (name) => {
  const operation = primitives[name];
  const given = drawn(new Random(4), [4, 6, 5]);
  const outputs = (x: Value) => {
    const result = operation(x);
    const [first] = gradient(sum(multiply(result, square(exp(result))), [0, 1, 2]), [x]);
    const [second] = gradient(sum(square(first!), [0, 1, 2]), [x]);
    return { result, first: first!, second: second! };
  };
  const found = await computeAll((await started).device, outputs, given);
  const wanted = await computeAll((await onWasm).device, outputs, given);
  return Math.max(
    ...Object.entries(wanted).map(
      ([part, values]) =>
        Math.max(...values.map((value, index) => Math.abs(value - found[part]![index]!))) /
        Math.max(...values.map(Math.abs)),
    ),
  );
};

window.indefinite = async () => {
  const matrix = { shape: [1, 2, 2], values: Float32Array.of(1, 2, 2, 1) };
  const right = { shape: [1, 2, 1], values: Float32Array.of(1, 2) };
  const { x } = await computeAll((await started).device, (a, b) => ({ x: solve(a, b) }), matrix, right);
  return [...x!];
};
