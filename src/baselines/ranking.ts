// How good a ranking is. Items of one score have no order among themselves, so every measure is its expectation
// over all orders of them; a constant prediction is worth exactly what a random one is.

import type { Random } from "../engine/random.ts";

/** What a rating is worth in a ranking: the rating itself, or 2^rating − 1 (Burges et al. 2005). */
export type Gain = "linear" | "exponential";

const worth = (rating: number, gain: Gain) => (gain === "linear" ? rating : 2 ** rating - 1);
/** What a place is worth, the first being 0. */
const discount = (place: number) => 1 / Math.log2(place + 2);

/** Items in descending order of score, those of one score together. */
function tied(scores: ArrayLike<number>): number[][] {
  const order = Array.from({ length: scores.length }, (_, item) => item).sort(
    (a, b) => scores[b]! - scores[a]!,
  );
  const groups: number[][] = [];
  for (const item of order) {
    const group = groups.at(-1);
    if (group !== undefined && scores[group[0]!] === scores[item]) group.push(item);
    else groups.push([item]);
  }
  return groups;
}

/** Discounted cumulative gain of the first `places`, in expectation over ties (McSherry and Najork 2008). */
export function dcg(
  scores: ArrayLike<number>,
  ratings: ArrayLike<number>,
  places: number,
  gain: Gain,
): number {
  let total = 0;
  let place = 0;
  for (const group of tied(scores)) {
    const mean = group.reduce((sum, item) => sum + worth(ratings[item]!, gain), 0) / group.length;
    for (let index = 0; index < group.length && place < places; index++) total += mean * discount(place++);
    if (place >= places) break;
  }
  return total;
}

/** The greatest that {@link dcg} can be: ranked by the ratings themselves. */
export function idealDcg(ratings: ArrayLike<number>, places: number, gain: Gain): number {
  return dcg(ratings, ratings, places, gain);
}

/**
 * Normalised discounted cumulative gain of the first `places` (Järvelin and Kekäläinen 2002), 0 to 1; undefined
 * where nothing has any worth.
 */
export function ndcg(
  scores: ArrayLike<number>,
  ratings: ArrayLike<number>,
  places: number,
  gain: Gain,
): number | undefined {
  const ideal = idealDcg(ratings, places, gain);
  return ideal > 0 ? dcg(scores, ratings, places, gain) / ideal : undefined;
}

/** What a random order's {@link ndcg} is in expectation. */
export function randomNdcg(ratings: ArrayLike<number>, places: number, gain: Gain): number | undefined {
  return ndcg(new Float64Array(ratings.length), ratings, places, gain);
}

/**
 * The chance that one of the relevant items at least is among the first `places`, over orders of tied items.
 * @param relevant For each item whether it is; hidden items (already rated) have score −Infinity.
 */
export function hitRate(scores: ArrayLike<number>, relevant: ArrayLike<boolean>, places: number): number {
  let place = 0;
  for (const group of tied(scores)) {
    const good = group.filter((item) => relevant[item]).length;
    const room = places - place;
    if (group.length <= room) {
      if (good > 0) return 1;
      place += group.length;
      continue;
    }
    // `room` of the group are shown: none of the good ones with chance C(n − g, r) / C(n, r).
    let none = 1;
    for (let shown = 0; shown < room; shown++)
      none *= Math.max(0, group.length - good - shown) / (group.length - shown);
    return 1 - none;
  }
  return 0;
}

/** The first `places` items by score, tied ones in the order of a lot; items of score −Infinity are not shown. */
export function topItems(scores: ArrayLike<number>, places: number, random: Random): number[] {
  const shown: number[] = [];
  for (const group of tied(scores)) {
    if (shown.length === places || scores[group[0]!] === Number.NEGATIVE_INFINITY) break;
    const room = Math.min(places - shown.length, group.length);
    shown.push(...random.choose(group.length, room).map((place) => group[place]!));
  }
  return shown;
}

/** The part of a catalogue of `items` that is recommended to anyone. */
export function coverage(lists: readonly (readonly number[])[], items: number): number {
  return new Set(lists.flat()).size / items;
}

/**
 * How popular what is recommended is, on average: 1 for the most popular item, 0 for the least, tied ones in between.
 * @param counts How many training users chose each item.
 */
export function popularityOf(lists: readonly (readonly number[])[], counts: ArrayLike<number>): number {
  const rank = new Float64Array(counts.length);
  let place = 0;
  for (const group of tied(counts)) {
    const middle = place + (group.length - 1) / 2;
    for (const item of group) rank[item] = counts.length > 1 ? 1 - middle / (counts.length - 1) : 1;
    place += group.length;
  }
  const shown = lists.flat();
  return shown.reduce((sum, item) => sum + rank[item]!, 0) / shown.length;
}
