// The WebAssembly backend against plain arithmetic in double precision, over shapes at random.

import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { compile, input } from "../graph/program.ts";
import { type Shape, sizeOf, type Value } from "../graph/value.ts";
import * as elementwise from "../ops/elementwise.ts";
import { matMul } from "../ops/matMul.ts";
import { maximumOver, sum } from "../ops/reduce.ts";
import { transpose } from "../ops/shape.ts";
import { Random } from "../random.ts";
import type { Device } from "./device.ts";
import { wasmDevice } from "./wasmDevice.ts";

let device: Device;
beforeAll(async () => {
  device = (await wasmDevice()).device;
});

interface Given {
  readonly shape: Shape;
  readonly values: Float32Array;
}
const some = (random: Random, shape: Shape): Given => ({
  shape,
  values: Float32Array.from({ length: sizeOf(shape) }, () => random.uniform(-2, 2)),
});

/** Computes one output from given inputs, and leaves nothing behind. */
async function compute(expression: (...inputs: Value[]) => Value, ...given: Given[]): Promise<Float32Array> {
  const before = device.tensors();
  const inputs = given.map(({ shape }, index) => input(`x${index}`, shape));
  const program = compile({ output: expression(...inputs) });
  const tensors = given.map(({ shape, values }) => device.upload(values, shape));
  const result = program.run(device, Object.fromEntries(tensors.map((t, index) => [`x${index}`, t]))).output!;
  const values = await device.read(result);
  for (const tensor of [...tensors, result]) device.free(tensor);
  program.dispose(device);
  expect(device.tensors()).toBe(before);
  return values;
}

const close = (found: Float32Array, expected: readonly number[], tolerance: number) => {
  expect(found.length).toBe(expected.length);
  found.forEach((value, index) => {
    expect(Math.abs(value - expected[index]!)).toBeLessThanOrEqual(
      tolerance * Math.max(1, Math.abs(expected[index]!)),
    );
  });
};

describe("matrix products", () => {
  it("are right for every size, transposed or not, with sides shared by the tasks", async () => {
    const length = fc.integer({ min: 1, max: 19 });
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          tasks: fc.integer({ min: 1, max: 3 }),
          m: length,
          k: fc.oneof(length, fc.integer({ min: 120, max: 140 })),
          n: length,
          seed: fc.integer({ min: 0, max: 1_000_000 }),
          sharedA: fc.boolean(),
          sharedB: fc.boolean(),
          transposeA: fc.boolean(),
          transposeB: fc.boolean(),
        }),
        async ({ tasks, m, k, n, seed, sharedA, sharedB, transposeA, transposeB }) => {
          const random = new Random(seed);
          const a = some(random, [sharedA ? 1 : tasks, ...(transposeA ? [k, m] : [m, k])]);
          const b = some(random, [sharedB ? 1 : tasks, ...(transposeB ? [n, k] : [k, n])]);
          const batch = sharedA && sharedB ? 1 : tasks;
          const expected: number[] = [];
          for (let t = 0; t < batch; t++)
            for (let row = 0; row < m; row++)
              for (let column = 0; column < n; column++) {
                let total = 0;
                for (let term = 0; term < k; term++) {
                  const left = (sharedA ? 0 : t * m * k) + (transposeA ? term * m + row : row * k + term);
                  const right =
                    (sharedB ? 0 : t * k * n) + (transposeB ? column * k + term : term * n + column);
                  total += a.values[left]! * b.values[right]!;
                }
                expected.push(total);
              }
          close(await compute((x, y) => matMul(x, y, transposeA, transposeB), a, b), expected, 1e-4);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("elementary functions", () => {
  const at = Float32Array.from([
    ...Array.from({ length: 401 }, (_, index) => (index - 200) / 10),
    ...[-1e30, -100, -88, -87, 1e-30, 1e-6, -1e-6, 0, 87, 88, 1e4, 1e30],
  ]);
  it.each([
    ["exp", elementwise.exp, Math.exp, (x: number) => Math.abs(x) < 87],
    ["log", elementwise.log, Math.log, (x: number) => x > 0],
    ["tanh", elementwise.tanh, Math.tanh, () => true],
    ["sigmoid", elementwise.sigmoid, (x: number) => 1 / (1 + Math.exp(-x)), (x: number) => Math.abs(x) < 87],
    ["sqrt", elementwise.sqrt, Math.sqrt, (x: number) => x >= 0],
  ] as const)("%s agrees with Math to single precision", async (_, operation, expected, valid) => {
    const values = at.filter(valid);
    const found = await compute(operation, { shape: [1, 1, values.length], values });
    found.forEach((value, index) => {
      const wanted = expected(values[index]!);
      expect(Math.abs(value - wanted)).toBeLessThanOrEqual(3e-7 * Math.abs(wanted) + 1e-37);
    });
  });

  it("have the right limits", async () => {
    const values = Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0);
    const given = { shape: [4], values };
    expect(await compute(elementwise.log, given)).toEqual(
      Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY, Number.NaN, Number.NEGATIVE_INFINITY),
    );
    const exponentials = await compute(elementwise.exp, given);
    expect(exponentials[0]).toBeNaN();
    expect(exponentials[1]).toBeGreaterThan(1e38);
    expect([...exponentials.slice(2)]).toEqual([0, 1]);
    expect([...(await compute(elementwise.tanh, given))]).toEqual([Number.NaN, 1, -1, 0]);
  });
});

describe("fused computations", () => {
  it("are right through broadcasting, transposing and summing, for every shape", async () => {
    const length = fc.integer({ min: 1, max: 9 });
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(length, length, length),
        fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
        fc.subarray([0, 1, 2], { minLength: 1 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        async ([p, q, r], [first, second, third], axes, seed) => {
          const random = new Random(seed);
          const a = some(random, [p, q, r]);
          const b = some(random, [first ? 1 : r, second ? 1 : q, third ? 1 : p]);
          const kept = [p, q, r].map((size, axis) => (axes.includes(axis) ? 1 : size));
          const sums = new Array<number>(sizeOf(kept)).fill(0);
          const largest = new Array<number>(sizeOf(kept)).fill(Number.NEGATIVE_INFINITY);
          for (let i = 0; i < p; i++)
            for (let j = 0; j < q; j++)
              for (let l = 0; l < r; l++) {
                const x = a.values[(i * q + j) * r + l]!;
                const [bj, bi] = [second ? 0 : j, third ? 0 : i];
                const y = b.values[((first ? 0 : l) * b.shape[1]! + bj) * b.shape[2]! + bi]!;
                const place = [i, j, l].map((at, axis) => (axes.includes(axis) ? 0 : at));
                const out = (place[0]! * kept[1]! + place[1]!) * kept[2]! + place[2]!;
                const value = Math.max(0, x * y + x) - y;
                sums[out]! += value;
                largest[out] = Math.max(largest[out]!, value);
              }
          const body = (x: Value, other: Value) => {
            const y = transpose(other, [2, 1, 0]);
            const mixed = elementwise.add(elementwise.multiply(x, y), x);
            return elementwise.subtract(elementwise.relu(mixed), y);
          };
          close(await compute((x, y) => sum(body(x, y), axes), a, b), sums, 1e-5);
          close(await compute((x, y) => maximumOver(body(x, y), axes), a, b), largest, 1e-5);
        },
      ),
      { numRuns: 150 },
    );
  });
});
