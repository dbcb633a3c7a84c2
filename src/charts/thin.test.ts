// Thinning keeps the mean and the limit.

import { describe, expect, it } from "vitest";
import { smooth, sparse, thin } from "./thin.ts";

describe("thin", () => {
  it("draws few points of many, with the same mean", () => {
    const values = Array.from({ length: 10_000 }, (_, index) => index);
    const points = thin(values, 400);
    expect(points.length).toBeLessThanOrEqual(400);
    expect(points.reduce((total, { y }) => total + y, 0) / points.length).toBeCloseTo(4999.5);
    expect(points.at(-1)!.x).toBe(10_000);
  });
  it("looks at a stretch alone when asked to", () => {
    const values = Array.from({ length: 100 }, (_, index) => index);
    expect(thin(values, 5, 50, 60)).toEqual([52, 54, 56, 58, 60].map((x) => ({ x, y: x - 1.5 })));
  });
  it("keeps the last of many items", () => {
    const kept = sparse(
      Array.from({ length: 1001 }, (_, index) => index),
      100,
    );
    expect(kept.length).toBeLessThanOrEqual(101);
    expect(kept.at(-1)).toBe(1000);
    expect(sparse([1, 2], 100)).toEqual([1, 2]);
  });
  it("leaves out what is not finite", () => expect(thin([1, Number.NaN, 3], 1)).toEqual([{ x: 3, y: 2 }]));
  it("smooths towards the past", () =>
    expect(
      smooth(
        [
          { x: 1, y: 0 },
          { x: 2, y: 1 },
        ],
        0.5,
      ).map(({ y }) => y),
    ).toEqual([0, 0.5]));
});
