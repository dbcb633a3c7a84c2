// Each primitive as tfjs kernels, by name: the eager backend, and the reference beside which ours are measured.

import type { Tensor } from "../backend/device.ts";
import { layoutOf } from "../forms/tables.ts";
import { sizeOf, type Value } from "../graph/value.ts";
import type { PatchWindow } from "../ops/patches.ts";
import type { KernelDevice } from "./device.ts";
import { sumByKernels, takeByKernels, windowInMemory } from "./patches.ts";
import { factorInMemory, substituteInMemory } from "./solve.ts";
import { addInMemory, gatherInMemory } from "./tables.ts";

/** Computes one value; the result may share its data with the first input only for an alias. */
type Run = (device: KernelDevice, inputs: readonly Tensor[], value: Value) => Tensor;

const one =
  (kernel: string, attributes?: object): Run =>
  (device, [x]) =>
    device.kernel(kernel, { x: x! }, attributes);
const two =
  (kernel: string): Run =>
  (device, [a, b]) =>
    device.kernel(kernel, { a: a!, b: b! });
/** `attributes`: tfjs's names for the primitive's own. */
const withAttributes =
  // biome-ignore lint/suspicious/noExplicitAny: attributes are typed where the primitive is applied
    (kernel: string, attributes: (own: any) => object): Run =>
    (device, [x], value) =>
      device.kernel(kernel, { x: x! }, attributes(value.attributes));
/** As 1 or 0. */
const truth = (device: KernelDevice, tensor: Tensor): Tensor => {
  const result = device.kernel("Cast", { x: tensor }, { dtype: "float32" });
  device.free(tensor);
  return result;
};
const patches =
  (byKernels: typeof takeByKernels): Run =>
  (device, [x], value) =>
    device.inMemory
      ? windowInMemory(device, value, x!)
      : byKernels(device, x!, value.attributes as PatchWindow);

const table: Readonly<Record<string, Run>> = {
  add: two("Add"),
  subtract: two("Sub"),
  multiply: two("Multiply"),
  divide: two("RealDiv"),
  equal: (device, inputs, value) => truth(device, two("Equal")(device, inputs, value)),
  exp: one("Exp"),
  log: one("Log"),
  sqrt: one("Sqrt"),
  rsqrt: one("Rsqrt"),
  tanh: one("Tanh"),
  sigmoid: one("Sigmoid"),
  step: one("Step", { alpha: 0 }),
  relu: one("Relu"),
  copy(device, [x]) {
    const unit = device.upload(Float32Array.of(1), []);
    const result = device.kernel("Multiply", { a: x!, b: unit });
    device.free(unit);
    return result;
  },
  // Adding zeros: tfjs's Tile and BroadcastTo are slower (FACTS).
  broadcast(device, [x], { shape }) {
    const zeros = device.upload(new Float32Array(sizeOf(shape)), shape);
    const result = device.kernel("Add", { a: x!, b: zeros });
    device.free(zeros);
    return result;
  },
  sum: withAttributes("Sum", ({ axes }) => ({ axis: [...axes], keepDims: true })),
  max: withAttributes("Max", ({ axes }) => ({ reductionIndices: [...axes], keepDims: true })),
  transpose: withAttributes("Transpose", ({ order }) => ({ perm: [...order] })),
  slice: withAttributes("Slice", ({ begin, size }) => ({ begin: [...begin], size: [...size] })),
  pad: withAttributes("PadV2", ({ padding }) => ({
    paddings: padding.map((pair: readonly number[]) => [...pair]),
    constantValue: 0,
  })),
  concatenate: (device, inputs, { attributes }) => device.kernel("Concat", inputs, attributes as object),
  matMul: (device, [a, b], { attributes }) =>
    device.kernel("BatchMatMul", { a: a!, b: b! }, attributes as object),
  argMax(device, [x], { shape }) {
    const places = device.kernel("ArgMax", { x: x! }, { axis: shape.length - 1 });
    return { ...truth(device, places), shape };
  },
  gather: (device, [rows, ids], { inputs, shape }) =>
    gatherInMemory(device, rows!, ids!, layoutOf(inputs[0]!.shape, inputs[1]!.shape), shape),
  "scatter-add": (device, [ids, values], { inputs, shape }) =>
    addInMemory(device, ids!, values!, layoutOf(shape, inputs[0]!.shape), shape),
  factor: (device, [matrix]) => factorInMemory(device, matrix!),
  solve: (device, [, right, factor]) => substituteInMemory(device, factor!, right!),
  "take-patches": patches(takeByKernels),
  "sum-patches": patches(sumByKernels),
};

/** Computes one value by tfjs. @throws Error for a primitive that tfjs was not taught. */
export function runPrimitive(device: KernelDevice, inputs: readonly Tensor[], value: Value): Tensor {
  const { name, alias } = value.primitive;
  if (alias) return { ...inputs[0]!, shape: value.shape };
  const run = table[name];
  if (run === undefined) throw new Error(`There are no tfjs kernels for “${name}”.`);
  return run(device, inputs, value);
}
