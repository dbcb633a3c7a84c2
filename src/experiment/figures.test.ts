// Figures as they are written.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixed, withInterval } from "./figures.ts";

describe("fixed", () => {
  it("writes what can be read", () => {
    expect(fixed(0.5379, 2)).toBe("0.54");
    expect(fixed(99_999.4, 1)).toBe("99999.4");
    expect(fixed(1.234e24, 3)).toBe("1.2×10²⁴");
    expect(fixed(-3.5e7, 3)).toBe("-3.5×10⁷");
    expect(fixed(Number.NaN, 3)).toBe("not a number");
    expect(fixed(Number.POSITIVE_INFINITY, 3)).toBe("∞");
    expect(withInterval({ mean: 2e25, ci95: Number.NaN }, 2)).toBe("2.0×10²⁵ ± not a number");
  });
  it("never takes more than a dozen characters", () =>
    fc.assert(
      fc.property(fc.double(), (value) => {
        expect(fixed(value, 3).length).toBeLessThanOrEqual(12);
      }),
    ));
});
