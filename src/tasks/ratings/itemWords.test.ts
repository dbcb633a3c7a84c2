// Words of reviews by hand: which are chosen, what an item's share is, and that a user's own review can be left out.

import { describe, expect, it } from "vitest";
import type { UserRatings } from "../../baselines/ratings/coldStart.ts";
import { ItemWords } from "./itemWords.ts";

/** A user who rated these items, with the words of each review. */
const user = (said: Readonly<Record<number, readonly number[]>>): UserRatings => ({
  items: Uint32Array.from(Object.keys(said), Number),
  ratings: new Float32Array(Object.keys(said).length),
  words: Object.values(said).map((words) => Uint16Array.from(words)),
});
/** Twelve items reviewed once; word 0 in all, word 1 in the first six, word 2 in four, word 3 in five. */
const plain = user(
  Object.fromEntries(
    Array.from({ length: 12 }, (_, item) => [
      item,
      [0, ...(item < 6 ? [1] : []), ...(item < 4 ? [2] : []), ...(item >= 7 ? [3] : [])],
    ]),
  ),
);
const written = (words: ItemWords, item: number, own?: Uint16Array) => {
  const to = new Float32Array(words.width);
  words.write(item, to, 0, own);
  return [...to];
};

describe("words of items", () => {
  it("are those that stand in some items' reviews and not in most, the commonest first", () => {
    expect(new ItemWords(5, 13, [plain]).chosen).toEqual([1, 3]);
    // Nobody wrote anything: nothing is chosen.
    const silent: UserRatings = { items: Uint32Array.of(1), ratings: Float32Array.of(3) };
    expect(new ItemWords(5, 13, [silent]).width).toBe(0);
  });

  it("are the damped share of an item's reviews above that of all, in usual distances", () => {
    const words = new ItemWords(5, 13, [plain]);
    // Word 1 is in half of all reviews: (1 + 4/2) / (1 + 4) − 1/2 = 0.1, or −0.1; all of the usual distance.
    expect(written(words, 0)[0]).toBeCloseTo(1, 6);
    expect(written(words, 8)[0]).toBeCloseTo(-1, 6);
    // An item without a review says nothing.
    expect(written(words, 12)).toEqual([0, 0]);
  });

  it("of a training user's own review are left out of their task", () => {
    const words = new ItemWords(5, 13, [plain, user({ 0: [1], 8: [] })]);
    const alone = new ItemWords(5, 13, [plain]);
    expect(alone.chosen).toEqual(words.chosen);
    // Seven of fourteen reviews have word 1, as six of twelve had: without the own one the share is what it was.
    expect(written(words, 0, Uint16Array.of(1))[0]! * 1).toBeCloseTo(
      written(words, 0)[0]! * (0.1 / ((2 + 2) / 6 - 0.5)),
      6,
    );
    // A review that said nothing is a review less, too: (0 + 4/2) / (1 + 4) against (0 + 4/2) / (2 + 4).
    expect(written(words, 8, new Uint16Array(0))[0]! / written(words, 8)[0]!).toBeCloseTo(
      (0.4 - 0.5) / (2 / 6 - 0.5),
      6,
    );
  });
});
