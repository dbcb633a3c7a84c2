// Best prices, what others are worth, and where the best lies, worked out by hand.

import { describe, expect, it } from "vitest";
import { bestPrice, peakInterval, peakPrice, revenueShare } from "./bestPrice.ts";

const prices = [1, 2, 3, 4];
/** Earns 0.9, 1.2, 1.5, 0.4. */
const shares = [0.9, 0.6, 0.5, 0.1];

describe("the best price", () => {
  it("earns most, the first of equals", () => {
    expect(bestPrice(prices, shares)).toBe(2);
    expect(bestPrice([1, 2], [0.8, 0.4])).toBe(0);
    expect(bestPrice(prices, [0.9, Number.NaN, 0.5, 0.1])).toBe(-1);
  });

  it("is what others' revenue is a share of", () => {
    expect([0, 1, 2, 3].map((place) => revenueShare(prices, shares, place))).toEqual([
      expect.closeTo(0.6, 12),
      expect.closeTo(0.8, 12),
      1,
      expect.closeTo(0.4 / 1.5, 12),
    ]);
  });

  it("peaks between the prices where a line of demand does: a − b p earns most at a / 2b", () => {
    const line = prices.map((price) => 0.9 - 0.18 * price);
    expect(peakPrice(prices, line)).toBeCloseTo(2.5, 12);
    // At an end there is nothing beyond.
    expect(peakPrice(prices, [0.1, 0.1, 0.1, 0.1])).toBe(4);
    expect(peakPrice(prices, [1, 0.1, 0.1, 0.1])).toBe(1);
    expect(peakPrice(prices, [1, 0.1, Number.NaN, 0.1])).toBeNaN();
  });
});

describe("the interval of the best price", () => {
  it("is widened by a margin, within the prices, and narrowed to its middle at most", () => {
    const at = (peak: number) => prices.map((price) => 2 * peak - price);
    const curves = [at(2), at(3)];
    expect(peakInterval(prices, curves, 0)).toEqual([2, 3]);
    expect(peakInterval(prices, curves, 0.5)).toEqual([1.5, 3.5]);
    expect(peakInterval(prices, curves, 5)).toEqual([1, 4]);
    expect(peakInterval(prices, curves, -0.25)).toEqual([2.25, 2.75]);
    expect(peakInterval(prices, curves, -2)).toEqual([2.5, 2.5]);
  });
});
