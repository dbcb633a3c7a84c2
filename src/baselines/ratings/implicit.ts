// What people chose, not how they rated it: popularity, and EASE (Steck 2019), a closed-form item-to-item model.

import { invertPositive } from "../cholesky.ts";

/** How many training users chose each item, `[items]`: the baseline to fear. */
export function popularity(chosen: readonly Uint32Array[], items: number): Float64Array {
  const counts = new Float64Array(items);
  for (const own of chosen) for (const item of own) counts[item]! += 1;
  return counts;
}

/** Item-to-item weights with a zero diagonal, as what they make of somebody's choices. */
export interface Ease {
  /** The score of every item for someone who chose these, `[items]`. */
  readonly scores: (chosen: ArrayLike<number>) => Float64Array;
}

/** The greatest system that `ease` solves: its time grows with the third power. */
const LARGEST = 2000;

/** Whether {@link ease} can be had of so many users and items in a few seconds. */
export const easeFits = (users: number, items: number): boolean => Math.min(users, items) <= LARGEST;

/**
 * EASE (Steck 2019, equation 8): scores x B with B = I − P · diag(1 / P), P = (XᵀX + λ)⁻¹, from what training users
 * chose, each item at most once. Its cost grows with the third power of the items or of the users, whichever are fewer.
 */
export function ease(chosen: readonly Uint32Array[], items: number, ridge: number): Ease {
  const { times, diagonal } =
    chosen.length < items ? byUsers(chosen, items, ridge) : byItems(chosen, items, ridge);
  return {
    scores(own) {
      const scores = times(own);
      for (let item = 0; item < items; item++) scores[item]! /= -diagonal[item]!;
      for (let place = 0; place < own.length; place++) scores[own[place]!]! += 1;
      return scores;
    },
  };
}

/** P, as what it makes of a vector of zeros and ones, and its diagonal. */
interface Inverse {
  readonly times: (ones: ArrayLike<number>) => Float64Array;
  readonly diagonal: Float64Array;
}

/** (XᵀX + λ)⁻¹ as it stands. */
function byItems(chosen: readonly Uint32Array[], items: number, ridge: number): Inverse {
  const gram = new Float64Array(items * items);
  for (let item = 0; item < items; item++) gram[item * items + item] = ridge;
  for (const own of chosen) for (const a of own) for (const b of own) gram[a * items + b]! += 1;
  const inverse = invertPositive(gram, items);
  return {
    times(ones) {
      const sum = new Float64Array(items);
      for (let place = 0; place < ones.length; place++)
        for (let item = 0; item < items; item++) sum[item]! += inverse[ones[place]! * items + item]!;
      return sum;
    },
    diagonal: Float64Array.from({ length: items }, (_, item) => inverse[item * items + item]!),
  };
}

/** The same as (1 − Xᵀ(XXᵀ + λ)⁻¹X) / λ (Woodbury 1950): no matrix of the items' size is made. */
function byUsers(chosen: readonly Uint32Array[], items: number, ridge: number): Inverse {
  const users = chosen.length;
  const sets = chosen.map((own) => new Set(own));
  const shared = (one: ArrayLike<number>, other: ReadonlySet<number>) => {
    let count = 0;
    for (let place = 0; place < one.length; place++) if (other.has(one[place]!)) count++;
    return count;
  };
  const gram = new Float64Array(users * users);
  chosen.forEach((own, a) => {
    for (let b = 0; b <= a; b++) gram[a * users + b] = shared(own, sets[b]!) + (a === b ? ridge : 0);
  });
  const small = invertPositive(gram, users);
  const choosers: number[][] = Array.from({ length: items }, () => []);
  chosen.forEach((own, user) => {
    for (const item of own) choosers[item]!.push(user);
  });
  return {
    times(ones) {
      const common = sets.map((own) => shared(ones, own));
      const solved = common.map((_, user) =>
        common.reduce((sum, count, other) => sum + count * small[user * users + other]!, 0),
      );
      const sum = new Float64Array(items);
      for (let place = 0; place < ones.length; place++) sum[ones[place]!]! += 1 / ridge;
      chosen.forEach((own, user) => {
        for (const item of own) sum[item]! -= solved[user]! / ridge;
      });
      return sum;
    },
    diagonal: Float64Array.from(choosers, (who) => {
      let sum = 0;
      for (const a of who) for (const b of who) sum += small[a * users + b]!;
      return (1 - sum) / ridge;
    }),
  };
}

/** Scores with what is known left out of the ranking. */
export function hideKnown(scores: Float64Array, known: ArrayLike<number>): Float64Array {
  const hidden = scores.slice();
  for (let place = 0; place < known.length; place++) hidden[known[place]!] = Number.NEGATIVE_INFINITY;
  return hidden;
}
