// Long sums in single precision, against the same sums in double: across columns, along rows, over several axes, and in
// products; whatever the length leaves over.

import { beforeAll, describe, expect, it } from "vitest";
import { compute, type Numbers } from "../../testing/compute.ts";
import type { Device } from "../backend/device.ts";
import { startBackend } from "../backend/start.ts";
import { square } from "../ops/elementwise.ts";
import { matMul } from "../ops/matMul.ts";
import { maximumOver, sum } from "../ops/reduce.ts";
import { Random } from "../random.ts";
import { BLOCK, cutOf, SHORT } from "./longSums.ts";

/** Numbers of one sign: what is rounded away adds up. */
function positive(shape: readonly number[]): Numbers {
  const random = new Random(5);
  const count = shape.reduce((product, length) => product * length, 1);
  return { shape, values: Float32Array.from({ length: count }, () => random.uniform(0.5, 1.5)) };
}

/** Largest departure from `wanted`, of its size. */
const departure = (found: Float32Array, wanted: readonly number[]) =>
  Math.max(...wanted.map((value, at) => Math.abs(found[at]! / value - 1)));

const total = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0);

/** Some roundings; one after the other these sums are off by 1e-6 to 4e-6. */
const BOUND = 8e-7;

describe("a long sum", () => {
  let device: Device;
  beforeAll(async () => {
    ({ device } = await startBackend("wasm"));
  });
  const LONG = 20_011;
  const ROW = 16 * LONG + 3;

  it("across columns", async () => {
    const x = positive([1, LONG, 6]);
    const wanted = Array.from({ length: 6 }, (_, column) =>
      total(x.values.filter((_, at) => at % 6 === column)),
    );
    expect(departure(await compute(device, (values) => sum(values, [1]), x), wanted)).toBeLessThan(BOUND);
  });

  it("along rows, of what is computed on the way", async () => {
    const x = positive([2, ROW]);
    const squares = [...x.values].map((value) => value ** 2);
    const wanted = [total(squares.slice(0, ROW)), total(squares.slice(ROW))];
    const found = await compute(device, (values) => sum(square(values), [1]), x);
    expect(departure(found, wanted)).toBeLessThan(BOUND);
  });

  it("over axes that are no neighbours", async () => {
    const x = positive([300, 2, 70, 5]);
    const wanted = Array.from({ length: 10 }, (_, place) =>
      total(
        x.values.filter(
          (_, at) => Math.floor(at / 350) % 2 === Math.floor(place / 5) && at % 5 === place % 5,
        ),
      ),
    );
    expect(departure(await compute(device, (values) => sum(values, [0, 2]), x), wanted)).toBeLessThan(BOUND);
  });

  it("in a product", async () => {
    const [a, b] = [positive([1, LONG, 3]), positive([1, LONG, 9])];
    const wanted = Array.from({ length: 27 }, (_, place) =>
      total(
        Array.from(
          { length: LONG },
          (_, term) => a.values[3 * term + Math.floor(place / 9)]! * b.values[9 * term + (place % 9)]!,
        ),
      ),
    );
    const found = await compute(device, (left, right) => matMul(left, right, true), a, b);
    expect(departure(found, wanted)).toBeLessThan(BOUND);
  });

  it("leaves maxima what they are", async () => {
    const x = positive([1, LONG, 2]);
    const found = await compute(device, (values) => maximumOver(values, [1]), x);
    expect([...found]).toEqual(
      [0, 1].map((column) => Math.max(...x.values.filter((_, at) => at % 2 === column))),
    );
  });
});

describe("where the loops of a sum are cut", () => {
  it.each([
    [[SHORT], 1, undefined],
    [[SHORT + 1], 1, { place: 0, size: BLOCK }],
    [[4 * SHORT], 4, undefined],
    [[4 * SHORT + 1], 4, { place: 0, size: 4 * BLOCK }],
    // Two turns of 49 are a block; 200 turns of 1,000 are not.
    [[300, 49], 1, { place: 0, size: 2 }],
    [[200, 1000], 1, { place: 1, size: BLOCK }],
    [[600, 1], 1, { place: 0, size: BLOCK }],
  ] as const)("%j, %i at once", (lengths, together, wanted) => {
    expect(cutOf(lengths, together)).toEqual(wanted);
  });
});
