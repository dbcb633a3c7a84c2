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
 * EASE (Steck 2019, equation 8): B = I − P · diag(1 / P), P = (XᵀX + λ)⁻¹, from what training users chose.
 * Its cost grows with the third power of the items: leave out those that few chose.
 */
export function ease(chosen: readonly Uint32Array[], items: number, ridge: number): Ease {
  const gram = new Float64Array(items * items);
  for (let item = 0; item < items; item++) gram[item * items + item] = ridge;
  for (const own of chosen) for (const a of own) for (const b of own) gram[a * items + b]! += 1;
  const inverse = invertPositive(gram, items);
  const weights = new Float64Array(items * items);
  for (let row = 0; row < items; row++) {
    for (let column = 0; column < items; column++) {
      if (row !== column)
        weights[row * items + column] = -inverse[row * items + column]! / inverse[column * items + column]!;
    }
  }
  return { weights, items };
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
