// Intervals of draws, wider and narrower, worked out by hand.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { intervalOf, outside, widened } from "./calibrated.ts";

describe("the interval", () => {
  it("of nineteen draws is from the first to the last, of 99 from the fifth to the 95th", () => {
    const draws = (count: number) => Array.from({ length: count }, (_, at) => count - at);
    expect(intervalOf(draws(19))).toEqual([expect.closeTo(1, 9), expect.closeTo(19, 9)]);
    expect(intervalOf(draws(99))).toEqual([expect.closeTo(5, 9), expect.closeTo(95, 9)]);
    // Of 39 from the second to the 38th.
    expect(intervalOf(draws(39))).toEqual([expect.closeTo(2, 9), expect.closeTo(38, 9)]);
    expect(intervalOf([3, 1])).toEqual([1, 3]);
    expect(intervalOf([3])).toEqual([3, 3]);
  });

  it("is widened by a margin at both ends, and narrowed to its middle at most", () => {
    expect(widened([2, 3], 0.5)).toEqual([1.5, 3.5]);
    expect(widened([2, 3], -0.25)).toEqual([2.25, 2.75]);
    expect(widened([2, 3], -2)).toEqual([2.5, 2.5]);
  });

  it("is missed by how far a value lies outside, negative within", () => {
    expect([1, 2.25, 4].map((value) => outside([2, 3], value))).toEqual([1, -0.25, 1]);
  });

  it("lies within the draws, in order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1 }), (draws) => {
        const [low, high] = intervalOf(draws);
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(Math.min(...draws));
        expect(high).toBeLessThanOrEqual(Math.max(...draws));
      }),
    );
  });
});
