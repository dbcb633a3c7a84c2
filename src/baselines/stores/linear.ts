// A shop as a linear Gaussian model: y = X θ + σ z. Its effects θ are normal before anything is known of it, and after
// its days they are normal again (Lindley, Smith 1972).

import { cholesky, invertPositive } from "../cholesky.ts";

/** What is known of a shop: its days as rows of D columns, and the logarithm of what each sold. */
export interface KnownDays {
  /** `[days, D]`. */
  readonly x: ArrayLike<number>;
  /** `[days]`. */
  readonly y: ArrayLike<number>;
}

/** Effects that are normal. */
export interface Effects {
  /** `[D]`. */
  readonly mean: Float64Array;
  /** `[D, D]`. */
  readonly covariance: Float64Array;
}

/** All that a regression asks of known days. */
export interface Moments {
  /** Xᵀ X, `[D, D]`. */
  readonly squares: Float64Array;
  /** Xᵀ y, `[D]`. */
  readonly products: Float64Array;
}

/** The moments of days with so many columns. */
export function momentsOf({ x, y }: KnownDays, width: number): Moments {
  const squares = new Float64Array(width * width);
  const products = new Float64Array(width);
  for (let row = 0; row < y.length; row++)
    for (let i = 0; i < width; i++) {
      const value = x[row * width + i]!;
      if (value === 0) continue;
      products[i]! += value * y[row]!;
      for (let j = 0; j < width; j++) squares[i * width + j]! += value * x[row * width + j]!;
    }
  return { squares, products };
}

/** A matrix times a vector, `[D]`. */
const times = (matrix: Float64Array, vector: Float64Array): Float64Array =>
  vector.map((_, row) =>
    vector.reduce((sum, value, at) => sum + matrix[row * vector.length + at]! * value, 0),
  );

/** A prior made ready for many shops: what makes effects of moments. */
export function posteriorOf(prior: Effects, scatter: number): (moments: Moments) => Effects {
  const width = prior.mean.length;
  const precision = invertPositive(prior.covariance, width);
  const shift = times(precision, prior.mean);
  return ({ squares, products }) => {
    const after = precision.map((value, at) => value + squares[at]! / scatter ** 2);
    const covariance = invertPositive(after, width);
    return {
      mean: times(
        covariance,
        shift.map((value, at) => value + products[at]! / scatter ** 2),
      ),
      covariance,
    };
  };
}

/** What is thought of a shop's effects after its days: covariance (Σ⁻¹ + Xᵀ X / σ²)⁻¹, and the mean that goes with it. */
export const effectsAfter = (days: KnownDays, prior: Effects, scatter: number): Effects =>
  posteriorOf(prior, scatter)(momentsOf(days, prior.mean.length));

/** Logarithm of how likely a shop's days are under a prior: y is normal about X μ with covariance X Σ Xᵀ + σ² I. */
export function logEvidence({ x, y }: KnownDays, prior: Effects, scatter: number): number {
  const [days, width] = [y.length, prior.mean.length];
  const along = (row: number, of: (column: number) => number) => {
    let sum = 0;
    for (let column = 0; column < width; column++) sum += x[row * width + column]! * of(column);
    return sum;
  };
  const matrix = new Float64Array(days * days);
  for (let one = 0; one < days; one++) {
    const half = Float64Array.from({ length: width }, (_, column) =>
      along(one, (other) => prior.covariance[other * width + column]!),
    );
    for (let other = 0; other <= one; other++)
      matrix[one * days + other] =
        along(other, (column) => half[column]!) + (one === other ? scatter ** 2 : 0);
  }
  const lower = cholesky(matrix, days);
  // With L w = y − X μ: log density = −½ ‖w‖² − Σ log L[i, i] − ½ n log 2π.
  const white = new Float64Array(days);
  let logarithm = (-days / 2) * Math.log(2 * Math.PI);
  for (let row = 0; row < days; row++) {
    let rest = y[row]! - along(row, (column) => prior.mean[column]!);
    for (let before = 0; before < row; before++) rest -= lower[row * days + before]! * white[before]!;
    white[row] = rest / lower[row * days + row]!;
    logarithm -= white[row]! ** 2 / 2 + Math.log(lower[row * days + row]!);
  }
  return logarithm;
}
