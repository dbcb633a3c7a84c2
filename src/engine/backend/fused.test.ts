// WebAssembly with a fused multiply-add: products in double precision, and what one rounding changes.

import { setFlagsFromString } from "node:v8";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { compute, drawn } from "../../testing/compute.ts";
import { openDevice } from "../../training/session/openDevice.ts";
import { matMul } from "../ops/matMul.ts";
import { Random } from "../random.ts";
import { hasFused, wasmDevice } from "./wasmDevice.ts";

// Node 20 has it behind a flag.
beforeAll(() => {
  if (!hasFused()) setFlagsFromString("--experimental-wasm-relaxed-simd");
});

it("multiplies matrices of every shape, either side as stored or transposed", async () => {
  const { device } = await wasmDevice(undefined, true);
  expect(device.name).toBe("fused");
  const length = fc.integer({ min: 1, max: 21 });
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(length, length, length),
      fc.constantFrom<readonly [boolean, boolean]>([false, false], [true, false], [false, true]),
      fc.integer({ min: 0, max: 1_000_000 }),
      async ([m, k, n], [transposeA, transposeB], seed) => {
        const random = new Random(seed);
        const a = drawn(random, [2, ...(transposeA ? [k, m] : [m, k])]);
        const b = drawn(random, [2, ...(transposeB ? [n, k] : [k, n])]);
        const found = await compute(device, (x, y) => matMul(x, y, transposeA, transposeB), a, b);
        for (let task = 0; task < 2; task++)
          for (let row = 0; row < m; row++)
            for (let column = 0; column < n; column++) {
              let sum = 0;
              for (let term = 0; term < k; term++) {
                const left = transposeA ? term * m + row : row * k + term;
                const right = transposeB ? column * k + term : term * n + column;
                sum += a.values[task * m * k + left]! * b.values[task * k * n + right]!;
              }
              expect(found[(task * m + row) * n + column]).toBeCloseTo(sum, 4);
            }
      },
    ),
    { numRuns: 60 },
  );
});

it("rounds a product and its sum once where the machine can, and plain WebAssembly always twice", async () => {
  const x = 1 + 2 ** -12;
  const a = { values: Float32Array.of(1, x), shape: [1, 1, 2] };
  const b = { values: Float32Array.of(-(1 + 2 ** -11), x), shape: [1, 2, 1] };
  const of = async (fused: boolean) => {
    const { device } = await wasmDevice(undefined, fused);
    return (await compute(device, (left, right) => matMul(left, right), a, b))[0];
  };
  expect(await of(false)).toBe(0);
  expect([0, 2 ** -24]).toContain(await of(true));
});

it("passes the lab's check of its gradients", async () => {
  const { check, backend } = await openDevice("fused");
  expect(check).toMatchObject({ backend: "fused", passed: true });
  expect(backend.name).toBe("fused");
});
