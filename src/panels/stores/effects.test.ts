// What a shop's answers come to, by hand: two weekdays, with and without promotion.

import { describe, expect, it } from "vitest";
import type { ShopDay } from "../../tasks/episode.ts";
import { changeTold, dayTold, inPercent, leverTold, neverSeen, type Shop } from "./effects.ts";
import { change } from "./words.ts";

const day = (weekday: number, promotion: boolean): ShopDay => ({
  weekday,
  promotion,
  rain: false,
  hours: 10,
});
const asked = [day(0, false), day(0, true), day(1, false), day(1, true)];
/** A column for each weekday, one for promotion; variances 0.04, 0.09, 0.16. */
const shop: Shop = {
  asked,
  inputs: Float32Array.from(
    asked.flatMap(({ weekday, promotion }) => [1 - weekday, weekday, Number(promotion)]),
  ),
  covariance: Float64Array.of(0.04, 0, 0, 0, 0.09, 0, 0, 0, 0.16),
  truth: Float32Array.of(0, 0.25, 1, 1.25),
};
const outputs = Float32Array.of(0, 0.5, 1, 1.25);
const promotion = { weights: Float64Array.of(-0.5, 0.5, -0.5, 0.5), deviation: 0.4 };

describe("what is told of a shop", () => {
  it("is the effect of a lever, with its interval once that was calibrated", () => {
    expect(leverTold(shop, promotion, { outputs })).toEqual({ value: 0.375, truth: 0.25 });
    expect(leverTold(shop, promotion, { outputs, margins: [1.5, 9] }).bounds).toEqual([
      expect.closeTo(0.375 - 0.6, 9),
      expect.closeTo(0.375 + 0.6, 9),
    ]);
  });

  it("is what a day sells, by its own margin: √(0.09 + 0.16) deviations of it", () => {
    const { value, bounds, truth } = dayTold(shop, day(1, true), { outputs, margins: [9, 2] });
    expect([value, truth]).toEqual([1.25, 1.25]);
    expect(bounds).toEqual([expect.closeTo(0.25, 6), expect.closeTo(2.25, 6)]);
  });

  it("is what a change brings, as unsure as what is changed alone", () => {
    const { value, bounds } = changeTold(shop, day(0, true), day(0, false), { outputs, margins: [1, 9] });
    expect(value).toBe(0.5);
    expect(bounds).toEqual([expect.closeTo(0.1, 6), expect.closeTo(0.9, 6)]);
  });

  it("of several samples lies between theirs, and wider", () => {
    const samples = [outputs, Float32Array.of(0, 0.25, 1, 1.5)];
    // Effects of 0.375 and 0.375; of the first weekday 0.5 and 0.25.
    const { bounds } = changeTold(shop, day(0, true), day(0, false), { outputs, samples, margins: [0.5, 0] });
    expect(bounds).toEqual([expect.closeTo(0.05, 6), expect.closeTo(0.7, 6)]);
  });
});

it("says what of a day the days known never had", () => {
  expect(neverSeen([day(0, false), day(1, false)], day(2, true))).toEqual(["weekday", "promotion"]);
  expect(neverSeen([day(0, false), day(1, true)], day(0, true))).toEqual([]);
});

it("writes a logarithm as the percent that it is", () => {
  expect(inPercent(Math.log(1.25))).toBeCloseTo(25, 9);
});

it("writes a change with its sign, and none without", () => {
  expect([Math.log(1.25), Math.log(0.75), 0.001].map(change)).toEqual(["+25%", "−25%", "0%"]);
});
