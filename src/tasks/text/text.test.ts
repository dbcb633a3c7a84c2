import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countGrams, gramsOf, wordsOf } from "./grams.ts";
import { centroid, centroidScores, inner, inverseFrequencies, type SparseVector, tfidf } from "./tfidf.ts";

const dense = ({ places, values }: SparseVector, size: number) => {
  const all = new Array<number>(size).fill(0);
  for (const [entry, place] of places.entries()) all[place] = values[entry]!;
  return all;
};

describe("grams", () => {
  it("are words, pairs, and pieces of words with their ends", () => {
    expect(wordsOf("Where's MY card?! №5 — ÉTÉ")).toEqual(["where's", "my", "card", "no5", "été"]);
    expect(gramsOf("my card", { pairs: true, pieces: [3, 4] })).toEqual([
      "w my",
      "w card",
      "p my card",
      "c  my",
      "c my ",
      "c  my ",
      "c  ca",
      "c car",
      "c ard",
      "c rd ",
      "c  car",
      "c card",
      "c ard ",
    ]);
    expect(gramsOf("my card", { pairs: false })).toEqual(["w my", "w card"]);
    expect(gramsOf("…", { pairs: true, pieces: [3, 5] })).toEqual([]);
  });

  it("are counted in ascending buckets, all of them", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const options = { buckets: 64, pairs: true, pieces: [3, 5] as const };
        const { buckets, counts } = countGrams(text, options);
        expect([...buckets]).toEqual([...buckets].sort((a, b) => a - b));
        expect(new Set(buckets).size).toBe(buckets.length);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(gramsOf(text, options).length);
      }),
    );
  });
});

describe("tf-idf", () => {
  const counted = (entries: readonly (readonly [bucket: number, count: number])[]) => ({
    buckets: Uint32Array.from(entries, ([bucket]) => bucket),
    counts: Float32Array.from(entries, ([, count]) => count),
  });

  it("is what is worked out by hand", () => {
    const sentences = [
      counted([[0, 2]]),
      counted([
        [0, 1],
        [2, 3],
      ]),
      counted([[0, 1]]),
    ];
    const inverse = inverseFrequencies(sentences, 3);
    // N = 3: all have bucket 0, none has 1, one has 2.
    expect(inverse[0]).toBeCloseTo(1, 6);
    expect(inverse[1]).toBeCloseTo(1 + Math.log(4), 6);
    expect(inverse[2]).toBeCloseTo(1 + Math.log(2), 6);
    const vector = tfidf(sentences[1]!, inverse);
    const weight = (1 + Math.log(3)) * (1 + Math.log(2));
    expect(vector.values[0]).toBeCloseTo(1 / Math.hypot(1, weight), 6);
    expect(vector.values[1]).toBeCloseTo(weight / Math.hypot(1, weight), 6);
    expect(tfidf(counted([]), inverse).values).toHaveLength(0);
  });

  it("gives cosines with the centroids of classes", () => {
    const vector = (values: readonly number[]): SparseVector => ({
      places: Uint32Array.from(values.flatMap((value, place) => (value === 0 ? [] : [place]))),
      values: Float32Array.from(values.filter((value) => value !== 0)),
    });
    const support = [[vector([1, 0, 0]), vector([0, 0.6, 0.8])], [vector([0, 1, 0])]];
    expect(dense(centroid(support[0]!), 3)).toEqual(
      [1, 0.6, 0.8].map((v) => expect.closeTo(v / Math.SQRT2, 6)),
    );
    const scores = centroidScores(support, vector([0, 0.6, 0.8]));
    expect(scores[0]).toBeCloseTo(1 / Math.SQRT2, 6);
    expect(scores[1]).toBeCloseTo(0.6, 6);
  });

  it("has the inner product of dense vectors", () => {
    const some = fc.uniqueArray(fc.tuple(fc.nat(19), fc.integer({ min: -5, max: 5 })), {
      selector: ([place]) => place,
    });
    fc.assert(
      fc.property(some, some, (a, b) => {
        const [x, y] = [a, b].map((entries) => {
          const sorted = entries.toSorted((one, other) => one[0] - other[0]);
          return {
            places: Uint32Array.from(sorted, ([place]) => place),
            values: Float32Array.from(sorted, ([, value]) => value),
          };
        });
        const expected = dense(x!, 20).reduce((sum, value, place) => sum + value * dense(y!, 20)[place]!, 0);
        expect(inner(x!, y!)).toBe(expected);
      }),
    );
  });
});
