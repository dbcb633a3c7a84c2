// One computation on one device, from numbers to numbers: what the engine's tests work with.

import type { Device } from "../engine/backend/device.ts";
import { compile, input } from "../engine/graph/program.ts";
import { type Shape, sizeOf, type Value } from "../engine/graph/value.ts";
import type { Random } from "../engine/random.ts";

/** An array of numbers. */
export interface Numbers {
  readonly shape: Shape;
  readonly values: Float32Array;
}

/** Numbers of a shape, drawn evenly between −2 and 2. */
export const drawn = (random: Random, shape: Shape): Numbers => ({
  shape,
  values: Float32Array.from({ length: sizeOf(shape) }, () => random.uniform(-2, 2)),
});

/** Numbers in a row, `[count]`. */
export const row = (...values: number[]): Numbers => ({
  shape: [values.length],
  values: Float32Array.from(values),
});

/** Computes named outputs from inputs in order, and leaves nothing behind. @throws Error where a tensor stays. */
export async function computeAll(
  device: Device,
  expressions: (...inputs: Value[]) => Record<string, Value>,
  ...given: Numbers[]
): Promise<Record<string, Float32Array>> {
  const before = device.tensors();
  const inputs = given.map(({ shape }, index) => input(`x${index}`, shape));
  const program = compile(expressions(...inputs));
  const tensors = given.map(({ shape, values }) => device.upload(values, shape));
  const results = program.run(device, Object.fromEntries(tensors.map((t, index) => [`x${index}`, t])));
  const read: Record<string, Float32Array> = {};
  for (const [name, tensor] of Object.entries(results)) {
    read[name] = await device.read(tensor);
    device.free(tensor);
  }
  for (const tensor of tensors) device.free(tensor);
  program.dispose(device);
  const left = device.tensors() - before;
  if (left !== 0) throw new Error(`${left} tensors were left on ${device.name}.`);
  return read;
}

/** Computes one output. */
export async function compute(
  device: Device,
  expression: (...inputs: Value[]) => Value,
  ...given: Numbers[]
): Promise<Float32Array> {
  return (await computeAll(device, (...inputs) => ({ output: expression(...inputs) }), ...given)).output!;
}
