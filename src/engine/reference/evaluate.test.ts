// The plain evaluator against values worked out by hand, and WebAssembly against the plain evaluator over computations
// at random: whatever is fused, shared and placed, the numbers are those that the forms say.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeAll, drawn, type Numbers } from "../../testing/compute.ts";
import { grown } from "../../testing/grown.ts";
import { startBackend } from "../backend/start.ts";
import { input } from "../graph/program.ts";
import { type Shape, sameShape } from "../graph/value.ts";
import { accuracy } from "../ops/accuracy.ts";
import * as elementwise from "../ops/elementwise.ts";
import { gather, scatterAdd } from "../ops/gather.ts";
import { matMul } from "../ops/matMul.ts";
import { patches } from "../ops/patches.ts";
import { maximumOver, sum } from "../ops/reduce.ts";
import { concatenate, pad, reshape, slice, transpose } from "../ops/shape.ts";
import { solve } from "../ops/solve.ts";
import { Random } from "../random.ts";
import { evaluate } from "./evaluate.ts";

const { constant } = elementwise;
const three = (values: readonly number[], shape: Shape) => constant(Float32Array.from(values), shape);

describe("the plain evaluator", () => {
  const x = three([1, -2, 3, 4, 5, -6], [1, 2, 3]);
  const found = evaluate(
    {
      map: elementwise.relu(elementwise.subtract(x, constant(1))),
      view: transpose(x, [0, 2, 1]),
      sum: sum(x, [1]),
      maximum: maximumOver(x, [2]),
      product: matMul(x, x, false, true),
      shared: matMul(three([1, 0, 0, 1, 1, 1], [2, 1, 3]), x, false, true),
      pad: pad(slice(x, [0, 0, 1], [1, 1, 2]), [
        [0, 0],
        [1, 0],
        [0, 1],
      ]),
      joined: concatenate([x, x], 1),
      patches: sum(patches(reshape(x, [1, 2, 3, 1]), 2), [3]),
      hits: accuracy(x, three([0, 0, 1, 0, 0, 1], [1, 2, 3])),
      gathered: gather(x, three([1, 0, 1, 2], [2, 2])),
      scattered: scatterAdd(three([1, 0, 1], [1, 3]), three([1, 2, 4], [1, 3, 1]), 3),
      lost: scatterAdd(three([1, 3, 1], [1, 3]), three([1, 2, 4], [1, 3, 1]), 3),
      solved: solve(three([4, 2, 2, 5], [1, 2, 2]), three([10, 13], [1, 2, 1])),
      indefinite: solve(three([1, 2, 2, 1], [1, 2, 2]), three([1, 2], [1, 2, 1])),
    },
    {},
  );
  it.each([
    ["map", [0, 0, 2, 3, 4, 0]],
    ["view", [1, 4, -2, 5, 3, -6]],
    ["sum", [5, 3, -3]],
    ["maximum", [3, 5]],
    ["product", [14, -24, -24, 77]],
    ["shared", [1, 4, 2, 3]],
    ["pad", [0, 0, 0, -2, 3, 0]],
    ["joined", [1, -2, 3, 4, 5, -6, 1, -2, 3, 4, 5, -6]],
    // A corner sees the four around it: 1 − 2 + 4 + 5, and −2 + 3 + 5 − 6.
    ["patches", [8, 0]],
    ["hits", [0.5]],
    // Row 2 there is none.
    ["gathered", [4, 5, -6, 1, -2, 3, 4, 5, -6, Number.NaN, Number.NaN, Number.NaN]],
    ["scattered", [2, 5, 0]],
    ["lost", [Number.NaN, Number.NaN, Number.NaN]],
    // 4x + 2y = 10, 2x + 5y = 13.
    ["solved", [1.5, 2]],
    ["indefinite", [Number.NaN, Number.NaN]],
  ] as const)("%s", (name, wanted) => {
    expect([...found[name]!]).toEqual(wanted);
  });
});

describe("WebAssembly", () => {
  it("computes what the plain evaluator does, whatever is fused", async () => {
    const { device } = await startBackend("wasm");
    const side = fc.integer({ min: 1, max: 9 });
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(fc.integer({ min: 1, max: 3 }), side, side),
        fc.array(fc.nat(10_000), { minLength: 1, maxLength: 7 }),
        fc.nat(1_000_000),
        async (shape, picks, seed) => {
          const random = new Random(seed);
          const given: Numbers[] = [0, 1].map(() => {
            const { values } = drawn(random, shape);
            return { shape, values: values.map((value) => value / 2) };
          });
          const inputs = given.map((_, index) => input(`x${index}`, shape));
          const outputs = grown(inputs, picks);
          expect(sameShape(outputs.last!.shape, shape)).toBe(true);
          const wanted = evaluate(outputs, { x0: given[0]!.values, x1: given[1]!.values });
          const found = await computeAll(device, (...values) => grown(values, picks), ...given);
          for (const [name, values] of Object.entries(wanted)) {
            const size = Math.max(1, ...values.map(Math.abs));
            // Second derivatives of ill-conditioned chains lose more of float32; a wrong kernel is wrong by far more.
            const bound = (name === "second" ? 2e-3 : 2e-4) * size;
            values.forEach((value, index) => {
              expect(Math.abs(found[name]![index]! - value), name).toBeLessThanOrEqual(bound);
            });
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
