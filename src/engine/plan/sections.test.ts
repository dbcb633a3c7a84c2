// Sections: which kernels are gone through part by part, and that no part touches what another writes before its end.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computationOf } from "../../testing/computationOf.ts";
import { grown } from "../../testing/grown.ts";
import { collide, type Touch, touch } from "../../testing/touches.ts";
import { input } from "../graph/program.ts";
import type { Value } from "../graph/value.ts";
import { add, exp, multiply, relu } from "../ops/elementwise.ts";
import { matMul } from "../ops/matMul.ts";
import { sum } from "../ops/reduce.ts";
import { transpose } from "../ops/shape.ts";
import type { Machine } from "./fuse.ts";
import { type Place, type PlannedKernel, planKernels } from "./plan.ts";

const anything: Machine = { reads: () => true };
const planned = async (outputs: Record<string, Value>, mostRead?: number) =>
  planKernels(await computationOf(outputs), anything, { mostRead }).kernels;
const told = (kernels: readonly PlannedKernel[]) =>
  kernels.map(({ name, stage, section, parts }) => [name, stage, section, parts]);

describe("sections", () => {
  const [tasks, points, width] = [5, 3, 4];
  const x = input("x", [tasks, points, width]);
  const weights = input("weights", [1, width, width]);
  const twice = (value: Value) => matMul(relu(matMul(value, weights)), weights);

  it("go by task from stage to stage, and are one part where the tasks have met", async () => {
    const all = sum(twice(x), [0]);
    expect(told(await planned({ out: matMul(matMul(all, weights), weights) }))).toEqual([
      ["matMul", 0, 0, tasks],
      ["relu", 1, 0, tasks],
      ["matMul", 2, 0, tasks],
      ["sum", 3, 1, 1],
      ["matMul", 4, 1, 1],
      ["matMul", 5, 1, 1],
    ]);
  });

  it("end where one task reads what another wrote", async () => {
    const y = input("y", [tasks, tasks, tasks]);
    const turned = transpose(multiply(matMul(y, y), y), [1, 0, 2]);
    const kernels = await planned({ out: matMul(matMul(turned, y), y) });
    expect(told(kernels)).toEqual([
      ["matMul", 0, 0, tasks],
      ["multiply", 1, 0, tasks],
      ["transpose", 2, 1, tasks],
      ["matMul", 3, 1, tasks],
      ["matMul", 4, 1, tasks],
    ]);
  });

  it("are stages shared by all where these are work for more than a few", async () => {
    // A product of a task reads some 3 · 4 · 4 / 2 numbers, its elementwise work 12.
    const parts = async (mostRead: number) =>
      (await planned({ out: relu(twice(relu(relu(exp(x))))) }, mostRead)).map((kernel) => kernel.parts);
    expect(await parts(Number.POSITIVE_INFINITY)).toEqual([tasks, tasks, tasks, tasks, tasks]);
    expect(await parts(24 / 4)).toEqual([tasks, tasks, tasks, tasks, tasks]);
    expect(await parts(20 / 4)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(await parts(0)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it("hold in one stage what has nothing to do with each other", async () => {
    const kernels = await planned({ a: twice(x), b: twice(add(x, x)) });
    expect(Math.max(...kernels.map(({ stage }) => stage))).toBe(3);
  });
});

/** What a part touches in a kernel. */
function touches(
  { output, inputs, bytes, inputBytes, inTasks, parts }: PlannedKernel,
  part: number,
): Touch[] {
  const of = (place: Place, size: number, own: boolean, writes: boolean): Touch => {
    const [from, to] = own ? [part, part + 1].map((at) => (size * at) / parts!) : [0, size];
    return touch(place, from!, to!, writes);
  };
  const apart = parts! > 1;
  return [
    of(output, bytes, apart, true),
    ...inputs.map((place, index) => of(place, inputBytes[index]!, apart && inTasks!.own[index]!, false)),
  ];
}

it("no part touches what another writes, nor a kernel what another of its stage does", async () => {
  const side = fc.integer({ min: 1, max: 4 });
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(side, side, side),
      fc.array(fc.nat(10_000), { minLength: 1, maxLength: 7 }),
      fc.constantFrom(30, 200, Number.POSITIVE_INFINITY),
      async (shape, picks, mostRead) => {
        const inputs = [0, 1].map((index) => input(`x${index}`, shape));
        const kernels = await planned(grown(inputs, picks), mostRead);
        for (const [index, a] of kernels.entries())
          for (const b of kernels.slice(0, index)) {
            if (a.section !== b.section) continue;
            const several = a.parts !== undefined && a.parts > 1;
            if (several) seen += 1;
            if (a.stage !== b.stage && !several) continue;
            const of = several ? Array.from({ length: a.parts! }, (_, part) => part) : [0];
            for (const one of of)
              for (const other of of) {
                // A part goes through its stages in order.
                if (several && one === other && a.stage !== b.stage) continue;
                const [mine, theirs] = several
                  ? [touches(a, one), touches(b, other)]
                  : [touches({ ...a, parts: 1 }, 0), touches({ ...b, parts: 1 }, 0)];
                expect(mine.flatMap((m) => theirs.filter((t) => collide(m, t)))).toEqual([]);
              }
          }
      },
    ),
    { numRuns: 40 },
  );
  expect(seen).toBeGreaterThan(300);
});
