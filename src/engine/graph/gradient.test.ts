// Every operation's first and second derivative against central differences, on cpu and wasm.

import { beforeAll, describe, expect, it } from "vitest";
import { numbersOf } from "../../testing/byHand.ts";
import type { Device } from "../backend/device.ts";
import { startBackend } from "../backend/start.ts";
import { accuracy } from "../ops/accuracy.ts";
import { type ActivationName, activations } from "../ops/activations.ts";
import * as elementwise from "../ops/elementwise.ts";
import { crossEntropy, meanSquaredError } from "../ops/losses.ts";
import { dense, matMul } from "../ops/matMul.ts";
import { normalise } from "../ops/normalise.ts";
import { patches } from "../ops/patches.ts";
import { sum } from "../ops/reduce.ts";
import { concatenate, pad, reshape, slice, transpose } from "../ops/shape.ts";
import { Random } from "../random.ts";
import { gradient } from "./gradient.ts";
import { compile, input } from "./program.ts";
import { type Shape, sizeOf, type Value } from "./value.ts";

/** Runs an expression of one input at given numbers. */
async function evaluate(device: Device, output: (x: Value) => Value, shape: Shape, at: Float32Array) {
  const program = compile({ output: output(input("x", shape)) });
  const x = device.upload(at, shape);
  const result = program.run(device, { x }).output!;
  const values = await device.read(result);
  device.free(result);
  device.free(x);
  program.dispose(device);
  return values;
}

/** Largest error of the gradient of a scalar expression, relative to the gradient's size. */
async function gradientError(device: Device, scalar: (x: Value) => Value, shape: Shape, at: Float32Array) {
  const found = await evaluate(device, (x) => gradient(scalar(x), [x])[0]!, shape, at);
  const h = 2e-3;
  let worst = 0;
  const size = Math.max(...found.map(Math.abs), 1e-3);
  for (let index = 0; index < at.length; index++) {
    const moved = async (by: number) => {
      const copy = at.slice();
      copy[index]! += by;
      return (await evaluate(device, (x) => sum(scalar(x), [0, 1, 2]), shape, copy))[0]!;
    };
    worst = Math.max(
      worst,
      Math.abs((await moved(h)) - (await moved(-h))) === 0 && found[index] === 0
        ? 0
        : Math.abs(((await moved(h)) - (await moved(-h))) / (2 * h) - found[index]!) / size,
    );
  }
  return worst;
}

const total = (x: Value) => {
  const flat = reshape(x, [1, 1, sizeOf(x.shape)]);
  return sum(
    elementwise.multiply(
      flat,
      elementwise.constant(
        Float32Array.from({ length: sizeOf(x.shape) }, (_, i) => Math.cos(i + 1)),
        flat.shape,
      ),
    ),
    [2],
  );
};
/** A scalar that contains a first gradient, so that its gradient is of second order. */
const ofGradient = (f: (x: Value) => Value) => (x: Value) => {
  const y = total(elementwise.square(f(x)));
  return total(gradient(y, [x])[0]!);
};

const weights = elementwise.constant(
  Float32Array.from({ length: 6 }, (_, i) => Math.sin(i)),
  [1, 3, 2],
);
const perTask = elementwise.constant(
  Float32Array.from({ length: 12 }, (_, i) => Math.sin(i)),
  [2, 3, 2],
);
const targets = elementwise.constant(Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0), [2, 2, 3]);
const positive = (x: Value) => elementwise.add(elementwise.square(x), elementwise.constant(1));
const cases: Record<string, (x: Value) => Value> = {
  add: (x) => elementwise.add(x, slice(x, [0, 0, 0], [1, 1, 3])),
  subtract: (x) => elementwise.subtract(slice(x, [0, 0, 0], [2, 1, 3]), x),
  multiply: (x) => elementwise.multiply(x, slice(x, [0, 0, 0], [2, 2, 1])),
  divide: (x) => elementwise.divide(x, positive(x)),
  exp: elementwise.exp,
  log: (x) => elementwise.log(positive(x)),
  sqrt: (x) => elementwise.sqrt(positive(x)),
  reciprocalSqrt: (x) => elementwise.reciprocalSqrt(positive(x)),
  ...Object.fromEntries(
    (Object.keys(activations) as ActivationName[]).map((name) => [name, activations[name]]),
  ),
  transpose: (x) => elementwise.square(transpose(x, [2, 0, 1])),
  pad: (x) =>
    elementwise.square(
      pad(x, [
        [0, 0],
        [1, 0],
        [0, 2],
      ]),
    ),
  concatenate: (x) => elementwise.square(concatenate([x, elementwise.exp(x)], 1)),
  "matMul, both transposed": (x) => matMul(x, elementwise.tanh(x), true, false),
  "matMul, right transposed": (x) => matMul(x, elementwise.tanh(x), false, true),
  "dense, shared weights": (x) => dense(x, weights),
  "dense, a task's own weights": (x) => dense(x, perTask),
  "mean squared error": (x) => meanSquaredError(x, targets),
  "cross-entropy": (x) => crossEntropy(x, targets),
  normalise: (x) => normalise(x, 2, weightsRow(x), weightsRow(x)),
  "patches, stride 1": (x) => elementwise.square(patches(reshape(x, [1, 2, 3, 2]), 1)),
  "patches, stride 2": (x) => elementwise.square(patches(reshape(x, [1, 2, 3, 2]), 2)),
};
function weightsRow(x: Value) {
  return slice(x, [0, 0, 0], [1, 1, 3]);
}

describe.each(["cpu", "wasm"] as const)("derivatives on %s", (name) => {
  let device: Device;
  beforeAll(async () => {
    device = (await startBackend(name)).device;
  });
  const random = new Random(3);
  const shape = [2, 2, 3];
  const at = Float32Array.from({ length: 12 }, () => random.normal());

  it.each(Object.keys(cases))("%s: first and second order agree with central differences", async (name) => {
    const f = cases[name]!;
    expect(await gradientError(device, (x) => total(elementwise.square(f(x))), shape, at)).toBeLessThan(0.02);
    expect(await gradientError(device, ofGradient(f), shape, at)).toBeLessThan(0.03);
  });

  it("multiplies large transposed matrices as small ones", async () => {
    const [rows, columns] = [150, 140];
    const numbers = Float32Array.from({ length: rows * columns }, (_, index) => Math.sin(index));
    const found = await evaluate(device, (x) => matMul(x, x, true), [1, rows, columns], numbers);
    const wanted = (i: number, j: number) =>
      Array.from({ length: rows }, (_, k) => numbers[k * columns + i]! * numbers[k * columns + j]!).reduce(
        (total, value) => total + value,
        0,
      );
    for (const [i, j] of [
      [0, 0],
      [3, 77],
      [139, 1],
    ] as const)
      expect(found[i * columns + j]).toBeCloseTo(wanted(i, j), 2);
  });

  it("counts recognised queries", async () => {
    const logits = Float32Array.of(2, 1, 0, 2, 1, 0, 0, 0, 3, 0, 0, 3);
    expect([...(await evaluate(device, (x) => accuracy(x, targets), shape, logits))]).toEqual([0.5, 0.5]);
  });

  it("keeps no tensor from one run to the next", async () => {
    const x = input("x", shape);
    const program = compile({
      slope: gradient(total(cases["cross-entropy"]!(elementwise.tanh(x))), [x])[0]!,
    });
    const given = device.upload(at, shape);
    device.free(program.run(device, { x: given }).slope!);
    const before = device.tensors();
    for (let run = 0; run < 5; run++) device.free(program.run(device, { x: given }).slope!);
    expect(device.tensors()).toBe(before);
  });
});

const vector = (...values: number[]) => elementwise.constant(Float32Array.from(values), [values.length]);

describe("gradients by hand", () => {
  it("add up over every way to the output, and are of the sum of its elements", async () => {
    const x = vector(2, 3);
    const found = await numbersOf({
      slope: gradient(elementwise.add(elementwise.multiply(x, x), x), [x])[0]!,
    });
    expect(found.slope).toEqual([5, 7]);
  });

  it("do not pass where they are stopped, and are zero for what the output does not know", async () => {
    const [x, y] = [vector(2, 3), vector(4, 5)];
    const [stopped, unknown] = gradient(
      elementwise.multiply(elementwise.stopGradient(elementwise.square(x)), x),
      [x, y],
    );
    const found = await numbersOf({ stopped: stopped!, unknown: unknown! });
    expect(found).toEqual({ stopped: [4, 9], unknown: [0, 0] });
  });
});
