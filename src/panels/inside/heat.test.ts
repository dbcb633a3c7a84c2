// Bands by orders of magnitude, and places on the grid, by hand.

import { expect, it } from "vitest";
import { BANDS, gridPoint, heatOf } from "./heat.ts";

it("gives each factor of the loss as many bands, and what is no number the last", () => {
  const heat = heatOf(Float32Array.of(1, 10, 1024, Number.NaN, Number.POSITIVE_INFINITY))!;
  expect(heat.range).toEqual([1, 1024]);
  // From 1 to 2¹⁰ in ten bands: a factor of two each.
  expect(heat.factor).toBeCloseTo(2, 9);
  expect(heat.levels).toHaveLength(BANDS - 1);
  expect(heat.levels.map((level) => Math.round(Math.exp(level)))).toEqual([
    2, 4, 8, 16, 32, 64, 128, 256, 512,
  ]);
  expect(heat.logarithms[3]).toBe(heat.logarithms[2]);
  expect(heat.logarithms[4]).toBe(heat.logarithms[2]);
});

it("takes a loss of nothing for the smallest beside it, and draws nothing where there is no number", () => {
  const heat = heatOf(Float32Array.of(0, 0.5, 2))!;
  expect(heat.range).toEqual([0, 2]);
  expect(heat.logarithms[0]).toBe(heat.logarithms[1]);
  expect(heatOf(Float32Array.of(0, 0))!.logarithms).toEqual([0, 0]);
  expect(heatOf(Float32Array.of(Number.NaN))).toBeUndefined();
});

it("finds the grid's nearest point, row by row from below, and stays within it", () => {
  const plane = { side: 3, across: [-1, 1], up: [0, 10] } as const;
  expect(gridPoint(plane, 0.4, 9)).toEqual({ place: 7, x: 0, y: 10 });
  expect(gridPoint(plane, -5, -5)).toEqual({ place: 0, x: -1, y: 0 });
});
