// Values over tasks, their intervals and their paired differences, against numbers worked out by hand.

import { describe, expect, it } from "vitest";
import { aggregated, differences, withIntervals } from "./aggregate.ts";

/** Of two tasks, one degree of freedom. */
const T1 = 12.706205;
/** Of three. */
const T2 = 4.302653;

describe("a measure over tasks", () => {
  it("that is a mean has Student's interval", () => {
    // Deviations ±1: standard error 1.
    expect(withIntervals({ mae: aggregated("mae", [1, 3]) })).toEqual({
      mae: { mean: 2, ci95: expect.closeTo(T1, 5) },
    });
  });

  it("that is a root is the root of the mean over tasks, and moves by 1 / 2r of it", () => {
    // Mean 4, root 2; the mean's standard error is 3, of its root a quarter of that.
    expect(withIntervals({ rmse: aggregated("rmse", [1, 7]) })).toEqual({
      rmse: { mean: 2, ci95: expect.closeTo((T1 * 3) / 4, 4) },
    });
    expect(withIntervals({ rmse: aggregated("rmse", [0, 0]) })).toEqual({ rmse: { mean: 0, ci95: 0 } });
  });

  it("that is a ratio is of the sums, and moves by what a numerator departs from its denominator's due", () => {
    // 4 of 8 in all; departures 1 − 0.5 · 2 = 0, 3 − 0.5 · 2 = 2 and 0 − 0.5 · 4 = −2, over a mean of 8/3.
    const { value, byTask } = aggregated("wape", [
      [1, 2],
      [3, 2],
      [0, 4],
    ]);
    expect(value).toBe(0.5);
    expect(byTask).toEqual([0.5, 1.25, -0.25]);
    const { wape } = withIntervals({ wape: { value, byTask, tasks: 3 } });
    expect(wape).toEqual({ mean: 0.5, ci95: expect.closeTo((T2 * 0.75) / Math.sqrt(3), 5) });
    expect(() => aggregated("wape", [1, 2])).toThrow("no numerator");
  });

  it("of what is shown counts every item once, however many tasks show it", () => {
    // Four of ten items. Only the third task shows items that no other does: its pseudo-value is 0.4 + 2 · 0.2.
    const { value, byTask } = aggregated(
      "coverage",
      [
        [1, 2],
        [2, 1, 1],
        [2, 3, 4],
      ],
      10,
    );
    expect(value).toBe(0.4);
    expect(byTask).toEqual([0.4, 0.4, expect.closeTo(0.8, 12)]);
    // By Tukey: three times the share less twice the share of the other two.
    expect(byTask[2]).toBeCloseTo(3 * 0.4 - 2 * 0.2, 12);
    const { coverage } = withIntervals({
      coverage: aggregated(
        "coverage",
        [
          [1, 2],
          [2, 1],
          [2, 3, 4],
        ],
        10,
      ),
    });
    // Pseudo-values 0.4, 0.4, 0.8: standard error 0.4 / 3.
    expect(coverage).toEqual({ mean: 0.4, ci95: expect.closeTo((T2 * 0.4) / 3, 5) });
  });

  it("says of how many tasks it is where some have no value", () => {
    expect(withIntervals({ ndcg5: aggregated("ndcg5", [1, undefined, 3]) })).toEqual({
      ndcg5: { mean: 2, ci95: expect.closeTo(T1, 5), tasks: 2 },
    });
  });

  it("of one task has no interval", () => {
    expect(withIntervals({ rmse: aggregated("rmse", [9]) })).toEqual({ rmse: { mean: 3 } });
  });

  it("refuses items for a number and a number for items", () => {
    expect(() => aggregated("ndcg5", [[1]])).toThrow("list of items, not a number");
    expect(() => aggregated("coverage", [1], 5)).toThrow("number, not a list of items");
  });
});

describe("a paired difference", () => {
  it("of roots is that of the roots, with the scatter of what each task moves them by", () => {
    // Roots 2 and 1. Tasks move them to 2 + (1 − 4) / 4 = 1.25 and 2.75, and to 1 and 1.
    const found = differences(
      { rmse: aggregated("rmse", [1, 7]) },
      { rmse: aggregated("rmse", [1, 1]), mae: aggregated("mae", [1, 1]) },
    );
    expect(found).toEqual({ rmse: { mean: 1, ci95: expect.closeTo(T1 * 0.75, 4) } });
  });

  it("leaves no interval where all tasks differ alike", () => {
    const one = { ndcg5: aggregated("ndcg5", [0.5, undefined, 0.75]) };
    const other = { ndcg5: aggregated("ndcg5", [0.25, undefined, 0.5]) };
    expect(differences(one, other)).toEqual({ ndcg5: { mean: 0.25, ci95: 0, tasks: 2 } });
  });

  it("is refused of other tasks", () => {
    expect(() =>
      differences({ mse: aggregated("mse", [1, 2]) }, { mse: aggregated("mse", [1, undefined]) }),
    ).toThrow("of the same tasks only");
  });
});
