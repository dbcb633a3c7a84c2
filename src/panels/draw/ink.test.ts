// Strokes as ink: where it is black, where white, and where half.

import { expect, it } from "vitest";
import { inkOf, PEN, SIDE } from "./ink.ts";

const at = (ink: Float32Array, row: number, column: number) => ink[row * SIDE + column]!;

it("a level stroke through the middle of a row of pixels inks it whole and its neighbours in part", () => {
  const y = 14.5 / SIDE;
  const ink = inkOf([
    [
      [0.25, y],
      [0.75, y],
    ],
  ]);
  for (let column = 7; column < 21; column++) {
    expect(at(ink, 14, column)).toBe(1);
    // The pen reaches PEN / 2 from the line; a pixel away, so much of the next pixel is covered.
    expect(at(ink, 13, column)).toBeCloseTo(PEN / 2 - 1 + 0.5, 5);
    expect(at(ink, 15, column)).toBeCloseTo(PEN / 2 - 1 + 0.5, 5);
    expect(at(ink, 12, column)).toBe(0);
  }
  expect(at(ink, 14, 2)).toBe(0);
});

it("a tap is a dot, and no stroke is no ink", () => {
  const ink = inkOf([[[10.5 / SIDE, 20.5 / SIDE]]]);
  expect(at(ink, 20, 10)).toBe(1);
  expect(ink.filter((value) => value > 0).length).toBe(9);
  expect(inkOf([]).every((value) => value === 0)).toBe(true);
});
