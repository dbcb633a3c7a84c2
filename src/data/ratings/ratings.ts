// Ratings: which user gave which item how much, and when.

import type { Split } from "../../tasks/episode.ts";

/** What was rated. */
export interface Items {
  /** The items' ids as the source writes them; an item's number is its place here. */
  readonly ids: readonly string[];
  /** For people; the ids again where the source has none. */
  readonly titles: readonly string[];
  /** Names of genres, categories or tags, and for each item the numbers of its own; empty where the source has none. */
  readonly genres: readonly string[];
  readonly genresOf: readonly Uint8Array[];
  /** Numbers that the source has of each item, a price for instance; NaN where it lacks one. */
  readonly numbers?: readonly { readonly name: string; readonly values: Float32Array }[];
}

/** What was written beside ratings. */
export interface Words {
  readonly names: readonly string[];
  /** For each rating the numbers of its words, each once. */
  readonly of: readonly Uint16Array[];
}

/** Ratings of several users, each user's beside each other, by time where there is one and then as the source has them. */
export interface Ratings {
  /** Where they come from, for people. */
  readonly name: string;
  /**
   * The ids of those who rate as the source writes them; a user's number is its place here. What a person's own file
   * calls its tasks stands here too, be it a user, a shop or a category.
   */
  readonly users: readonly string[];
  readonly items: Items;
  /** One entry a rating, `[ratings]`: number of the user, ascending. */
  readonly user: Uint32Array;
  /** Number of the item. */
  readonly item: Uint32Array;
  readonly rating: Float32Array;
  /** The source says what was chosen, not how it was rated: every rating is 1. */
  readonly chosen?: true;
  /** Seconds since 1970; absent where the source has no times, and the ratings of a user then come in a seeded order. */
  readonly time?: Uint32Array;
  /** Absent where the source has no reviews, or they are not to be learned from. */
  readonly words?: Words;
  /** Ratings that a user must have to make a task; `ENOUGH` where it is not said. */
  readonly enough?: number;
  /** Numbers of the users of each side, where the source says which; else they are divided by lot. */
  readonly sides?: Readonly<Record<Split, readonly number[]>> | undefined;
}

/** Ratings that a task takes: twenty of which some are known, and ten that are asked (RETAIL.md, section 1.5). */
export const ENOUGH = 30;
/** Fewer cannot be parted into what is known and what is asked. */
export const LEAST_ENOUGH = 3;
const MOST_QUERIES = 10;

/** Where in a user's ratings those that are asked begin, and how many they are: the last third, ten at most. */
export function queryOf(enough: number): { readonly queryFrom: number; readonly queries: number } {
  const queries = Math.min(MOST_QUERIES, Math.floor(enough / 3));
  return { queryFrom: enough - queries, queries };
}
