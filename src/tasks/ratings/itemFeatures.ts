// What training users say of items, as the numbers that a model is given: the item's number, what it is rated on
// average, and features. For a training user's own task all of it is as if they had not rated.

import { type ItemBiases, jointBiases, trainingUserBias } from "../../baselines/ratings/bias.ts";
import type { UserRatings } from "../../baselines/ratings/coldStart.ts";
import type { Items, Ratings } from "../../data/ratings/ratings.ts";
import { ItemWords } from "./itemWords.ts";

/** Where an item's number, what is expected of it, and its features stand. */
export const [NUMBER, EXPECTED, FEATURES] = [0, 1, 2] as const;
/** Bias, popularity and year, before the genres. */
const PLAIN = 3;
/** Ratings more, all average, by which an item's bias is drawn to zero. */
const ITEM_DAMPING = 4;
/** Differences that are less than this part of what differs are rounding. */
const ROUNDING = 1e-9;
/** Years apart that count as one unit. */
const YEARS = 20;

/** What one user said of items, by item: their rating above the mean and their own bias, and their review's words. */
export type Own = ReadonlyMap<number, { readonly above: number; readonly words: Uint16Array }>;
const NOBODY: Own = new Map();
const NO_WORDS = new Uint16Array(0);

/** The year in brackets at the end of a title, as MovieLens writes it; `undefined` where there is none. */
export function yearOf(title: string): number | undefined {
  const found = /\((\d{4})(?:[-–]\d{0,4})?\)\s*$/.exec(title);
  return found ? Number(found[1]) : undefined;
}

const meanOf = (values: readonly number[]): number =>
  values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;

/** Mean and standard deviation, which is 1 where all are alike: of rounding alone it would make the least difference vast. */
function spreadOf(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = meanOf(values);
  const deviation = Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
  return { mean, deviation: deviation > ROUNDING * Math.abs(mean) ? deviation : 1 };
}

/** An item's numbers, counted from the mean of the items that training users rated, in deviations; the mean where one lacks. */
function standardised(values: Float32Array, counts: ArrayLike<number>): Float32Array {
  const known = Array.from(values).filter((value, item) => counts[item]! > 0 && Number.isFinite(value));
  const { mean, deviation } = spreadOf(known);
  return values.map((value) => (Number.isFinite(value) ? (value - mean) / deviation : 0));
}

export class ItemFeatures {
  /** Numbers of one example: [item, expected rating, bias, popularity, year, genres…, the source's numbers…, words…]. */
  readonly width: number;
  readonly biases: ItemBiases;
  readonly #genresOf: Items["genresOf"];
  readonly #popularity: { readonly mean: number; readonly deviation: number };
  readonly #years: readonly number[];
  readonly #numbers: readonly Float32Array[];
  readonly #words: ItemWords | undefined;
  /** Where the source's numbers begin. */
  readonly #afterGenres: number;

  /** @param training Users whose ratings and reviews may be known: those trained on, and no others. */
  constructor({ items, words }: Pick<Ratings, "items" | "words">, training: readonly UserRatings[]) {
    this.#genresOf = items.genresOf;
    this.biases = jointBiases(training, items.ids.length, ITEM_DAMPING);
    const { counts } = this.biases;
    this.#popularity = spreadOf(Array.from(counts, (count) => Math.log1p(count)));
    const years = items.titles.map(yearOf);
    const usual = meanOf(years.filter((year, item) => year !== undefined && counts[item]! > 0) as number[]);
    this.#years = years.map((year) => ((year ?? usual) - usual) / YEARS);
    this.#numbers = (items.numbers ?? []).map(({ values }) => standardised(values, counts));
    this.#words = words && new ItemWords(words.names.length, items.ids.length, training);
    this.#afterGenres = FEATURES + PLAIN + items.genres.length;
    this.width = this.#afterGenres + this.#numbers.length + (this.#words?.width ?? 0);
  }

  /** What a training user says of their items, to be left out of their own task. */
  ownOf(user: UserRatings): Own {
    const { mean } = this.biases;
    const bias = trainingUserBias(user, this.biases);
    return new Map(
      Array.from(user.items, (item, place) => [
        item,
        { above: user.ratings[place]! - mean - bias, words: user.words?.[place] ?? NO_WORDS },
      ]),
    );
  }

  /**
   * Writes what a model is given of an item.
   * @param own What the task's own user said, for a training user: it is then as if they had not.
   */
  write(item: number, to: Float32Array, offset: number, own: Own = NOBODY): void {
    const [bias, count] = this.#known(item, own);
    to[offset + NUMBER] = item;
    to[offset + EXPECTED] = this.biases.mean + bias;
    to[offset + FEATURES] = bias;
    to[offset + FEATURES + 1] = (Math.log1p(count) - this.#popularity.mean) / this.#popularity.deviation;
    to[offset + FEATURES + 2] = this.#years[item]!;
    const genres = this.#genresOf[item]!;
    for (const genre of genres) to[offset + FEATURES + PLAIN + genre] = 1 / Math.sqrt(genres.length);
    const next = offset + this.#afterGenres;
    this.#numbers.forEach((values, place) => {
      to[next + place] = values[item]!;
    });
    this.#words?.write(item, to, next + this.#numbers.length, own.get(item)?.words);
  }

  /** The item's damped bias, and on how many ratings it rests, with one user's left out. */
  #known(item: number, own: Own): readonly [bias: number, count: number] {
    const { biases, counts } = this.biases;
    const said = own.get(item)?.above;
    if (said === undefined) return [biases[item]!, counts[item]!];
    const count = counts[item]! - 1;
    return [(biases[item]! * (counts[item]! + ITEM_DAMPING) - said) / (count + ITEM_DAMPING), count];
  }
}
