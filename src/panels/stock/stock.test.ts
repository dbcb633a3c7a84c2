// Orders of a small product, by hand.

import { describe, expect, it } from "vitest";
import type { DemandTask } from "../../tasks/episode.ts";
import { forecastsOf, stockOf, stockOfMean } from "./stock.ts";

const task: DemandTask = {
  kind: "demand",
  title: "product P1",
  firstWeek: 1,
  known: [3, 5],
  asked: [6, 2],
  standing: [4, 9],
  scale: 2,
  costs: { short: 1, over: 1 },
  spread: 1,
};

describe("stock", () => {
  it("adds answers, in units of the scale, to where the product stands", () => {
    expect(forecastsOf(task, Float32Array.of(0.5, -1))).toEqual([5, 7]);
  });
  it("orders the forecast where both costs are alike, and says what was missing and left", () => {
    const { weeks, ...totals } = stockOf(task, [5, 7], task.costs);
    expect(weeks.map(({ order }) => order)).toEqual([5, 7]);
    expect(totals).toEqual({ ordered: 12, short: 1, left: 5, cost: 3 });
  });
  it("orders 4 + 0.8416 · 2 of the mean where too few costs four times over", () => {
    const { weeks, cost } = stockOfMean(task, { short: 4, over: 1 });
    for (const { order } of weeks) expect(order).toBeCloseTo(5.683242, 5);
    // 0.316758 too few at 4, 3.683242 too many at 1.
    expect(cost).toBeCloseTo((4 * 0.316758 + 3.683242) / 2, 5);
  });
  it("has a band from the tenth to the ninetieth of a hundred", () => {
    const [week] = stockOf({ asked: [20], spread: 1 }, [16], task.costs).weeks;
    expect([week!.low, week!.high]).toEqual([expect.closeTo(10.873794, 5), expect.closeTo(21.126206, 5)]);
  });
});
