// Where points may stand, and which one is meant.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestPoint, withinFrame } from "./editing.ts";

const frame = { left: 10, right: 110, top: 20, bottom: 70 };
const place = fc.tuple(
  fc.double({ min: -500, max: 500, noNaN: true }),
  fc.double({ min: -500, max: 500, noNaN: true }),
);

describe("withinFrame", () => {
  it("leaves what is inside and brings the rest to the nearest edge", () => {
    expect(withinFrame(frame, [50, 50])).toEqual([50, 50]);
    expect(withinFrame(frame, [-3, 50])).toEqual([10, 50]);
    expect(withinFrame(frame, [200, 300])).toEqual([110, 70]);
  });
  it("never answers with a place outside", () =>
    fc.assert(
      fc.property(place, (at) => {
        const [x, y] = withinFrame(frame, at);
        expect(x).toBeGreaterThanOrEqual(10);
        expect(x).toBeLessThanOrEqual(110);
        expect(y).toBeGreaterThanOrEqual(20);
        expect(y).toBeLessThanOrEqual(70);
      }),
    ));
});

describe("nearestPoint", () => {
  it("is the nearest within reach, and none beyond", () => {
    const points = [
      [0, 0],
      [10, 0],
      [30, 40],
    ] as const;
    expect(nearestPoint(points, [6, 0], 14)).toBe(1);
    expect(nearestPoint(points, [4, 0], 14)).toBe(0);
    expect(nearestPoint(points, [30, 60], 14)).toBeUndefined();
    expect(nearestPoint([], [0, 0], 14)).toBeUndefined();
  });
});
