// Figures as they are written: with an interval, and without one where a single task gives none.

import { describe, expect, it } from "vitest";
import { coverageAt, inPercent, percents, signedInterval, withInterval } from "./figures.ts";

describe("a mean and its interval", () => {
  it("stand beside each other, the unit behind both", () => {
    expect(withInterval({ mean: 0.5432, ci95: 0.051 }, 2)).toBe("0.54 ± 0.05");
    expect(inPercent({ mean: 0.92744, ci95: 0.0052 }, 2)).toBe("92.74 ± 0.52%");
    expect(percents({ mean: 0.25, ci95: 0.5 })).toEqual({ mean: 25, ci95: 50 });
  });

  it("of a single task say that it is one, and never ± 0", () => {
    expect(withInterval({ mean: 0.5432 }, 2)).toBe("0.54 (one task)");
    expect(inPercent({ mean: 0.5 }, 1)).toBe("50.0% (one task)");
    expect(signedInterval({ mean: -0.5 }, 1)).toBe("−0.5 (one task)");
    expect(percents({ mean: 0.25 })).toEqual({ mean: 25 });
  });

  it("of a difference have their sign", () => {
    expect(signedInterval({ mean: 0.0123, ci95: 0.004 }, 3)).toBe("+0.012 ± 0.004");
    expect(signedInterval({ mean: -1.25, ci95: 0.5 }, 1, " points")).toBe("−1.3 ± 0.5 points");
  });
});

describe("the share within a band", () => {
  const coverage = [{ level: 0.5, observed: { mean: 0.4, ci95: 0.1 } }];
  it("is that of the level asked for, and of no other", () => {
    expect(coverageAt({ coverage }, 0.5)).toBe(0.4);
    expect(() => coverageAt({ coverage }, 0.9)).toThrow("The band of 0.9 was not looked at.");
  });
});
