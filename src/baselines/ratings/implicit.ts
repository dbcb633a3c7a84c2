// What people chose, not how they rated it: popularity, and EASE (Steck 2019), a closed-form item-to-item model.

import { invertPositive } from "../cholesky.ts";

/** How many training users chose each item, `[items]`: the baseline to fear. */
export function popularity(chosen: readonly Uint32Array[], items: number): Float64Array {
  const counts = new Float64Array(items);
  for (const own of chosen) for (const item of own) counts[item]! += 1;
  return counts;
}

/** Item-to-item weights `[items, items]` with a zero diagonal. */
export interface Ease {
  readonly weights: Float64Array;
  readonly items: number;
}

/**
 * EASE (Steck 2019, equation 8): B = I − P · diag(1 / P), P = (XᵀX + λ)⁻¹, from what training users chose, each item
 * at most once. Its cost grows with the third power of the items or of the users, whichever are fewer.
 */
export function ease(chosen: readonly Uint32Array[], items: number, ridge: number): Ease {
  const inverse = chosen.length < items ? byUsers(chosen, items, ridge) : byItems(chosen, items, ridge);
  const weights = new Float64Array(items * items);
  for (let row = 0; row < items; row++) {
    for (let column = 0; column < items; column++) {
      if (row !== column)
        weights[row * items + column] = -inverse[row * items + column]! / inverse[column * items + column]!;
    }
  }
  return { weights, items };
}

/** (XᵀX + λ)⁻¹ as it stands. */
function byItems(chosen: readonly Uint32Array[], items: number, ridge: number): Float64Array {
  const gram = new Float64Array(items * items);
  for (let item = 0; item < items; item++) gram[item * items + item] = ridge;
  for (const own of chosen) for (const a of own) for (const b of own) gram[a * items + b]! += 1;
  return invertPositive(gram, items);
}

/** The same as (1 − Xᵀ(XXᵀ + λ)⁻¹X) / λ (Woodbury 1950). */
function byUsers(chosen: readonly Uint32Array[], items: number, ridge: number): Float64Array {
  const users = chosen.length;
  const gram = new Float64Array(users * users);
  const sets = chosen.map((own) => new Set(own));
  for (let a = 0; a < users; a++) {
    for (let b = 0; b <= a; b++) {
      let shared = a === b ? ridge : 0;
      for (const item of chosen[a]!) if (sets[b]!.has(item)) shared += 1;
      gram[a * users + b] = shared;
    }
  }
  const small = invertPositive(gram, users);
  const inverse = new Float64Array(items * items);
  const row = new Float64Array(items);
  for (let user = 0; user < users; user++) {
    // A row of (XXᵀ + λ)⁻¹X, which every item of the user takes.
    row.fill(0);
    for (let other = 0; other < users; other++)
      for (const item of chosen[other]!) row[item]! += small[user * users + other]!;
    for (const item of chosen[user]!)
      for (let column = 0; column < items; column++) inverse[item * items + column]! -= row[column]! / ridge;
  }
  for (let item = 0; item < items; item++) inverse[item * items + item]! += 1 / ridge;
  return inverse;
}

/** The score of every item for someone who chose these, `[items]`. */
export function easeScores({ weights, items }: Ease, chosen: ArrayLike<number>): Float64Array {
  const scores = new Float64Array(items);
  for (let place = 0; place < chosen.length; place++) {
    const row = chosen[place]! * items;
    for (let item = 0; item < items; item++) scores[item]! += weights[row + item]!;
  }
  return scores;
}

/** Scores with what is known left out of the ranking. */
export function hideKnown(scores: Float64Array, known: ArrayLike<number>): Float64Array {
  const hidden = scores.slice();
  for (let place = 0; place < known.length; place++) hidden[known[place]!] = Number.NEGATIVE_INFINITY;
  return hidden;
}
