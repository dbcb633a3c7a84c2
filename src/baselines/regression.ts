// A pooled linear regression in closed form (ridge: Hoerl and Kennard 1970): one for all.

import { solvePositive } from "./cholesky.ts";

/** Predicts from features. */
export type Regression = (features: ArrayLike<number>) => number;

/**
 * Fits it. Features are centred and scaled by what they are over the rows, so that the ridge weighs them alike; the
 * intercept is free.
 * @param rows Features of each row, `[rows][features]`.
 * @param ridge λ ‖w‖² beside the mean squared error.
 */
export function fitRegression(
  rows: readonly ArrayLike<number>[],
  targets: readonly number[],
  ridge: number,
): Regression {
  const count = rows.length;
  const width = rows[0]!.length;
  const columns = Array.from({ length: width }, (_, column) => {
    const mean = rows.reduce((sum, row) => sum + row[column]!, 0) / count;
    const scatter = rows.reduce((sum, row) => sum + (row[column]! - mean) ** 2, 0) / count;
    return { mean, deviation: Math.sqrt(scatter) };
  });
  const centre = targets.reduce((sum, target) => sum + target, 0) / count;
  /** A feature that never differs says nothing. */
  const scaled = (row: ArrayLike<number>) =>
    columns.map(({ mean, deviation }, column) => (deviation > 0 ? (row[column]! - mean) / deviation : 0));
  const matrix = new Float64Array(width * width);
  const right = new Float64Array(width);
  rows.forEach((row, number) => {
    const own = scaled(row);
    own.forEach((value, i) => {
      right[i]! += (value * (targets[number]! - centre)) / count;
      for (let j = 0; j <= i; j++) matrix[i * width + j]! += (value * own[j]!) / count;
    });
  });
  for (let i = 0; i < width; i++) matrix[i * width + i]! += ridge;
  const weights = solvePositive(matrix, right, width);
  const slopes = columns.map(({ deviation }, column) => (deviation > 0 ? weights[column]! / deviation : 0));
  const intercept = columns.reduce((sum, { mean }, column) => sum - mean * slopes[column]!, centre);
  return (features) => {
    let sum = intercept;
    for (let column = 0; column < width; column++) sum += slopes[column]! * features[column]!;
    return sum;
  };
}
