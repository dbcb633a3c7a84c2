// What a program makes of a computation: what it may share, what it refuses, how deep it may be.

import { beforeAll, describe, expect, it } from "vitest";
import { compute, computeAll, row } from "../../testing/compute.ts";
import type { Device } from "../backend/device.ts";
import { startBackend } from "../backend/start.ts";
import { spans } from "../forms/form.ts";
import { add, constant, divide, multiply } from "../ops/elementwise.ts";
import { gather, scatterAdd } from "../ops/gather.ts";
import { matMul } from "../ops/matMul.ts";
import { broadcastTo } from "../ops/reduce.ts";
import { concatenate, reshape, slice, transpose } from "../ops/shape.ts";
import { gradient } from "./gradient.ts";
import { compile, input } from "./program.ts";
import { apply, type Primitive, type Value } from "./value.ts";

describe.each(["cpu", "wasm"] as const)("a program on %s", (name) => {
  let device: Device;
  beforeAll(async () => {
    device = (await startBackend(name)).device;
  });

  it("keeps the same numbers apart under two shapes", async () => {
    const values = Float32Array.of(1, 2, 3, 4, 5, 6);
    const found = await computeAll(
      device,
      (x) => ({
        two: add(transpose(constant(values, [2, 3]), [1, 0]), x),
        three: add(transpose(constant(values, [3, 2]), [1, 0]), x),
      }),
      row(0),
    );
    expect([...found.two!]).toEqual([1, 4, 2, 5, 3, 6]);
    expect([...found.three!]).toEqual([1, 3, 5, 2, 4, 6]);
  });

  it("tells 0 from −0, and what is no finite number from each other", async () => {
    const found = await computeAll(
      device,
      (x) =>
        Object.fromEntries(
          oddNumbers.map((value, index) => [
            `at${index}`,
            // 1/0 and 1/−0 differ.
            divide(x, constant(value, [1])),
          ]),
        ),
      row(1),
    );
    expect(Object.values(found).map(([value]) => value)).toEqual([
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.NaN,
      0,
      -0,
    ]);
  });

  it("multiplies what was spread along the axis that is summed over", async () => {
    const { y } = await computeAll(
      device,
      (x) => ({
        y: matMul(broadcastTo(reshape(x, [1, 1, 1]), [1, 1, 2]), constant(Float32Array.of(3, 4), [1, 2, 1])),
      }),
      row(10),
    );
    expect([...y!]).toEqual([70]);
  });

  it("goes through 20,000 operations one after another, forwards and backwards", async () => {
    const grown = (x: Value) => {
      let value = x;
      for (let index = 0; index < 10_000; index++)
        value = add(reshape(value, [index % 2 === 0 ? 2 : 1, index % 2 === 0 ? 1 : 2]), constant(1));
      return value;
    };
    const { y, slope } = await computeAll(
      device,
      (x) => ({ y: grown(x), slope: gradient(multiply(grown(x), grown(x)), [x])[0]! }),
      { shape: [1, 2], values: Float32Array.of(0, 5) },
    );
    expect([...y!]).toEqual([10_000, 10_005]);
    expect([...slope!]).toEqual([20_000, 20_010]);
  });
});

it("cuts 20,000 operations that could be one kernel into several", async () => {
  const { device } = await startBackend("wasm");
  const sum = (x: Value) => Array.from({ length: 20_000 }, () => x).reduce((total, part) => add(total, part));
  expect([...(await compute(device, sum, row(1, -2)))]).toEqual([20_000, -40_000]);
});

const oddNumbers = [0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
/** Picks the number that stands where its attribute stands above. */
const picked: Primitive<{ by: number }> = {
  name: "picked",
  shape: () => [1],
  transpose: () => [undefined],
  form: {
    form: "window",
    boxes: (_, { by }) => {
      const place = oddNumbers.findIndex((other) => Object.is(other, by));
      return [{ input: 0, size: [1], from: spans([place]), to: spans([0]) }];
    },
  },
};

it("tells attributes apart that JSON writes alike", async () => {
  const { device } = await startBackend("wasm");
  const found = await computeAll(
    device,
    (x) => Object.fromEntries(oddNumbers.map((by, index) => [`at${index}`, apply(picked, [x], { by })])),
    row(1, 2, 3, 4, 5),
  );
  expect(Object.values(found).map(([value]) => value)).toEqual([1, 2, 3, 4, 5]);
});

it("shares what is computed twice", () => {
  const [x, y] = [input("x", [2]), input("x", [2])];
  const twice = compile({ output: add(multiply(x, constant(3)), multiply(y, constant(3))) });
  expect(twice.kernels).toBe(2);
});

describe("inputs of one name", () => {
  it("must have one shape", () => {
    const joined = concatenate([input("classes", [2]), input("classes", [3])], 0);
    expect(() => compile({ output: joined })).toThrow(
      "Two inputs are called “classes”: [2] (given) and [3] (given). Give one another name.",
    );
  });
  it("must have one role", () => {
    const total = add(input("classes", [2], "parameter"), input("classes", [2]));
    expect(() => compile({ output: total })).toThrow(
      "Two inputs are called “classes”: [2] (parameter) and [2] (given). Give one another name.",
    );
  });
});

it("tells which inputs are ids, and of how many rows at most", () => {
  const [x, other, mixed] = [input("x", [2, 3, 1]), input("other", [2, 1, 1]), input("mixed", [2, 3, 2])];
  const table = input("table", [1, 5, 4]);
  const flat = (value: Value) => reshape(value, value.shape.slice(0, 2));
  const program = compile({
    both: gather(table, flat(concatenate([x, other], 1))),
    fewer: scatterAdd(flat(x), input("values", [2, 3, 4]), 4),
    // Of these some numbers only are ids.
    some: gather(table, flat(slice(mixed, [0, 0, 1], [2, 3, 1]))),
  });
  expect([...program.ids]).toEqual([
    ["x", 4],
    ["other", 5],
  ]);
});

it("refuses constants that do not fill their shape", () => {
  expect(() => constant(Float32Array.of(1, 2), [3])).toThrow("A constant of shape [3] is given 2 numbers.");
});
