// What every primitive computes, against plain arithmetic in double precision, over shapes at random.

import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { compute, drawn, type Numbers, row } from "../../testing/compute.ts";
import type { Device } from "../backend/device.ts";
import { startBackend } from "../backend/start.ts";
import { gradient } from "../graph/gradient.ts";
import { type Shape, sizeOf, type Value } from "../graph/value.ts";
import { Random } from "../random.ts";
import { accuracy } from "./accuracy.ts";
import * as elementwise from "./elementwise.ts";
import { gather, scatterAdd } from "./gather.ts";
import { matMul } from "./matMul.ts";
import { patches } from "./patches.ts";
import { broadcastTo, maximumOver, sum } from "./reduce.ts";
import { concatenate, pad, reshape, slice, transpose } from "./shape.ts";
import { solve } from "./solve.ts";

type Index = readonly number[];

/** Calls `visit` for every index of a shape, the last axis fastest. */
function eachIndex(shape: Shape, visit: (index: Index) => void): void {
  const index = shape.map(() => 0);
  for (let count = sizeOf(shape); count > 0; count--) {
    visit([...index]);
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis]! += 1;
      if (index[axis]! < shape[axis]!) break;
      index[axis] = 0;
    }
  }
}
/** The number at an index; along axes of length 1 there is only one. */
function at({ shape, values }: Numbers, index: Index): number {
  const lead = index.length - shape.length;
  return values[
    shape.reduce((place, length, axis) => place * length + (length === 1 ? 0 : index[axis + lead]!), 0)
  ]!;
}
/** Numbers by index. */
function filled(shape: Shape, value: (index: Index) => number): number[] {
  const found: number[] = [];
  eachIndex(shape, (index) => found.push(value(index)));
  return found;
}
/** `tolerance`: of what the result is made of, `sizes`, where it is a sum. */
function expectClose(
  found: Float32Array,
  wanted: readonly number[],
  tolerance: number,
  sizes = wanted,
): void {
  expect(found.length).toBe(wanted.length);
  found.forEach((value, index) => {
    if (Number.isNaN(wanted[index])) expect(value).toBeNaN();
    else
      expect(Math.abs(value - wanted[index]!)).toBeLessThanOrEqual(
        tolerance * Math.max(1e-30, Math.abs(sizes[index]!)),
      );
  });
}

const length = fc.integer({ min: 1, max: 9 });
const shapes: fc.Arbitrary<number[]> = fc.oneof(
  fc.array(length, { minLength: 1, maxLength: 4 }),
  // Long enough for whole blocks of vectors, and for rows that threads share.
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 15, max: 40 })).map((sides): number[] => sides),
  fc.constant<number[]>([1024]),
);
const seeds = fc.integer({ min: 0, max: 1_000_000 });
const subset = (shape: Shape) => fc.subarray(shape.map((_, axis) => axis));
const shapesWith = <T>(more: (shape: Shape) => fc.Arbitrary<T>) =>
  shapes.chain((shape) => fc.tuple(fc.constant(shape), more(shape), seeds));

describe.each(["cpu", "wasm"] as const)("primitives on %s", (backend) => {
  let device: Device;
  beforeAll(async () => {
    device = (await startBackend(backend)).device;
  });
  const always = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => Promise<void>, numRuns = 60) =>
    fc.assert(fc.asyncProperty(arbitrary, holds), { numRuns });

  it.each([
    ["add", elementwise.add, (a, b) => a + b],
    ["subtract", elementwise.subtract, (a, b) => a - b],
    ["multiply", elementwise.multiply, (a, b) => a * b],
    ["divide", elementwise.divide, (a, b) => a / b],
  ] as const satisfies [string, (a: Value, b: Value) => Value, (a: number, b: number) => number][])(
    "%s, with either side spread",
    async (_, operation, wanted) => {
      await always(
        shapesWith((shape) =>
          fc.tuple(subset(shape), subset(shape), fc.integer({ min: 0, max: shape.length - 1 })),
        ),
        async ([shape, [first, second, dropped], seed]) => {
          const random = new Random(seed);
          const spread = (axes: readonly number[]) =>
            shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
          const a = drawn(random, spread(first));
          // One of them may lack leading axes.
          const b = drawn(random, spread(second).slice(first.includes(0) ? 0 : dropped));
          const whole = shape.map((_, axis) =>
            Math.max(a.shape[axis]!, b.shape[axis - shape.length + b.shape.length] ?? 1),
          );
          const sizes = filled(
            whole,
            (i) => Math.abs(at(a, i)) + Math.abs(at(b, i)) + Math.abs(wanted(at(a, i), at(b, i))),
          );
          expectClose(
            await compute(device, operation, a, b),
            filled(whole, (i) => wanted(at(a, i), at(b, i))),
            2e-7,
            sizes,
          );
        },
      );
    },
  );

  it.each([
    ["exp", elementwise.exp, Math.exp],
    ["log", elementwise.log, Math.log],
    ["sqrt", elementwise.sqrt, Math.sqrt],
    ["reciprocalSqrt", elementwise.reciprocalSqrt, (x) => 1 / Math.sqrt(x)],
    ["tanh", elementwise.tanh, Math.tanh],
    ["sigmoid", elementwise.sigmoid, (x) => 1 / (1 + Math.exp(-x))],
    ["step", elementwise.step, (x) => Number(x > 0)],
    ["relu", elementwise.relu, (x) => Math.max(x, 0)],
    ["negate", elementwise.negate, (x) => -x],
    ["magnitude", elementwise.magnitude, Math.abs],
    ["square", elementwise.square, (x) => x * x],
    ["stopGradient", (x) => elementwise.add(elementwise.stopGradient(x), x), (x) => 2 * x],
    ["copy", elementwise.copy, (x) => x],
    ["withSlope", (x) => elementwise.withSlope(elementwise.square(x), x, elementwise.exp), (x) => x * x],
  ] as const satisfies [string, (x: Value) => Value, (x: number) => number][])(
    "%s",
    async (_, operation, wanted) => {
      await always(fc.tuple(shapes, seeds), async ([shape, seed]) => {
        const x = drawn(new Random(seed), shape);
        expectClose(await compute(device, operation, x), [...x.values].map(wanted), 4e-7);
      });
    },
  );

  it("sum and maximum over any axes", async () => {
    await always(shapesWith(subset), async ([shape, axes, seed]) => {
      const x = drawn(new Random(seed), shape);
      const kept = shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
      const parts = (index: Index) =>
        filled(
          shape.map((size, axis) => (axes.includes(axis) ? size : 1)),
          (inner) =>
            at(
              x,
              inner.map((place, axis) => place + index[axis]!),
            ),
        );
      const total = (of: readonly number[]) => of.reduce((a, b) => a + b, 0);
      expectClose(
        await compute(device, (value) => sum(value, axes), x),
        filled(kept, (index) => total(parts(index))),
        1e-6,
        filled(kept, (index) => total(parts(index).map(Math.abs))),
      );
      expect([...(await compute(device, (value) => maximumOver(value, axes), x))]).toEqual(
        filled(kept, (index) => Math.max(...parts(index))),
      );
    });
  });

  it("broadcast, transpose, reshape and slice", async () => {
    await always(
      shapesWith((shape) =>
        fc.tuple(
          subset(shape),
          fc.shuffledSubarray(
            shape.map((_, axis) => axis),
            { minLength: shape.length },
          ),
          fc.tuple(...shape.map((size) => fc.integer({ min: 0, max: size - 1 }))),
        ),
      ),
      async ([shape, [spread, order, begin], seed]) => {
        const random = new Random(seed);
        const narrow = drawn(
          random,
          shape.map((size, axis) => (spread.includes(axis) ? 1 : size)),
        );
        expect([...(await compute(device, (x) => broadcastTo(x, [2, ...shape]), narrow))]).toEqual(
          filled([2, ...shape], (index) => at(narrow, index.slice(1))),
        );
        const x = drawn(random, shape);
        expect([...(await compute(device, (value) => transpose(value, order), x))]).toEqual(
          filled(
            order.map((axis) => shape[axis]!),
            (index) =>
              at(
                x,
                shape.map((_, axis) => index[order.indexOf(axis)]!),
              ),
          ),
        );
        expect([...(await compute(device, (value) => reshape(value, [sizeOf(shape)]), x))]).toEqual([
          ...x.values,
        ]);
        const size = shape.map((whole, axis) => Math.max(1, Math.ceil((whole - begin[axis]!) / 2)));
        expect([...(await compute(device, (value) => slice(value, begin, size), x))]).toEqual(
          filled(size, (index) =>
            at(
              x,
              index.map((place, axis) => place + begin[axis]!),
            ),
          ),
        );
      },
    );
  });

  it("pad and concatenate", async () => {
    await always(
      shapesWith((shape) =>
        fc.tuple(
          fc.tuple(
            ...shape.map(() => fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }))),
          ),
          fc.integer({ min: 0, max: shape.length - 1 }),
          fc.array(length, { minLength: 1, maxLength: 3 }),
        ),
      ),
      async ([shape, [padding, axis, lengths], seed]) => {
        const random = new Random(seed);
        const x = drawn(random, shape);
        const padded = shape.map((size, at) => size + padding[at]![0] + padding[at]![1]);
        expect([...(await compute(device, (value) => pad(value, padding), x))]).toEqual(
          filled(padded, (index) => {
            const inner = index.map((place, at) => place - padding[at]![0]);
            return inner.every((place, at) => place >= 0 && place < shape[at]!) ? at(x, inner) : 0;
          }),
        );
        const parts = lengths.map((size) => drawn(random, shape.with(axis, size)));
        const joined = shape.with(
          axis,
          lengths.reduce((a, b) => a + b, 0),
        );
        expect([...(await compute(device, (...values) => concatenate(values, axis), ...parts))]).toEqual(
          filled(joined, (index) => {
            let place = index[axis]!;
            const part = parts.find((item) => {
              if (place < item.shape[axis]!) return true;
              place -= item.shape[axis]!;
              return false;
            })!;
            return at(part, index.with(axis, place));
          }),
        );
      },
    );
  });

  it("matrix products of every size, transposed or not, with sides shared by the tasks", async () => {
    const side = fc.integer({ min: 1, max: 19 });
    await always(
      fc.record({
        tasks: fc.integer({ min: 1, max: 3 }),
        m: side,
        k: fc.oneof(side, fc.integer({ min: 120, max: 140 })),
        n: side,
        seed: seeds,
        sharedA: fc.boolean(),
        sharedB: fc.boolean(),
        transposeA: fc.boolean(),
        transposeB: fc.boolean(),
      }),
      async ({ tasks, m, k, n, seed, sharedA, sharedB, transposeA, transposeB }) => {
        const random = new Random(seed);
        const a = drawn(random, [sharedA ? 1 : tasks, ...(transposeA ? [k, m] : [m, k])]);
        const b = drawn(random, [sharedB ? 1 : tasks, ...(transposeB ? [n, k] : [k, n])]);
        const terms = (t: number, i: number, j: number) =>
          Array.from(
            { length: k },
            (_, l) => at(a, transposeA ? [t, l, i] : [t, i, l]) * at(b, transposeB ? [t, j, l] : [t, l, j]),
          );
        const result = [sharedA && sharedB ? 1 : tasks, m, n];
        const total = (of: readonly number[]) => of.reduce((x, y) => x + y, 0);
        expectClose(
          await compute(device, (x, y) => matMul(x, y, transposeA, transposeB), a, b),
          filled(result, ([t, i, j]) => total(terms(t!, i!, j!))),
          2e-6,
          filled(result, ([t, i, j]) => total(terms(t!, i!, j!).map(Math.abs))),
        );
      },
      120,
    );
  });

  it("patches, and their sums back", async () => {
    await always(
      fc.tuple(
        fc.tuple(fc.integer({ min: 1, max: 3 }), length, length, length),
        fc.integer({ min: 1, max: 2 }),
        seeds,
      ),
      async ([[batch, height, width, channels], stride, seed]) => {
        const random = new Random(seed);
        const images = drawn(random, [batch, height, width, channels]);
        const taken = [batch, Math.ceil(height / stride), Math.ceil(width / stride), 9 * channels];
        /** Where a number of a patch stands in the image; `undefined` beyond its edge. */
        const source = ([image, y, x, place]: Index): Index | undefined => {
          const tap = Math.floor(place! / channels);
          const [down, across] = [y! * stride + Math.floor(tap / 3) - 1, x! * stride + (tap % 3) - 1];
          const within = down >= 0 && down < height && across >= 0 && across < width;
          return within ? [image!, down, across, place! % channels] : undefined;
        };
        expect([...(await compute(device, (x) => patches(x, stride), images))]).toEqual(
          filled(taken, (index) => {
            const from = source(index);
            return from ? at(images, from) : 0;
          }),
        );
        const cotangent = drawn(random, taken);
        const back = new Float64Array(sizeOf(images.shape));
        eachIndex(taken, (index) => {
          const from = source(index);
          if (from)
            back[from.reduce((place, i, axis) => place * images.shape[axis]! + i, 0)]! += at(
              cotangent,
              index,
            );
        });
        const summed = (x: Value, weights: Value) =>
          gradient(elementwise.multiply(patches(x, stride), weights), [x])[0]!;
        expectClose(
          await compute(device, summed, images, cotangent),
          [...back],
          1e-5,
          back.map(() => 1) as never,
        );
      },
    );
  });

  const tables = fc.oneof(
    fc.record({ tables: fc.integer({ min: 1, max: 3 }), groups: fc.constant(1) }),
    fc.record({ tables: fc.constant(1), groups: length }),
    fc.record({ tables: fc.integer({ min: 1, max: 3 }), groups: fc.integer({ min: 1, max: 3 }) }),
  );
  it("gather takes rows of a table, and scatterAdd adds them up", async () => {
    await always(
      fc.tuple(tables, length, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 21 }), seeds),
      async ([{ tables, groups }, count, rows, width, seed]) => {
        const random = new Random(seed);
        const tasks = groups * tables;
        const table = drawn(random, [tables, rows, width]);
        const ids = {
          shape: [tasks, count],
          values: Float32Array.from({ length: tasks * count }, () => random.integer(rows)),
        };
        expect([...(await compute(device, gather, table, ids))]).toEqual(
          filled([tasks, count, width], ([task, place, column]) =>
            at(table, [task! % tables, at(ids, [task!, place!]), column!]),
          ),
        );
        const values = drawn(random, [tasks, count, width]);
        const wanted = new Float32Array(tables * rows * width);
        // In the order of the examples, each sum rounded as float32 is: the same bit for bit.
        eachIndex(values.shape, ([task, place, column]) => {
          const row = (task! % tables) * rows + at(ids, [task!, place!]);
          wanted[row * width + column!]! += at(values, [task!, place!, column!]);
        });
        expect(
          await compute(device, (ids, values) => scatterAdd(ids, values, rows, tables), ids, values),
        ).toEqual(wanted);
      },
    );
  });

  it("takes rows of a table without tasks", async () => {
    const table = { shape: [3, 2], values: Float32Array.of(1, 2, 3, 4, 5, 6) };
    const ids = { shape: [2, 2], values: Float32Array.of(2, 0, 1, 2) };
    expect([...(await compute(device, gather, table, ids))]).toEqual([5, 6, 1, 2, 3, 4, 5, 6]);
  });

  it.each([3, -1, 0.5, Number.NaN])("never answers an id that is no row with a number: %d", async (id) => {
    const table = { shape: [1, 3, 2], values: Float32Array.of(1, 2, 3, 4, 5, 6) };
    const ids = { shape: [1, 3], values: Float32Array.of(2, id, 1) };
    const values = { shape: [1, 3, 2], values: Float32Array.of(1, 2, 3, 4, 5, 6) };
    const gathered = () => compute(device, gather, table, ids);
    const added = () => compute(device, (ids, values) => scatterAdd(ids, values, 3), ids, values);
    if (backend === "wasm") {
      expect([...(await gathered())]).toEqual([5, 6, Number.NaN, Number.NaN, 3, 4]);
      expect([...(await added())]).toEqual(Array(6).fill(Number.NaN));
    } else {
      const sentence = `Id ${id} at place 1 is no row of a table of 3: ids are whole numbers from 0 to 2.`;
      await expect(gathered()).rejects.toThrow(sentence);
      await expect(added()).rejects.toThrow(sentence);
    }
  });

  it("solve: symmetric positive definite systems of every size", async () => {
    await always(
      fc.record({
        tasks: fc.integer({ min: 1, max: 3 }),
        n: fc.integer({ min: 1, max: 21 }),
        width: fc.integer({ min: 1, max: 19 }),
        seed: seeds,
      }),
      async ({ tasks, n, width, seed }) => {
        const random = new Random(seed);
        const half = drawn(random, [tasks, n, n]);
        // B Bᵀ / n + 1: its eigenvalues lie between 1 and about 6.
        const matrix = {
          shape: half.shape,
          values: Float32Array.from(
            filled(half.shape, ([task, i, j]) => {
              let total = i === j ? n : 0;
              for (let k = 0; k < n; k++) total += at(half, [task!, i!, k]) * at(half, [task!, j!, k]);
              return total / n;
            }),
          ),
        };
        const wanted = drawn(random, [tasks, n, width]);
        const right = {
          shape: wanted.shape,
          values: Float32Array.from(
            filled(wanted.shape, ([task, i, column]) => {
              let total = 0;
              for (let k = 0; k < n; k++)
                total += at(matrix, [task!, i!, k]) * at(wanted, [task!, k, column!]);
              return total;
            }),
          ),
        };
        expectClose(await compute(device, solve, matrix, right), [...wanted.values], 1e-5, [
          ...wanted.values.map(() => 2),
        ]);
      },
      40,
    );
  });

  it("solve: as large as 128", async () => {
    // −x″ + x in differences; its solution is stated, its right side worked out.
    const n = 128;
    const matrix = filled([n, n], ([i, j]) => (i === j ? 3 : Math.abs(i! - j!) === 1 ? -1 : 0));
    const wanted = filled([n, 2], ([i, column]) => ((7 * i! + column!) % 11) - 5);
    const right = filled([n, 2], ([i, column]) => {
      const near = (row: number) => (row < 0 || row >= n ? 0 : wanted[2 * row + column!]!);
      return 3 * near(i!) - near(i! - 1) - near(i! + 1);
    });
    const found = await compute(
      device,
      solve,
      { shape: [1, n, n], values: Float32Array.from(matrix) },
      { shape: [1, n, 2], values: Float32Array.from(right) },
    );
    expectClose(
      found,
      wanted,
      2e-6,
      wanted.map(() => 5),
    );
  });

  it("solve: by hand", async () => {
    // 4x + 2y = 10, 2x + 5y = 13; and 9x = 18, with what is not symmetric averaged.
    const matrix = { shape: [2, 2, 2], values: Float32Array.of(4, 2, 2, 5, 9, 1, -1, 1) };
    const right = { shape: [2, 2, 1], values: Float32Array.of(10, 13, 18, 7) };
    const found = await compute(device, solve, matrix, right);
    expectClose(found, [1.5, 2, 2, 7], 1e-6);
  });

  it.each([
    ["singular", [1, 1, 1, 1]],
    ["zero", [0, 0, 0, 0]],
    ["indefinite", [1, 2, 2, 1]],
    ["negative", [-1, 0, 0, -1]],
    ["not a number", [Number.NaN, 0, 0, 1]],
  ])("solve: a matrix that is %s gives NaN throughout, and leaves its neighbours alone", async (_, bad) => {
    const matrix = { shape: [2, 2, 2], values: Float32Array.of(...bad, 4, 0, 0, 16) };
    const right = { shape: [2, 2, 2], values: Float32Array.of(1, 2, 1, 2, 4, 8, 16, 32) };
    expect([...(await compute(device, solve, matrix, right))]).toEqual([
      ...Array(4).fill(Number.NaN),
      ...[1, 2, 1, 2],
    ]);
  });

  it("accuracy: the first of the largest outputs counts", async () => {
    await always(
      fc.tuple(length, length, fc.integer({ min: 1, max: 12 }), seeds),
      async ([tasks, count, classes, seed]) => {
        const random = new Random(seed);
        // Few different numbers, so that there are ties.
        const rounded = ({ shape, values }: Numbers) => ({ shape, values: values.map(Math.round) });
        const outputs = rounded(drawn(random, [tasks, count, classes]));
        const targets = rounded(drawn(random, [tasks, count, classes]));
        const chosen = ({ values }: Numbers, row: number) => {
          const own = [...values.slice(row * classes, (row + 1) * classes)];
          return own.indexOf(Math.max(...own));
        };
        const hits = (task: number) =>
          Array.from({ length: count }, (_, example) => task * count + example).filter(
            (row) => chosen(outputs, row) === chosen(targets, row),
          ).length;
        expectClose(
          await compute(device, accuracy, outputs, targets),
          Array.from({ length: tasks }, (_, task) => hits(task) / count),
          1e-6,
        );
      },
    );
  });

  describe("at float32's limits", () => {
    /** A number as float32 holds it: 0 below the smallest, ∞ beyond the largest. */
    const single = Math.fround;
    const near = (found: number, wanted: number) => {
      if (!Number.isFinite(wanted) || wanted === 0) expect(found).toBe(wanted);
      // Numbers too small to be normal come in steps of 2⁻¹⁴⁹.
      else expect(Math.abs(found - wanted)).toBeLessThanOrEqual(4e-7 * Math.abs(wanted) + 2 ** -149);
    };
    it("exp overflows, and underflows by degrees", async () => {
      const values = [
        ...[88, 88.3, 88.5, 88.7, 88.72, 88.73, 89, 100, 1e4, 1e30, Number.POSITIVE_INFINITY],
        ...[
          -87,
          -87.3,
          -87.4,
          -88,
          -90,
          -95,
          -100,
          -103,
          -103.9,
          -104.1,
          -1e4,
          -1e30,
          Number.NEGATIVE_INFINITY,
        ],
        ...[0, -0, 1e-30, -1e-6, Number.NaN],
      ].map(single);
      const found = await compute(device, elementwise.exp, row(...values));
      values.forEach((x, index) => {
        near(found[index]!, single(Math.exp(x)));
      });
    });
    it("log of the smallest and largest, of 0 and below", async () => {
      const values = [
        ...[2 ** -149, 1e-45, 1e-42, 1e-40, 2 ** -127, 2 ** -126, 1.5 * 2 ** -126, 1e-37],
        ...[3.4e38, 1e30, Number.POSITIVE_INFINITY, 0, -0, -1e-45, -1, Number.NEGATIVE_INFINITY, Number.NaN],
        ...[1, 1.0000001, 0.9999999],
      ].map(single);
      const found = await compute(device, elementwise.log, row(...values));
      values.forEach((x, index) => {
        near(found[index]!, Math.log(x));
      });
    });
    it("tanh and sigmoid settle at their ends", async () => {
      const ends = row(
        -1e30,
        -200,
        200,
        1e30,
        Number.NEGATIVE_INFINITY,
        Number.POSITIVE_INFINITY,
        Number.NaN,
      );
      expect([...(await compute(device, elementwise.tanh, ends))]).toEqual([-1, -1, 1, 1, -1, 1, Number.NaN]);
      expect([...(await compute(device, elementwise.sigmoid, ends))]).toEqual([0, 0, 1, 1, 0, 1, Number.NaN]);
    });
    it("NaN passes through what compares", async () => {
      const given = row(Number.NaN, 1, Number.NaN);
      expect([...(await compute(device, elementwise.relu, given))]).toEqual([Number.NaN, 1, Number.NaN]);
      expect((await compute(device, (x) => maximumOver(x, [0]), given))[0]).toBeNaN();
    });
  });
});
