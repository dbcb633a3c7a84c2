// What is fused on WebAssembly against plain arithmetic in double precision, over shapes at random.

import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { compute, drawn } from "../../testing/compute.ts";
import { compile, input } from "../graph/program.ts";
import { sizeOf, type Value } from "../graph/value.ts";
import * as elementwise from "../ops/elementwise.ts";
import { matMul } from "../ops/matMul.ts";
import { maximumOver, sum } from "../ops/reduce.ts";
import { transpose } from "../ops/shape.ts";
import { Random } from "../random.ts";
import { inPieces } from "../work.ts";
import type { Device, Tensor } from "./device.ts";
import { wasmDevice } from "./wasmDevice.ts";

let device: Device;
beforeAll(async () => {
  device = (await wasmDevice()).device;
});

const close = (found: Float32Array, expected: readonly number[], tolerance: number) => {
  expect(found.length).toBe(expected.length);
  found.forEach((value, index) => {
    expect(Math.abs(value - expected[index]!)).toBeLessThanOrEqual(tolerance);
  });
};

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
          const a = drawn(random, [p, q, r]);
          const b = drawn(random, [first ? 1 : r, second ? 1 : q, third ? 1 : p]);
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
          // Up to 729 terms of size 10.
          close(await compute(device, (x, y) => sum(body(x, y), axes), a, b), sums, 2e-3);
          close(await compute(device, (x, y) => maximumOver(body(x, y), axes), a, b), largest, 1e-5);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("work in pieces", () => {
  const SIZE = 512;
  const inputs = (random: Random) =>
    [0, 1].map(() => device.upload(new Float32Array(random.normals(SIZE * SIZE)), [1, SIZE, SIZE]));
  /** a b + (a b)ᵀ: 134 million products, and sums of what they give. */
  const program = () => {
    const [a, b] = ["a", "b"].map((name) => input(name, [1, SIZE, SIZE])) as [Value, Value];
    const product = matMul(a, b);
    return compile({ out: elementwise.add(product, transpose(product, [0, 2, 1])) });
  };

  it("gives the same numbers, bit for bit, as a program of small kernels, with the same one run in between", async () => {
    const [a, b] = inputs(new Random(1)) as [Tensor, Tensor];
    const [c, d] = inputs(new Random(2)) as [Tensor, Tensor];
    const whole = program();
    const { out: first } = whole.run(device, { a, b });
    const { out: second } = whole.run(device, { a: c, b: d });
    let pieces = 0;
    let between: Tensor | undefined;
    const cut = program();
    const { out } = await inPieces(cut.work(device, { a, b }), async (stage) => {
      if (stage === "compiling") return;
      pieces += 1;
      if (pieces === 3) between = cut.run(device, { a: c, b: d }).out!;
    });
    expect(pieces).toBeGreaterThan(5);
    expect(await device.read(out!)).toEqual(await device.read(first!));
    expect(await device.read(between!)).toEqual(await device.read(second!));
    // A number by hand.
    const [x, y] = [await device.read(a), await device.read(b)];
    const at = (row: number, column: number) =>
      Array.from({ length: SIZE }, (_, k) => x[row * SIZE + k]! * y[k * SIZE + column]!).reduce(
        (total, value) => total + value,
      );
    expect((await device.read(out!))[3 * SIZE + 500]!).toBeCloseTo(at(3, 500) + at(500, 3), 3);
  });

  it("gives the room that it worked in back once no program wants as much", async () => {
    const { device: own } = await wasmDevice();
    const given = (size: number) =>
      Object.fromEntries(
        ["a", "b"].map((name) => [name, own.upload(new Float32Array(size * size), [1, size, size])]),
      );
    const square = (size: number) => {
      const [a, b] = ["a", "b"].map((name) => input(name, [1, size, size])) as [Value, Value];
      return compile({ out: matMul(matMul(a, b), b) });
    };
    const [large, small] = [square(256), square(16)];
    const [big, little] = [given(256), given(16)];
    own.free(small.run(own, little).out!);
    const level = own.bytes();
    own.free(large.run(own, big).out!);
    // The product in between: 256 · 256 numbers in place of 16 · 16.
    expect(own.bytes() - level).toBeGreaterThanOrEqual(4 * (256 * 256 - 16 * 16));
    large.dispose(own);
    own.free(small.run(own, little).out!);
    expect(own.bytes()).toBeLessThanOrEqual(level);
    small.dispose(own);
    for (const tensor of [...Object.values(big), ...Object.values(little)]) own.free(tensor);
    expect(own.bytes()).toBe(0);
    own.dispose();
  });

  it("ended early leaves nothing behind", async () => {
    const [a, b] = inputs(new Random(1)) as [Tensor, Tensor];
    const cut = program();
    device.free(cut.run(device, { a, b }).out!);
    const before = [device.tensors(), device.bytes()];
    let pieces = 0;
    const ended = inPieces(cut.work(device, { a, b }), async () => {
      if (++pieces === 2) throw new Error("Enough.");
    });
    await expect(ended).rejects.toThrow("Enough.");
    expect([device.tensors(), device.bytes()]).toEqual(before);
  });
});
