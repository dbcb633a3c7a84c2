// In what tastes differ most: the leading right singular vectors of who likes what, by subspace iteration.

import type { Random } from "../../engine/random.ts";

const ROUNDS = 15;
/** Keeps items that hardly anybody likes from counting without bound. */
const FLOOR = 0.01;

/** A column of which the others leave less than this share is theirs, and what is left rounding. */
const LEAST_LEFT = 1e-9;

/** Makes columns of `[rows, rank]` orthonormal, one after the other (modified Gram and Schmidt); those that depend on earlier ones 0. */
function orthonormalise(columns: Float64Array, rank: number): void {
  const rows = columns.length / rank;
  const inner = (one: number, other: number) => {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += columns[row * rank + one]! * columns[row * rank + other]!;
    return sum;
  };
  for (let column = 0; column < rank; column++) {
    const whole = Math.sqrt(inner(column, column));
    for (let before = 0; before < column; before++) {
      const along = inner(column, before);
      for (let row = 0; row < rows; row++)
        columns[row * rank + column]! -= along * columns[row * rank + before]!;
    }
    const length = Math.sqrt(inner(column, column));
    const scale = length > LEAST_LEFT * whole ? 1 / length : 0;
    for (let row = 0; row < rows; row++) columns[row * rank + column]! *= scale;
  }
}

/**
 * Factors of items `[items, rank]`: right singular vectors, times their singular values over √users, of the matrix
 * (a − p) / √(p + 0.01), a telling who likes what and p the share of users who like an item.
 * @param liked Items that each user likes, each at most once.
 */
export function tastes(
  liked: readonly Uint32Array[],
  items: number,
  rank: number,
  random: Random,
): Float64Array {
  const shares = new Float64Array(items);
  for (const own of liked) for (const item of own) shares[item]! += 1 / liked.length;
  const scales = shares.map((share) => 1 / Math.sqrt(share + FLOOR));
  const factors = Float64Array.from(random.normals(items * rank));
  const values = new Float64Array(rank);
  for (let round = 0; round < ROUNDS; round++) {
    orthonormalise(factors, rank);
    // What everybody likes is taken off each user: p / √(p + 0.01) along each factor.
    const usual = new Float64Array(rank);
    for (let item = 0; item < items; item++) {
      const share = shares[item]! * scales[item]!;
      for (let k = 0; k < rank; k++) usual[k]! += share * factors[item * rank + k]!;
    }
    const next = new Float64Array(items * rank);
    const total = new Float64Array(rank);
    for (const own of liked) {
      const along = usual.map((value) => -value);
      for (const item of own)
        for (let k = 0; k < rank; k++) along[k]! += scales[item]! * factors[item * rank + k]!;
      for (const item of own)
        for (let k = 0; k < rank; k++) next[item * rank + k]! += scales[item]! * along[k]!;
      for (let k = 0; k < rank; k++) total[k]! += along[k]!;
    }
    for (let item = 0; item < items; item++) {
      const share = shares[item]! * scales[item]!;
      for (let k = 0; k < rank; k++) next[item * rank + k]! -= share * total[k]!;
    }
    factors.set(next);
  }
  // Once more along the singular vectors: a column is its squared singular value long.
  for (let k = 0; k < rank; k++) {
    let square = 0;
    for (let item = 0; item < items; item++) square += factors[item * rank + k]! ** 2;
    values[k] = square ** 0.25;
  }
  return factors.map((value, index) => {
    const singular = values[index % rank]!;
    return singular > 0 ? value / singular / Math.sqrt(liked.length) : 0;
  });
}
