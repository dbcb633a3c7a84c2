// The same ratings with a genre where a user stood: a task is then a new genre, whose films nobody trained on.

import type { Ratings } from "../../data/ratings/ratings.ts";

/**
 * Ratings by genre. An item belongs to the first of its genres alone, or ratings of one task would be known from
 * another; items of no genre are left out.
 */
export function byGenre(ratings: Ratings): Ratings {
  const { items, user, item, rating, time, words, enough } = ratings;
  const genreOf = (row: number) => items.genresOf[item[row]!]![0];
  const rows = Array.from(user.keys()).filter((row) => genreOf(row) !== undefined);
  rows.sort((a, b) => genreOf(a)! - genreOf(b)!);
  return {
    name: ratings.name,
    users: items.genres,
    items,
    user: Uint32Array.from(rows, (row) => genreOf(row)!),
    item: Uint32Array.from(rows, (row) => item[row]!),
    rating: Float32Array.from(rows, (row) => rating[row]!),
    ...(enough !== undefined && { enough }),
    ...(words && { words: { names: words.names, of: rows.map((row) => words.of[row]!) } }),
    ...(time && { time: Uint32Array.from(rows, (row) => time[row]!) }),
  };
}
