// Forecasts of a product's sales, by hand.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitRegression } from "../regression.ts";
import { fitGammaPrior, posteriorRate } from "./gammaPoisson.ts";
import { croston, lastValue, smoothed, tsb } from "./smoothing.ts";

describe("forecasts from a product's own weeks", () => {
  it("smooths 4, 8, 6 by a half to 6", () => {
    expect(smoothed([4, 8, 6], 0.5)).toBe(6);
    expect(smoothed([4, 8, 6], 1)).toBe(6);
    expect(smoothed([4, 8, 2], 0.25)).toBeCloseTo(4.25, 12);
    expect(lastValue([4, 8, 6])).toBe(6);
  });
  it("divides Croston's size by his gap", () => {
    // Sizes 3, then 3 + ½ (5 − 3) = 4, then 4 + ½ (2 − 4) = 3; gaps 2, then 2 + ½ (3 − 2) = 2.5, then 2.5 + ½ (1 − 2.5) = 1.75.
    expect(croston([0, 3, 0, 0, 5, 2, 0], 0.5)).toBeCloseTo(3 / 1.75, 12);
    expect(croston([0, 0, 0], 0.5)).toBe(0);
    expect(croston([6], 0.1)).toBe(6);
  });
  it("multiplies TSB's chance and size, and lets the forecast fall while nothing sells", () => {
    // Begins at chance ½ and size 3. Weeks: 0 → ¼, 3; 2 → 0.625, 2.5; 4 → 0.8125, 3.25; 0 → 0.40625.
    expect(tsb([0, 2, 4, 0], { alpha: 0.5, beta: 0.5 })).toBeCloseTo(0.40625 * 3.25, 12);
    expect(tsb([0, 0], { alpha: 0.5, beta: 0.5 })).toBe(0);
    const rates = { alpha: 0.2, beta: 0.3 };
    expect(tsb([5, 5, 0, 0, 0], rates)).toBeLessThan(tsb([0, 0, 0, 5, 5], rates));
  });
  it("expects of a product that always sells the same just that, each of them", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 12 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (units, length, alpha) => {
          const weeks = new Array<number>(length).fill(units);
          for (const found of [
            smoothed(weeks, alpha),
            croston(weeks, alpha),
            tsb(weeks, { alpha, beta: alpha }),
          ])
            expect(found).toBeCloseTo(units, 8);
        },
      ),
    );
  });
});

describe("gamma-Poisson empirical Bayes", () => {
  it("fits by moments: means 2 and 6 over 4 weeks scatter by 4, of which 1 is chance", () => {
    const prior = fitGammaPrior([2, 6], 4);
    expect(prior.shape).toBeCloseTo(16 / 3, 12);
    expect(prior.rate).toBeCloseTo(4 / 3, 12);
    // (16/3 + 2) / (4/3 + 4)
    expect(posteriorRate([0, 1, 0, 1], prior)).toBeCloseTo(1.375, 12);
  });
  it("says so where products differ by no more than chance", () => {
    expect(() => fitGammaPrior([3, 3], 4)).toThrow("no more than chance");
  });
});

describe("the pooled regression", () => {
  it("finds a line, and less of it the greater the ridge", () => {
    const rows = [[1], [2], [3], [6]];
    const targets = [5, 7, 9, 15];
    expect(fitRegression(rows, targets, 0)([10])).toBeCloseTo(23, 9);
    // Scaled, the feature has variance 1: a ridge of 1 halves the slope around the mean (3, 9).
    expect(fitRegression(rows, targets, 1)([10])).toBeCloseTo(9 + 7, 9);
  });
  it("hears nothing from a feature that never differs", () => {
    expect(
      fitRegression(
        [
          [1, 4],
          [3, 4],
        ],
        [2, 6],
        0.001,
      )([2, 9]),
    ).toBeCloseTo(4, 9);
  });
});
