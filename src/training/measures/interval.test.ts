// Means and intervals against numbers worked out by hand, and Student's table.

import { describe, expect, it } from "vitest";
import { interval, meanOf } from "./interval.ts";

describe("an interval over tasks", () => {
  it("is the mean and t times the standard error, by hand", () => {
    // Deviations ±1: variance 2, standard error 1, t of one degree of freedom 12.7062.
    expect(interval([1, 3])).toEqual({ mean: 2, ci95: expect.closeTo(12.706205, 5) });
    // Variance 2.5, standard error √(2.5 / 5), t of four degrees 2.776445.
    expect(interval([1, 2, 3, 4, 5])).toEqual({ mean: 3, ci95: expect.closeTo(2.776445 * Math.SQRT1_2, 5) });
  });

  it.each([
    [2, 12.706205],
    [3, 4.302653],
    [6, 2.570582],
    [11, 2.228139],
    [31, 2.042272],
    [121, 1.97993],
    [601, 1.963926],
    [10_000, 1.960201],
  ])("of %s tasks has the factor %s of the table", (count, factor) => {
    // A half of the values at −1 and 1, one at 0 where the count is odd: mean 0, variance known.
    const half = Math.floor(count / 2);
    const values = Array.from({ length: count }, (_, index) =>
      index < half ? -1 : index < 2 * half ? 1 : 0,
    );
    const standardError = Math.sqrt((2 * half) / (count - 1) / count);
    expect(interval(values).ci95! / standardError).toBeCloseTo(factor, 6);
  });

  it("of equal values has no width", () => {
    expect(interval([0.25, 0.25, 0.25])).toEqual({ mean: 0.25, ci95: 0 });
  });

  it("of one task is none, and stays none through JSON", () => {
    expect(interval([3])).toEqual({ mean: 3 });
    expect(JSON.parse(JSON.stringify(interval([3])))).toEqual({ mean: 3 });
  });

  it("of no task is refused", () => {
    expect(() => interval([])).toThrow("no numbers");
    expect(() => meanOf(new Float32Array(0))).toThrow("no numbers");
  });
});
