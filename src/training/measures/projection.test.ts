// Principal components: by hand, and what holds for all points.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeIn, project, squaredDistances } from "./projection.ts";

const rows = (points: readonly (readonly number[])[]) => points.map((point) => Float32Array.from(point));

describe("the projection", () => {
  it("of a cross in a plane within three dimensions is that cross", () => {
    // Along (3, 0, 4)/5 at ±10, along (0, 1, 0) at ±2: variances 200 and 8 of 208.
    const { points, shares } = project(
      rows([
        [6, 0, 8],
        [-6, 0, -8],
        [0, 2, 0],
        [0, -2, 0],
      ]),
    );
    const [a, , b, , , c, , d] = points;
    expect(Math.abs(a!)).toBeCloseTo(10, 4);
    expect(b).toBeCloseTo(-a!, 4);
    expect(Math.abs(c!)).toBeCloseTo(2, 4);
    expect(d).toBeCloseTo(-c!, 4);
    expect(shares[0]).toBeCloseTo(200 / 208, 6);
    expect(shares[1]).toBeCloseTo(8 / 208, 6);
  });

  it("keeps all distances of points that lie in a plane", () => {
    const coordinate = fc.integer({ min: -20, max: 20 });
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 8 }), (plane) => {
        const { points } = project(rows(plane.map(([x, y]) => [x, y, x + y, 2 * x])));
        const at = (index: number) => [points[2 * index]!, points[2 * index + 1]!] as const;
        for (const [one, [x, y]] of plane.entries())
          for (const [other, [u, v]] of plane.entries()) {
            const gap = Math.hypot(x - u, y - v, x + y - u - v, 2 * (x - u));
            expect(Math.hypot(at(one)[0] - at(other)[0], at(one)[1] - at(other)[1])).toBeCloseTo(gap, 2);
          }
      }),
    );
  });

  it("places other points in the same plane, by their parts along its directions", () => {
    const projection = project(
      rows([
        [7, 1, 8],
        [-5, 1, -8],
        [1, 3, 0],
        [1, -1, 0],
      ]),
    );
    const { points } = projection;
    // The cross again, around (1, 1, 0): its own points come out where they are.
    for (const [row, point] of [
      [7, 1, 8],
      [1, 3, 0],
    ].entries()) {
      const [x, y] = placeIn(projection, Float32Array.from(point));
      expect(x).toBeCloseTo(points[4 * row]!, 4);
      expect(y).toBeCloseTo(points[4 * row + 1]!, 4);
    }
    // Half way along the first arm, twice along the second, and somewhere at right angles to both.
    const [x, y] = placeIn(projection, Float32Array.of(1 + 3 + 4, 1 + 4, 4 - 3));
    expect(x).toBeCloseTo(points[0]! / 2, 4);
    expect(y).toBeCloseTo(2 * points[5]!, 4);
  });

  it("of points that are all one is one point, with no share of anything", () => {
    const { points, shares } = project(
      rows([
        [1, 2],
        [1, 2],
        [1, 2],
      ]),
    );
    expect([...points]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(shares).toEqual([0, 0]);
  });
});

it("squared distances are those of Pythagoras", () => {
  expect([
    ...squaredDistances(
      rows([
        [0, 0],
        [1, 1],
      ]),
      rows([[3, 4]]),
    ),
  ]).toEqual([25, 13]);
});
