// What can be recommended: items that enough training users rated.

import type { Ratings } from "../../data/ratings/ratings.ts";
import type { Catalogue } from "../episode.ts";

/** Ratings by training users from which on an item is recommended; where none has so many, one is enough. */
const LEAST_RATED = 5;

/**
 * @param counts Ratings by training users, `[items]`.
 * @param answers Between what answers lie; the ratings' scale where absent.
 */
export function catalogueOf(
  { items, rating }: Ratings,
  counts: Uint32Array,
  answers?: Catalogue["answers"],
): Catalogue {
  const ratedBy = (least: number) => Array.from(counts.keys()).filter((item) => counts[item]! >= least);
  const often = ratedBy(LEAST_RATED);
  const shown = often.length > 0 ? often : ratedBy(1);
  const scale = rating.reduce<[number, number]>(
    ([least, greatest], value) => [Math.min(least, value), Math.max(greatest, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  return {
    titles: items.titles,
    counts,
    recommended: Uint32Array.from(shown.sort((one, other) => counts[other]! - counts[one]!)),
    scale,
    answers: answers ?? scale,
  };
}
