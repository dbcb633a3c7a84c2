// Ratings: which user gave which item how much, and when.

/** What was rated. */
export interface Items {
  /** The items' ids as the source writes them; an item's number is its place here. */
  readonly ids: readonly string[];
  /** For people; the ids again where the source has none. */
  readonly titles: readonly string[];
  /** Names of genres, categories or tags, and for each item the numbers of its own; empty where the source has none. */
  readonly genres: readonly string[];
  readonly genresOf: readonly Uint8Array[];
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
  /** Seconds since 1970; absent where the source has no times, and the ratings of a user then come in a seeded order. */
  readonly time?: Uint32Array;
}
