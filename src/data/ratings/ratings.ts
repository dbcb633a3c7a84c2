// Ratings: which user gave which item how much, and when.

/** What was rated. */
export interface Items {
  /** The items' ids as the source writes them; an item's number is its place here. */
  readonly ids: readonly string[];
  readonly titles: readonly string[];
  /** Names of genres, and for each item the numbers of its own. */
  readonly genres: readonly string[];
  readonly genresOf: readonly Uint8Array[];
}

/** Ratings of several users, each user's beside each other, by time and then as the source has them. */
export interface Ratings {
  /** Where they come from, for people. */
  readonly name: string;
  /** The users' ids as the source writes them; a user's number is its place here. */
  readonly users: readonly string[];
  readonly items: Items;
  /** One entry a rating, `[ratings]`: number of the user, ascending. */
  readonly user: Uint32Array;
  /** Number of the item. */
  readonly item: Uint32Array;
  readonly rating: Float32Array;
  /** Seconds since 1970. */
  readonly time: Uint32Array;
}
