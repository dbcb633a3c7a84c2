// The errors of released evaluation code (RETAIL.md, section 1.4) are tests here; so are the closed forms.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Random } from "../engine/random.ts";
import { coverage, dcg, hitRate, idealDcg, ndcg, popularityOf, randomNdcg, topItems } from "./ranking.ts";

const ratingsList = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 7 });

/** All orders of the numbers below `count`. */
function orders(count: number): number[][] {
  if (count === 0) return [[]];
  return orders(count - 1).flatMap((order) =>
    Array.from({ length: count }, (_, place) => [...order.slice(0, place), count - 1, ...order.slice(place)]),
  );
}

describe("nDCG", () => {
  it("is what is worked out by hand, for both gains", () => {
    // Ranked 3, 2, 3, 0, 1, 2 (the usual example): linear gains.
    const ratings = [3, 2, 3, 0, 1, 2];
    const scores = [6, 5, 4, 3, 2, 1];
    const expected = 3 + 2 / Math.log2(3) + 3 / 2 + 1 / Math.log2(6) + 2 / Math.log2(7);
    expect(dcg(scores, ratings, 6, "linear")).toBeCloseTo(expected, 12);
    expect(idealDcg(ratings, 6, "linear")).toBeCloseTo(
      3 + 3 / Math.log2(3) + 2 / 2 + 2 / Math.log2(5) + 1 / Math.log2(6),
      12,
    );
    expect(dcg(scores, ratings, 2, "exponential")).toBeCloseTo(7 + 3 / Math.log2(3), 12);
  });

  it("changes when the first places are permuted (MAMO sorts them again before it counts)", () => {
    const ratings = [5, 3, 1, 1, 1];
    const right = ndcg([5, 4, 3, 2, 1], ratings, 3, "linear")!;
    const permuted = ndcg([3, 4, 5, 2, 1], ratings, 3, "linear")!;
    expect(right).toBe(1);
    expect(permuted).toBeLessThan(right);
  });

  it("is never above one, and one for the ratings themselves (MetaHIN sums predicted scores)", () => {
    fc.assert(
      fc.property(
        ratingsList,
        fc.integer({ min: 1, max: 7 }),
        fc.infiniteStream(fc.double({ min: -9, max: 9, noNaN: true })),
        (ratings, places, stream) => {
          const scores = ratings.map(() => stream.next().value as number);
          for (const gain of ["linear", "exponential"] as const) {
            const value = ndcg(scores, ratings, places, gain)!;
            expect(value).toBeGreaterThan(0);
            expect(value).toBeLessThanOrEqual(1 + 1e-12);
            expect(ndcg(ratings, ratings, places, gain)).toBeCloseTo(1, 12);
          }
        },
      ),
    );
  });

  it("of a constant prediction is what a random order has in expectation", () => {
    const ratings = [5, 4, 4, 1, 2];
    const all = orders(5).map((order) => ndcg(order, ratings, 3, "exponential")!);
    const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
    expect(all).toHaveLength(120);
    expect(ndcg([7, 7, 7, 7, 7], ratings, 3, "exponential")).toBeCloseTo(mean, 12);
    expect(randomNdcg(ratings, 3, "exponential")).toBeCloseTo(mean, 12);
  });

  it("is the same in whatever order tied items are listed (all released code takes theirs)", () => {
    fc.assert(
      fc.property(ratingsList, fc.integer({ min: 1, max: 7 }), (ratings, places) => {
        const scores = ratings.map((_, item) => item % 2);
        const backwards = ndcg(scores.toReversed(), ratings.toReversed(), places, "linear")!;
        expect(ndcg(scores, ratings, places, "linear")).toBeCloseTo(backwards, 12);
      }),
    );
  });

  it("is undefined where nothing is worth anything", () => {
    expect(ndcg([1, 2], [0, 0], 2, "linear")).toBeUndefined();
  });
});

describe("the hit rate", () => {
  it("is a chance where ties decide", () => {
    const relevant = [false, true, false, false, true];
    expect(hitRate([5, 4, 3, 2, 1], relevant, 1)).toBe(0);
    expect(hitRate([5, 4, 3, 2, 1], relevant, 2)).toBe(1);
    // Two of five, three shown: none with chance C(3, 3) / C(5, 3) = 1 / 10.
    expect(hitRate([0, 0, 0, 0, 0], relevant, 3)).toBeCloseTo(0.9, 12);
    // One place after the first for one of three tied, one of them relevant.
    expect(hitRate([9, 1, 1, 1, 0], relevant, 2)).toBeCloseTo(1 / 3, 12);
    expect(hitRate([0, 0], [false, false], 1)).toBe(0);
  });
});

describe("a list of recommendations", () => {
  it("is drawn by lot where scores are tied, and leaves out what is hidden", () => {
    const scores = [1, 5, 1, Number.NEGATIVE_INFINITY, 1];
    const random = new Random(1);
    const drawn = Array.from({ length: 300 }, () => topItems(scores, 2, random));
    expect(drawn.every(([first]) => first === 1)).toBe(true);
    const seconds = drawn.map(([, second]) => second);
    // A third each, give or take four standard deviations.
    for (const item of [0, 2, 4])
      expect(Math.abs(seconds.filter((second) => second === item).length - 100)).toBeLessThan(33);
    expect(topItems(scores, 9, new Random(1)).toSorted()).toEqual([0, 1, 2, 4]);
  });

  it("covers a part of the catalogue, and is popular or not", () => {
    const lists = [
      [0, 1],
      [1, 2],
    ];
    expect(coverage(lists, 6)).toBe(0.5);
    // Ranks by count: item 1 is 1, items 0 and 2 share (2/3 + 1/3) / 2, item 3 is 0.
    expect(popularityOf(lists, [4, 9, 4, 1])).toBeCloseTo((0.5 + 1 + 1 + 0.5) / 4, 12);
    expect(popularityOf([[3]], [4, 9, 4, 1])).toBe(0);
  });
});
