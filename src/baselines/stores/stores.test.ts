// Regressions of shops against closed forms and direct computation.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Random } from "../../engine/random.ts";
import { drawnApart, learnedLaw } from "./hierarchical.ts";
import { meanByLaw } from "./knownLaw.ts";
import { type Effects, effectsAfter, logEvidence } from "./linear.ts";
import { weekdayMeans } from "./weekdayMeans.ts";

const one = (mean: number, variance: number) => ({
  mean: Float64Array.of(mean),
  covariance: Float64Array.of(variance),
});
const density = (value: number, mean: number, variance: number) =>
  Math.exp(-((value - mean) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);

describe("effects after known days", () => {
  it("of one level are the mean weighed by precisions", () => {
    // Precision 1/4 about 1; three days of variance 1/2 about 3: (1/4 + 6 · 3) / (1/4 + 6).
    const { mean, covariance } = effectsAfter({ x: [1, 1, 1], y: [2, 3, 4] }, one(1, 4), Math.SQRT1_2);
    expect(mean[0]).toBeCloseTo(18.25 / 6.25, 12);
    expect(covariance[0]).toBeCloseTo(1 / 6.25, 12);
  });

  it("are the prior where nothing is known, and of a lever that was never shown", () => {
    const prior = { mean: Float64Array.of(1, 2), covariance: Float64Array.of(1, 0, 0, 0.25) };
    const none = effectsAfter({ x: [], y: [] }, prior, 1);
    expect([...none.mean]).toEqual([expect.closeTo(1, 12), expect.closeTo(2, 12)]);
    const { mean, covariance } = effectsAfter({ x: [1, 0, 1, 0], y: [5, 5] }, prior, 0.1);
    expect(mean[1]).toBeCloseTo(2, 12);
    expect(covariance[3]).toBeCloseTo(0.25, 12);
    // Correlated with what is shown, it moves along: by 0.4 of what the level does.
    const along = { mean: Float64Array.of(1, 2), covariance: Float64Array.of(1, 0.4, 0.4, 0.25) };
    const moved = effectsAfter({ x: [1, 0, 1, 0], y: [5, 5] }, along, 0.1).mean;
    expect(moved[1]! - 2).toBeCloseTo(0.4 * (moved[0]! - 1), 9);
  });

  it("are the same one day after the other as all at once", () => {
    const day = fc.record({
      x: fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.constantFrom(0, 1)),
      y: fc.double({ min: -3, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 6 }), (days) => {
        const prior = { mean: Float64Array.of(0.5, -1), covariance: Float64Array.of(1, 0.3, 0.3, 0.5) };
        const together = effectsAfter(
          { x: days.flatMap(({ x }) => x), y: days.map(({ y }) => y) },
          prior,
          0.7,
        );
        const inTurn = days.reduce<Effects>(
          (effects, { x, y }) => effectsAfter({ x, y: [y] }, effects, 0.7),
          prior,
        );
        together.mean.forEach((value, at) => {
          expect(inTurn.mean[at]).toBeCloseTo(value, 8);
        });
        together.covariance.forEach((value, at) => {
          expect(inTurn.covariance[at]).toBeCloseTo(value, 8);
        });
      }),
    );
  });
});

describe("the evidence", () => {
  it("of one day is a normal density", () => {
    // x = 2: mean 2 · 1, variance 4 · 0.25 + 0.09.
    expect(logEvidence({ x: [2], y: [3] }, one(1, 0.25), 0.3)).toBeCloseTo(Math.log(density(3, 2, 1.09)), 12);
  });

  it("of several days is the product of each given those before", () => {
    const prior = { mean: Float64Array.of(0.5, -1), covariance: Float64Array.of(1, 0.3, 0.3, 0.5) };
    const days = [
      [1, 0, 0.2],
      [1, 1, -0.7],
      [1, 0.5, 1.1],
    ] as const;
    let [effects, total]: [Effects, number] = [prior, 0];
    for (const [a, b, y] of days) {
      const day = { x: [a, b], y: [y] };
      total += logEvidence(day, effects, 0.4);
      effects = effectsAfter(day, effects, 0.4);
    }
    const all = { x: days.flatMap(([a, b]) => [a, b] as number[]), y: days.map(([, , y]) => y) };
    expect(logEvidence(all, prior, 0.4)).toBeCloseTo(total, 10);
  });
});

describe("Bayes's rule with the law known", () => {
  it("weighs what each kind would expect by how likely the kind is", () => {
    const kinds = [
      { share: 0.75, ...one(0, 1) },
      { share: 0.25, ...one(4, 1) },
    ];
    // One day that sold 3, of variance 1: posterior means 1.5 and 3.5, evidence N(3; 0, 2) and N(3; 4, 2).
    const [first, second] = [0.75 * density(3, 0, 2), 0.25 * density(3, 4, 2)];
    const [mean] = meanByLaw({ x: [1], y: [3] }, kinds, 1);
    expect(mean).toBeCloseTo((1.5 * first + 3.5 * second) / (first + second), 12);
  });
});

describe("the learned law", () => {
  it("is that of which shops were drawn, to the error of so few", () => {
    const [random, shops, days, scatter] = [new Random(4), 400, 20, 0.3];
    const drawn = Array.from({ length: shops }, () => {
      const level = 1 + 0.5 * random.normal();
      // Whoever sells more gains more by the lever.
      const lever = 0.2 + 0.3 * (level - 1) + 0.1 * random.normal();
      const x = Array.from({ length: days }, () => [1, random.integer(2)]);
      return { x: x.flat(), y: x.map(([, on]) => level + on! * lever + scatter * random.normal()) };
    });
    const law = learnedLaw(drawn, 2);
    const [variance, across, , slope] = law.covariance;
    // Four standard errors of means and of variances over 400 shops, with what 20 days leave open of each.
    expect(Math.abs(law.mean[0]! - 1)).toBeLessThan((4 * 0.51) / 20);
    expect(Math.abs(law.mean[1]! - 0.2)).toBeLessThan((4 * 0.23) / 20);
    expect(Math.abs(variance! - 0.25)).toBeLessThan(4 * 0.26 * Math.sqrt(2 / shops));
    expect(Math.abs(across! - 0.075)).toBeLessThan((4 * 0.51 * 0.23) / 20);
    expect(Math.abs(slope! - 0.0325)).toBeLessThan(4 * 0.053 * Math.sqrt(2 / shops));
    expect(law.scatter).toBeCloseTo(scatter, 2);
  });

  it("can be drawn apart: covariances shrink, variances stay", () => {
    const law = { mean: Float64Array.of(1, 2), covariance: Float64Array.of(1, 0.4, 0.4, 0.5), scatter: 1 };
    expect([...drawnApart(law, 0.25).covariance]).toEqual([
      1,
      expect.closeTo(0.3, 12),
      expect.closeTo(0.3, 12),
      0.5,
    ]);
  });
});

describe("means by weekday", () => {
  it("are of the shop's own days, drawn to its mean day", () => {
    const [weekdays, sold] = [
      [0, 0, 1],
      [3, 5, 1],
    ];
    const plain = weekdayMeans(weekdays!, sold!, 0);
    expect([0, 1, 2].map(plain)).toEqual([4, 1, 3]);
    // (3 + 5 + 2 · 3) / 4 and (1 + 2 · 3) / 3.
    expect([0, 1, 2].map(weekdayMeans(weekdays!, sold!, 2))).toEqual([3.5, expect.closeTo(7 / 3, 12), 3]);
  });
});
