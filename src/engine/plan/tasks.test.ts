// Tasks: which kernels fall into them, in which order they meet least, and that no task touches what another writes.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computationOf } from "../../testing/computationOf.ts";
import { grown } from "../../testing/grown.ts";
import { collide, type Touch, touch } from "../../testing/touches.ts";
import { viewOf } from "../forms/form.ts";
import { contiguous } from "../forms/view.ts";
import { gradient } from "../graph/gradient.ts";
import { input } from "../graph/program.ts";
import { type Shape, sizeOf, type Value } from "../graph/value.ts";
import { add, multiply, relu, square, subtract } from "../ops/elementwise.ts";
import { gather, scatterAdd } from "../ops/gather.ts";
import { matMul } from "../ops/matMul.ts";
import { broadcastTo, sum } from "../ops/reduce.ts";
import { concatenate, reshape, slice, transpose } from "../ops/shape.ts";
import { solve } from "../ops/solve.ts";
import type { Machine, Work } from "./fuse.ts";
import { type Place, type PlannedKernel, planKernels } from "./plan.ts";
import { schedule } from "./schedule.ts";

const anything: Machine = { reads: () => true };
const planned = async (outputs: Record<string, Value>) =>
  planKernels(await computationOf(outputs), anything, "by task");
const told = ({ name, inTasks }: PlannedKernel) => [name, inTasks?.tasks, inTasks?.own];

describe("kernels fall into tasks", () => {
  const [tasks, points, width] = [5, 3, 4];
  const x = input("x", [tasks, points, width]);
  const shared = input("shared", [1, width, 2]);
  const rate = input("rate", [1, 1, 1]);

  it("where each reads and writes its own, or what no task wrote", async () => {
    const hidden = relu(matMul(x, shared));
    const kernels = (await planned({ out: matMul(hidden, multiply(hidden, rate), true) })).kernels;
    expect(kernels.map(told)).toEqual([
      ["matMul", tasks, [true, false]],
      ["relu", tasks, [true]],
      ["multiply", tasks, [true, false]],
      ["matMul", tasks, [true, true]],
    ]);
    // The tasks are an axis of their own, and each goes through the rest.
    expect(kernels[1]!.work).toMatchObject({ domain: [tasks, 1, points, 2] });
  });

  it("however they are laid out behind the first axis", async () => {
    const rows = reshape(x, [1, tasks * points, width]);
    const { kernels } = await planned({
      rows: add(matMul(rows, shared), rate),
      parts: sum(transpose(slice(x, [0, 1, 0], [tasks, 2, width]), [0, 2, 1]), [2]),
      joined: concatenate([x, x], 1),
    });
    const of = (name: string) => kernels.find((kernel) => kernel.name === name)!;
    expect(told(of("add"))).toEqual(["add", tasks, [true, false]]);
    expect(told(of("sum"))).toEqual(["sum", tasks, [true]]);
    expect(told(of("concatenate"))).toEqual(["concatenate", tasks, [true, true]]);
    // One product of all rows is divided by rows.
    expect(of("matMul").inTasks).toBeUndefined();
  });

  it("but not where one reads another's, or all write to one", async () => {
    const turned = transpose(input("y", [tasks, tasks, tasks]), [1, 0, 2]);
    const { kernels } = await planned({ turned: relu(turned), all: sum(relu(x), [0]) });
    expect(kernels.map(told)).toEqual([
      ["relu", tasks, [false]],
      ["sum", undefined, undefined],
    ]);
  });

  it("with tables, and in systems of equations", async () => {
    const ids = input("ids", [tasks, points]);
    const square = input("square", [tasks, points, points]);
    const { kernels } = await planned({
      taken: gather(input("table", [1, 7, width]), ids),
      added: scatterAdd(ids, x, 7, tasks),
      together: scatterAdd(ids, x, 7),
      solved: solve(square, x),
    });
    expect(kernels.map(told)).toEqual([
      ["gather", tasks, [false, true]],
      ["scatter-add", tasks, [false, false]],
      ["scatter-add", undefined, undefined],
      // A diagonal that keeps the pivots positive.
      ["multiply", tasks, [true, true]],
      ["factor", tasks, [true]],
      ["solve", tasks, [true, true]],
    ]);
  });

  it("in an order in which they meet once: before what all tasks need, and after it", async () => {
    // In the order of the graph each sum would part two kernels of the tasks.
    const [first, second] = [multiply(x, x), add(x, x)];
    const { kernels } = await planned({
      first: multiply(sum(first, [0]), sum(first, [0])),
      second: sum(second, [0]),
      shared: relu(shared),
    });
    const found = kernels.map(({ inTasks }) => inTasks !== undefined);
    expect(found.lastIndexOf(true)).toBeLessThan(kernels.findIndex(({ name }) => name === "sum"));
  });
});

/** Every place along axes, as numbers along each. */
function* places(shape: Shape): Generator<number[]> {
  for (let index = 0; index < sizeOf(shape); index++)
    yield contiguous(shape).map((step, axis) => Math.floor(index / step) % shape[axis]!);
}
const placeIn = (strides: Shape, at: readonly number[], offset = 0) =>
  at.reduce((total, place, axis) => total + place * strides[axis]!, offset);

/** What a kernel writes and reads, number by number: `[place written, input, place read]`. */
function* accesses(work: Work): Generator<[number, number, number]> {
  if (work.work === "map" || work.work === "reduce") {
    const kept =
      work.work === "reduce"
        ? work.domain.map((length, axis) => (work.axes.includes(axis) ? 1 : length))
        : work.domain;
    const to = contiguous(kept).map((step, axis) => (kept[axis] === 1 ? 0 : step));
    for (const at of places(work.domain))
      for (const [index, { strides, offset }] of work.views.entries())
        yield [placeIn(to, at), index, placeIn(strides, at, offset)];
  } else if (work.work === "product") {
    const { tasks, m, k, n, sharedA, sharedB } = work.sizes;
    for (const [task, row, column, term] of places([tasks, m, n, k]) as Generator<
      [number, number, number, number]
    >) {
      const out = (task * m + row) * n + column;
      // Which number of the matrix is not the question: whose matrix it is.
      yield [out, 0, (sharedA ? 0 : task) * m * k + term];
      yield [out, 1, (sharedB ? 0 : task) * k * n + term];
    }
  } else if (work.work === "window") {
    for (const { input, size, from, to } of work.boxes) {
      const [source, target] = [viewOf(from, work.inputs[input]!), viewOf(to, work.shape)];
      for (const at of places(size))
        yield [placeIn(target.strides, at, target.offset), input, placeIn(source.strides, at, source.offset)];
    }
  } else throw new Error(`“${work.work}” is not looked at here.`);
}

/** What one of `threads` touches in a kernel as it is shared, part by part where its tasks have parts. */
function touches(
  { kernel, sharing }: ReturnType<typeof sharedAmong>[number],
  thread: number,
  threads: number,
): Touch[] {
  if (sharing === "alone" && thread > 0) return [];
  const of = (place: Place, bytes: number, own: boolean, writes: boolean): Touch => {
    const tasks = own && sharing === "tasks" ? kernel.inTasks!.tasks : 1;
    const [from, to] =
      tasks === 1 ? [0, 1] : [thread, thread + 1].map((t) => Math.floor((tasks * t) / threads));
    return touch(place, (bytes * from!) / tasks, (bytes * to!) / tasks, writes);
  };
  return [
    of(kernel.output, kernel.bytes, true, true),
    ...kernel.inputs.map((place, index) =>
      of(place, kernel.inputBytes[index]!, kernel.inTasks?.own[index] ?? false, false),
    ),
  ];
}

/** Kernels as if each were work enough to be shared. */
const sharedAmong = (threads: number, kernels: readonly PlannedKernel[]) =>
  schedule(
    kernels.map((kernel) => ({ ...kernel, rows: 12, operations: 1_000_000 })),
    threads,
  );

it("tasks meet in the last sums alone, whatever came before", async () => {
  const [tasks, points] = [3, 5];
  const weights = [input("first", [1, 2, 8]), input("second", [1, 8, 1])];
  const [support, query] = ["support", "query"].map((name) => input(name, [tasks, points, 2]));
  const loss = ([first, second]: readonly Value[], x: Value) =>
    sum(square(matMul(relu(matMul(x, first!)), second!)), [1, 2]);
  const spread = weights.map((value) => broadcastTo(value, [tasks, ...value.shape.slice(1)]));
  let adapted = spread;
  for (let step = 0; step < 3; step++) {
    const slopes = gradient(sum(loss(adapted, support!), [0]), adapted);
    adapted = adapted.map((value, index) => subtract(value, slopes[index]!));
  }
  const slopes = gradient(sum(loss(adapted, query!), [0]), spread);
  const outputs = Object.fromEntries(slopes.map((slope, index) => [`slope${index}`, sum(slope, [0])]));
  const found = sharedAmong(2, (await planned(outputs)).kernels);
  expect(found.filter(({ waits }) => waits)).toHaveLength(1);
  const meeting = found.findIndex(({ waits }) => waits);
  expect(found.slice(0, meeting).every(({ sharing }) => sharing === "tasks")).toBe(true);
  expect(found.slice(meeting).map(({ kernel }) => kernel.name)).toEqual(["sum", "sum"]);
  expect(meeting).toBeGreaterThan(20);
});

describe("whatever is computed", () => {
  const side = fc.integer({ min: 1, max: 4 });
  const computations = fc.record({
    shape: fc.tuple(side, side, side),
    picks: fc.array(fc.nat(10_000), { minLength: 1, maxLength: 7 }),
  });
  const plannedFor = async ({ shape, picks }: { shape: Shape; picks: readonly number[] }) => {
    const inputs = [0, 1].map((index) => input(`x${index}`, shape));
    return (await planned(grown(inputs, picks))).kernels;
  };

  it("tasks keep to their own parts", async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(computations, async (computation) => {
        for (const { inTasks, work, bytes, inputBytes } of await plannedFor(computation)) {
          if (inTasks === undefined) continue;
          seen += 1;
          const partOf = (place: number, all: number) => Math.floor((4 * place * inTasks.tasks) / all);
          const strayed = [...accesses(work)].filter(
            ([to, index, from]) =>
              inTasks.own[index] && partOf(from, inputBytes[index]!) !== partOf(to, bytes),
          );
          expect(strayed).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
    expect(seen).toBeGreaterThan(300);
  });

  it("threads do not touch what another writes before they have met", async () => {
    await fc.assert(
      fc.asyncProperty(computations, fc.integer({ min: 2, max: 3 }), async (computation, threads) => {
        let since: Touch[][] = Array.from({ length: threads }, () => []);
        for (const item of sharedAmong(threads, await plannedFor(computation))) {
          if (item.waits) since = since.map(() => []);
          const now = since.map((_, thread) => touches(item, thread, threads));
          const collisions = now.flatMap((mine, thread) =>
            since.flatMap((theirs, other) =>
              other === thread ? [] : mine.filter((a) => theirs.some((b) => collide(a, b))),
            ),
          );
          expect(collisions).toEqual([]);
          since = since.map((before, thread) => [...before, ...now[thread]!]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
