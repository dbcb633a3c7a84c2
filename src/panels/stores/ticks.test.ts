import { scaleLinear } from "d3-scale";
import { expect, test } from "vitest";
import { ticksOf } from "./ticks.ts";

const inPercent = (width: number, from: number, to: number) =>
  ticksOf(scaleLinear([Math.log1p(from / 100), Math.log1p(to / 100)], [0, width])).map((at) =>
    Math.round(100 * Math.expm1(at)),
  );

test("a wide axis names all of its reach", () => {
  expect(inPercent(800, -45, 110)).toEqual([-40, -20, 0, 25, 50, 100]);
});

test("a phone's axis names no change and both of its halves", () => {
  expect(inPercent(160, -45, 110)).toEqual([-40, 0, 50]);
  expect(inPercent(120, -45, 110)).toEqual([-40, 0, 100]);
});
