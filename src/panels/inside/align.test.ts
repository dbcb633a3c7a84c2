// Aligning: turns and mirrors are undone, shapes stay.

import fc from "fast-check";
import { expect, it } from "vitest";
import { aligned } from "./align.ts";

const SHAPE = Float32Array.of(3, 1, -2, 0.5, 1, -4, 0, 2);

it("undoes every turn, with and without a mirror", () => {
  fc.assert(
    fc.property(fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }), fc.boolean(), (angle, mirrored) => {
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const turned = new Float32Array(SHAPE.length);
      for (let index = 0; index < SHAPE.length; index += 2) {
        const [x, y] = [SHAPE[index]!, (mirrored ? -1 : 1) * SHAPE[index + 1]!];
        turned[index] = cos * x - sin * y;
        turned[index + 1] = sin * x + cos * y;
      }
      const back = aligned(turned, SHAPE);
      for (const [index, value] of SHAPE.entries()) expect(back[index]).toBeCloseTo(value, 4);
    }),
  );
});

it("leaves points alone where there are others, or none, before", () => {
  expect(aligned(SHAPE, undefined)).toBe(SHAPE);
  expect(aligned(SHAPE, Float32Array.of(1, 2))).toBe(SHAPE);
});
