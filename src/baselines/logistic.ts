// Multinomial logistic regression with an L2 penalty, solved exactly: of few examples with many features, through the
// products of examples with each other.

import { invertPositive } from "./cholesky.ts";

/** The gradient's entries at the solution are below this. */
const TOLERANCE = 1e-6;
const MOST_ROUNDS = 20_000;

/** softmax of each row, `[rows, classes]`, in place. */
function softmax(logits: Float64Array, classes: number): void {
  for (let start = 0; start < logits.length; start += classes) {
    const row = logits.subarray(start, start + classes);
    const top = Math.max(...row);
    let total = 0;
    for (let label = 0; label < classes; label++) {
      row[label] = Math.exp(row[label]! - top);
      total += row[label]!;
    }
    for (let label = 0; label < classes; label++) row[label]! /= total;
  }
}

/** `[rows, inner] × [inner, columns]`. */
function product(
  left: ArrayLike<number>,
  right: ArrayLike<number>,
  inner: number,
  columns: number,
): Float64Array {
  const rows = left.length / inner;
  const result = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++)
    for (let k = 0; k < inner; k++) {
      const factor = left[row * inner + k]!;
      if (factor !== 0)
        for (let column = 0; column < columns; column++)
          result[row * columns + column]! += factor * right[k * columns + column]!;
    }
  return result;
}

/** The sum of a row's sizes: the largest row's is at least the largest eigenvalue (Gershgorin 1931). */
const rowSum = (matrix: ArrayLike<number>, row: number, size: number): number => {
  let total = 0;
  for (let column = 0; column < size; column++) total += Math.abs(matrix[row * size + column]!);
  return total;
};

/**
 * Makes Σ cross-entropy(xₙ W, yₙ) + λ/2 ‖W‖² least over W, without an intercept. The minimum is W = Xᵀ A; what is given
 * back is A, `[examples, classes]`, so that logits of an input are its products with the examples, times A.
 *
 * By the fixed bound on the curvature of Böhning and Lindsay (1988): every round is a step of Newton's method with
 * ½ X Xᵀ + λ I, which the curvature never exceeds, so that no step goes too far. Nor does it fall below λ, so that steps
 * can carry on what the last one moved (Nesterov 2004, scheme 2.2.11).
 * @param products X Xᵀ, `[examples, examples]`.
 * @param targets y, one-hot, `[examples, classes]`.
 * @param penalty λ, greater than 0.
 * @throws Error where that does not settle, or where numbers are none.
 */
export function logisticRegression(
  products: ArrayLike<number>,
  targets: ArrayLike<number>,
  classes: number,
  penalty: number,
): Float64Array {
  const examples = targets.length / classes;
  const bound = Float64Array.from(
    products,
    (value, place) => value / 2 + (place % (examples + 1) === 0 ? penalty : 0),
  );
  const inverse = invertPositive(bound, examples);
  let weights = new Float64Array(examples * classes);
  let ahead = weights;
  // The least curvature as a share of the greatest.
  const largest = Math.max(...Array.from({ length: examples }, (_, row) => rowSum(products, row, examples)));
  const least = Math.sqrt(penalty / (largest / 2 + penalty));
  const carried = (1 - least) / (1 + least);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const residual = product(products, ahead, examples, classes);
    softmax(residual, classes);
    let most = 0;
    for (let place = 0; place < residual.length; place++) {
      residual[place]! += penalty * ahead[place]! - targets[place]!;
      most = Math.max(most, Math.abs(residual[place]!));
    }
    if (most < TOLERANCE) return ahead;
    const step = product(inverse, residual, examples, classes);
    const next = ahead.map((value, place) => value - step[place]!);
    ahead = next.map((value, place) => value + carried * (value - weights[place]!));
    weights = next;
  }
  throw new Error(
    `A logistic regression with penalty ${penalty} does not settle: give it a larger one, and numbers alone.`,
  );
}
