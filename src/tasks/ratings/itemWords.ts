// What training users' reviews say of items: for each of a few words, how much oftener it stands in the reviews of an
// item than in those of all.

import type { UserRatings } from "../../baselines/ratings/coldStart.ts";

/** So many words are learned from: few, since each has a scale that is learned. */
const MOST_WORDS = 24;
/** Reviews more, all usual, by which an item's share is drawn to that of all. */
const REVIEW_DAMPING = 4;
/** A word that stands in the reviews of fewer items tells nothing of others. */
const LEAST_ITEMS = 5;

const NO_WORDS = new Uint16Array(0);

export class ItemWords {
  /** Numbers of the words among the source's, in the order of the columns. */
  readonly chosen: readonly number[];
  readonly #column: ReadonlyMap<number, number>;
  /** Reviews by item that have the word, `[items, words]`, and reviews by item. */
  readonly #having: Uint32Array;
  readonly #reviews: Uint32Array;
  /** Share of all reviews that have the word, and the usual distance of items' shares from it, `[words]`. */
  readonly #share: Float64Array;
  readonly #scale: Float64Array;

  /**
   * Chooses the commonest words that stand in the reviews of at most half of the reviewed items.
   * @param words Words of the source. @param training Users whose reviews may be known, and no others.
   */
  constructor(words: number, items: number, training: readonly UserRatings[]) {
    const itemsWith = Array.from({ length: words }, () => new Set<number>());
    this.#reviews = new Uint32Array(items);
    for (const user of training)
      user.items.forEach((item, place) => {
        this.#reviews[item]! += 1;
        for (const word of user.words?.[place] ?? NO_WORDS) itemsWith[word]!.add(item);
      });
    const reviewed = this.#reviews.filter((count) => count > 0).length;
    this.chosen = [...itemsWith.keys()]
      .filter((word) => itemsWith[word]!.size >= LEAST_ITEMS && itemsWith[word]!.size <= reviewed / 2)
      .toSorted((one, other) => itemsWith[other]!.size - itemsWith[one]!.size || one - other)
      .slice(0, MOST_WORDS);
    this.#column = new Map(this.chosen.map((word, column) => [word, column]));
    const width = this.chosen.length;
    this.#having = new Uint32Array(items * width);
    for (const user of training)
      user.items.forEach((item, place) => {
        for (const column of this.#columnsOf(user.words?.[place])) this.#having[item * width + column]! += 1;
      });
    const all = this.#reviews.reduce((sum, count) => sum + count, 0);
    this.#share = Float64Array.from(this.chosen, (_, column) => {
      let having = 0;
      for (let item = 0; item < items; item++) having += this.#having[item * width + column]!;
      return having / all;
    });
    this.#scale = Float64Array.from(this.chosen, (_, column) => {
      let squares = 0;
      for (let item = 0; item < items; item++)
        if (this.#reviews[item]! > 0) squares += this.#above(item, column, false, 0) ** 2;
      return Math.sqrt(squares / reviewed) || 1;
    });
  }

  /** How many words it has chosen. */
  get width(): number {
    return this.chosen.length;
  }

  /**
   * Writes an item's words.
   * @param own The words of the task's own user's review of it, which is then left out; `undefined` where there is none.
   */
  write(item: number, to: Float32Array, offset: number, own?: Uint16Array): void {
    const without = new Set(own && this.#columnsOf(own));
    for (let column = 0; column < this.width; column++)
      to[offset + column] =
        this.#above(item, column, without.has(column), Number(own !== undefined)) / this.#scale[column]!;
  }

  *#columnsOf(words: Uint16Array = NO_WORDS): Iterable<number> {
    for (const word of words) {
      const column = this.#column.get(word);
      if (column !== undefined) yield column;
    }
  }

  /** The damped share of an item's reviews that have a word, above that of all, so many reviews left out. */
  #above(item: number, column: number, lacks: boolean, fewer: number): number {
    const share = this.#share[column]!;
    const having = this.#having[item * this.width + column]! - Number(lacks);
    return (having + REVIEW_DAMPING * share) / (this.#reviews[item]! - fewer + REVIEW_DAMPING) - share;
  }
}
