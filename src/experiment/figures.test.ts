// Figures as they are written: with an interval, and without one where a single task gives none.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  coverageAt,
  differenceOfMeasure,
  fixed,
  inPercent,
  intervalOfMeasure,
  ofMeasure,
  percents,
  signedInterval,
  withInterval,
} from "./figures.ts";

describe("a mean and its interval", () => {
  it("stand beside each other, the unit behind both", () => {
    expect(String(withInterval({ mean: 0.5432, ci95: 0.051 }, 2))).toBe("0.54 ± 0.05");
    expect(String(inPercent({ mean: 0.92744, ci95: 0.0052 }, 2))).toBe("92.74 ± 0.52%");
    expect(percents({ mean: 0.25, ci95: 0.5 })).toEqual({ mean: 25, ci95: 50 });
  });

  it("are written as the measure is, differences with their sign", () => {
    expect(String(ofMeasure("accuracy", 0.92744))).toBe("92.7%");
    expect(String(ofMeasure("rmse", 0.92744))).toBe("0.927");
    expect(String(intervalOfMeasure("accuracy", { mean: 0.92744, ci95: 0.0052 }, 1))).toBe("92.74 ± 0.52%");
    expect(String(intervalOfMeasure("ndcg5", { mean: 0.5432, ci95: 0.051 }))).toBe("0.543 ± 0.051");
    expect(String(differenceOfMeasure("accuracy", { mean: -0.0068, ci95: 0.006 }))).toBe("−0.7 ± 0.6 points");
    expect(String(differenceOfMeasure("mse", { mean: 0.25, ci95: 0.5 }, 1))).toBe("+0.2500 ± 0.5000");
  });

  it("of a single task say that it is one, and never ± 0", () => {
    expect(String(withInterval({ mean: 0.5432 }, 2))).toBe("0.54 (one task)");
    expect(String(inPercent({ mean: 0.5 }, 1))).toBe("50.0% (one task)");
    expect(String(signedInterval({ mean: -0.5 }, 1))).toBe("−0.5 (one task)");
    expect(percents({ mean: 0.25 })).toEqual({ mean: 25 });
  });

  it("of a difference have their sign", () => {
    expect(String(signedInterval({ mean: 0.0123, ci95: 0.004 }, 3))).toBe("+0.012 ± 0.004");
    expect(String(signedInterval({ mean: -1.25, ci95: 0.5 }, 1, " points"))).toBe("−1.3 ± 0.5 points");
  });
});

describe("the share within a band", () => {
  const coverage = [{ level: 0.5, observed: { mean: 0.4, ci95: 0.1 } }];
  it("is that of the level asked for, and of no other", () => {
    expect(coverageAt({ coverage }, 0.5)).toBe(0.4);
    expect(() => coverageAt({ coverage }, 0.9)).toThrow("The band of 0.9 was not looked at.");
  });
});

describe("fixed", () => {
  it("writes what can be read", () => {
    expect(String(fixed(0.5379, 2))).toBe("0.54");
    expect(String(fixed(99_999.4, 1))).toBe("99999.4");
    expect(String(fixed(1.234e24, 3))).toBe("1.2×10²⁴");
    expect(String(fixed(-3.5e7, 3))).toBe("-3.5×10⁷");
    expect(String(fixed(Number.NaN, 3))).toBe("not a number");
    expect(String(fixed(Number.POSITIVE_INFINITY, 3))).toBe("∞");
    expect(String(withInterval({ mean: 2e25, ci95: Number.NaN }, 2))).toBe("2.0×10²⁵ ± not a number");
  });
  it("never takes more than a dozen characters", () =>
    fc.assert(
      fc.property(fc.double(), (value) => {
        expect(String(fixed(value, 3)).length).toBeLessThanOrEqual(12);
      }),
    ));
});
