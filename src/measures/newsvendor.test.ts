// Orders and what they cost, by hand.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costOf, criticalRatio, normalQuantile, orderFor, salesQuantile } from "./newsvendor.ts";

const COSTS = { short: 4, over: 1 };

describe("the newsvendor", () => {
  it("has the quantiles of tables", () => {
    const table = [
      [0.5, 0],
      [0.8, 0.8416212],
      [0.975, 1.959964],
      [0.025, -1.959964],
      [0.999, 3.0902323],
      [1e-9, -5.997807],
    ] as const;
    for (const [p, z] of table) expect(normalQuantile(p)).toBeCloseTo(z, 5);
    for (const p of [0, 1, -1, Number.NaN]) expect(() => normalQuantile(p)).toThrow("no probability");
  });
  it("orders 9 + 0.8416 · 3 where 9 are expected and short costs four times over", () => {
    expect(criticalRatio(COSTS)).toBe(0.8);
    expect(orderFor(9, COSTS, 1)).toBeCloseTo(11.524864, 5);
    expect(orderFor(9, COSTS, 2)).toBeCloseTo(14.049728, 5);
    expect(orderFor(9, { short: 1, over: 1 }, 3)).toBe(9);
    // z at 1/101 is −2.33, and 4 − 2.33 · 2 would be less than nothing.
    expect(orderFor(4, { short: 1, over: 100 }, 1)).toBe(0);
    expect([orderFor(0, COSTS, 1), orderFor(-2, COSTS, 1)]).toEqual([0, 0]);
    expect(salesQuantile(4, 0.5, 1)).toBe(4);
  });
  it("costs 4 for each missing and 1 for each left", () => {
    expect(costOf(10, 13, COSTS)).toBe(12);
    expect(costOf(10, 7, COSTS)).toBe(3);
    expect(costOf(10, 10, COSTS)).toBe(0);
  });
  it("costs least at the critical quantile, whatever was sold", () => {
    const sold = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(sold, fc.integer({ min: 0, max: 60 }), (weeks, other) => {
        const cost = (order: number) => weeks.reduce((sum, week) => sum + costOf(order, week, COSTS), 0);
        // Of five weeks an order at 80% lasts four.
        expect(cost(weeks.toSorted((a, b) => a - b)[3]!)).toBeLessThanOrEqual(cost(other));
      }),
    );
  });
});
