// Margins by hand, and that intervals so widened contain what they say.

import { describe, expect, it } from "vitest";
import { Random } from "../../engine/random.ts";
import { marginOf } from "./conformal.ts";

describe("the margin of an interval", () => {
  it("is the ⌈(n + 1) q⌉-th of the misses", () => {
    // Of nine ⌈10 · 0.9⌉ = 9, the largest; of ten ⌈11 · 0.5⌉ = 6.
    expect(marginOf([3, -1, 2, 0, 5, 4, 1, -2, -3], 0.9)).toBe(5);
    expect(marginOf([9, 8, 7, 6, 5, 4, 3, 2, 1, 0], 0.5)).toBe(5);
  });

  it("takes enough tasks", () => {
    expect(() => marginOf([1, 2, 3, 4, 5, 6, 7, 8], 0.9)).toThrow("takes more than 8 tasks");
  });

  it("has the truth of one more task within as often as it says, whatever the law of misses", () => {
    const random = new Random(2);
    const draw = () => random.normal() ** 3;
    const [rounds, nominal] = [2000, 0.9];
    const within = Array.from({ length: rounds }, () => {
      const margin = marginOf(Array.from({ length: 49 }, draw), nominal);
      return Number(draw() <= margin);
    });
    // Exactly 45 / 50 for 49 misses; four standard errors of a share.
    const share = within.reduce((sum, value) => sum + value, 0) / rounds;
    expect(Math.abs(share - nominal)).toBeLessThan(4 * Math.sqrt((nominal * (1 - nominal)) / rounds));
  });
});
