// Ticks that differ, ends that hold what is usual.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inChinese } from "../i18n/inChinese.ts";
import { evenAxis, exactAxis, logarithmicAxis, robustTop } from "./axis.ts";

const labels = ({ ticks, label }: ReturnType<typeof evenAxis>) => ticks.map(label);

describe("labels", () => {
  it("are in full, in thousands, in millions", () => {
    expect(labels(exactAxis(0, 400))).toEqual(["0", "100", "200", "300", "400"]);
    expect(labels(exactAxis(0, 22_000))).toEqual(["0", "5k", "10k", "15k", "20k"]);
    expect(labels(exactAxis(0, 2_000_000))).toEqual(["0", "0.5M", "1M", "1.5M", "2M"]);
    expect(labels(exactAxis(10_200, 10_260))).toEqual([
      "10.2k",
      "10.21k",
      "10.22k",
      "10.23k",
      "10.24k",
      "10.25k",
      "10.26k",
    ]);
    expect(labels(evenAxis(0, 1))).toEqual(["0", "0.2", "0.4", "0.6", "0.8", "1"]);
  });
  it("count in Chinese by ten thousands", () =>
    inChinese(() => {
      expect(labels(exactAxis(0, 400))).toEqual(["0", "100", "200", "300", "400"]);
      expect(labels(exactAxis(0, 22_000))).toEqual(["0", "0.5万", "1万", "1.5万", "2万"]);
      expect(labels(exactAxis(0, 2_000_000))).toEqual(["0", "50万", "100万", "150万", "200万"]);
      expect(labels(exactAxis(0, 400_000_000))).toEqual(["0", "1亿", "2亿", "3亿", "4亿"]);
    }));
  it("of one axis differ, whatever its stretch", () =>
    fc.assert(
      fc.property(
        fc.double({ min: -1e12, max: 1e12, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e12, noNaN: true }),
        (low, least) => {
          const width = Math.max(least, 1e-6 * Math.abs(low));
          for (const axis of [evenAxis(low, low + width), exactAxis(low, low + width, false)]) {
            expect(new Set(labels(axis)).size).toBe(axis.ticks.length);
            for (const label of labels(axis)) expect(label.length).toBeLessThanOrEqual(18);
          }
        },
      ),
    ));
  it("of a logarithmic axis differ, and stand within it", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -8, max: 20 }),
        fc.double({ min: 1, max: 1e9, noNaN: true }),
        (power, factor) => {
          const axis = logarithmicAxis(10 ** power, 10 ** power * factor);
          expect(new Set(labels(axis)).size).toBe(axis.ticks.length);
          for (const tick of axis.ticks) {
            expect(tick).toBeGreaterThanOrEqual(axis.domain[0]);
            expect(tick).toBeLessThanOrEqual(axis.domain[1]);
          }
        },
      ),
    ));
});

describe("an axis", () => {
  it("of a squared error begins at zero", () => expect(evenAxis(0, 4.6).domain).toEqual([0, 5]));
  it("of iterations has whole ones", () => expect(exactAxis(0, 3).ticks).toEqual([0, 1, 2, 3]));
  it("of a single value has an extent", () => expect(evenAxis(2, 2).domain[1]).toBeGreaterThan(2));
});

describe("robustTop", () => {
  it("is the largest value where none stands out", () => {
    expect(
      robustTop([
        [4.6, 3, 2, 1],
        [4.5, 4.2],
        [4, 3.9],
      ]),
    ).toBe(4.6);
  });
  it("leaves out one learner that explodes, from the start or at the end", () => {
    expect(
      robustTop([
        [4, 2, 1],
        [4, 3, 2],
        [1e5, 1e9, Number.NaN],
      ]),
    ).toBe(4);
    expect(
      robustTop([
        [4, 2, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1e6],
      ]),
    ).toBe(4);
  });
  it("holds on to a number where there is none", () => {
    expect(robustTop([])).toBe(1);
    expect(robustTop([[Number.POSITIVE_INFINITY, Number.NaN]])).toBe(1);
  });
});
