// Grids, points of the cube, rungs, and who is best.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { goingOn, rungsOf } from "./halving.ts";
import { gridOf, pointsAt, type Range, valuesOf } from "./points.ts";
import { candidatesOf, ranked, type SweptRun, scoreOf } from "./sweep.ts";

const real = () => false;
const tenfold: Range = { from: 0.001, to: 0.1, scale: "logarithmic", count: 3 };

describe("values", () => {
  it("of a range are even, or equal factors apart, both ends included", () => {
    expect(valuesOf({ from: 0, to: 1, scale: "linear", count: 5 }, false)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(valuesOf(tenfold, false)).toEqual([0.001, 0.01, 0.1]);
    expect(valuesOf({ ...tenfold, count: 1 }, false)).toEqual([0.001]);
  });

  it("of an option that takes whole numbers are rounded, each once", () => {
    expect(valuesOf({ from: 1, to: 3, scale: "linear", count: 5 }, true)).toEqual([1, 2, 3]);
  });

  it("of a grid are all combinations, the last quickest", () => {
    expect(gridOf({ a: [1, 2], b: ["x", "y"] }, real)).toEqual([
      { a: 1, b: "x" },
      { a: 1, b: "y" },
      { a: 2, b: "x" },
      { a: 2, b: "y" },
    ]);
    expect(gridOf({}, real)).toEqual([{}]);
  });

  it("at points of the cube lie where their shares say, equal ones once", () => {
    const domains = { rate: tenfold, steps: ["first", "second"] };
    expect(
      pointsAt(domains, real, [
        [0, 0],
        [0.5, 0.5],
        [0.5, 0.99],
      ]),
    ).toEqual([
      { rate: 0.001, steps: "first" },
      { rate: 0.01, steps: "second" },
    ]);
  });

  it("never leave their range", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1, noNaN: true }),
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        fc.constantFrom("linear" as const, "logarithmic" as const),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (from, to, scale, share) => {
          const [{ value }] = pointsAt({ value: { from, to, scale, count: 1 } }, real, [[share]]) as [
            { value: number },
          ];
          expect(value).toBeGreaterThanOrEqual(from * (1 - 1e-9));
          expect(value).toBeLessThanOrEqual(to * (1 + 1e-9));
        },
      ),
    );
  });
});

describe("successive halving", () => {
  it("compares after 100, 300 and 900 of 2,000 meta-steps, and one in three goes on", () => {
    const halving = { from: 100, by: 3 };
    expect(rungsOf(2000, halving)).toEqual([100, 300, 900, 2000]);
    expect(rungsOf(100, halving)).toEqual([100]);
    expect(rungsOf(2000, undefined)).toEqual([2000]);
    expect([27, 9, 4, 2].map((count) => goingOn(count, halving))).toEqual([9, 3, 1, 1]);
  });
});

const run = (rate: number, seed: number, measures: SweptRun["measures"]): SweptRun => ({
  options: { rate },
  seed,
  state: "finished",
  iterations: 10,
  measures,
  seconds: 1,
  link: "v=1",
});

describe("the best", () => {
  it("is best over its seeds by the first measure, whichever way that goes; who has none comes last", () => {
    const accuracies = [
      run(1, 0, { accuracy: [0.9, 0.01] }),
      run(1, 1, { accuracy: [0.5, 0.01] }),
      run(2, 0, { accuracy: [0.8, 0.01] }),
      run(2, 1, { accuracy: [0.7, 0.01] }),
      run(3, 0, { accuracy: [0.99, 0.01] }),
      run(3, 1, {}),
    ];
    const candidates = candidatesOf(accuracies);
    expect(candidates.map(scoreOf)).toEqual([0.7, 0.75, Number.NaN]);
    expect(ranked(candidates).map(({ options }) => options.rate)).toEqual([2, 1, 3]);
    const errors = [run(1, 0, { mse: [3, 1], mae: [0, 0] }), run(2, 0, { mse: [2, 1], mae: [9, 9] })];
    expect(ranked(candidatesOf(errors)).map(({ options }) => options.rate)).toEqual([2, 1]);
  });
});
