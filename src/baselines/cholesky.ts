// Symmetric positive definite systems, solved by Cholesky's factor; double precision, row after row.

/**
 * The lower factor L of A = L Lᵀ.
 * @param matrix A, `[size, size]`; only its lower half is read.
 * @throws Error when A is not positive definite.
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column]!;
      for (let k = 0; k < column; k++) sum -= lower[row * size + k]! * lower[column * size + k]!;
      if (column < row) lower[row * size + column] = sum / lower[column * size + column]!;
      else if (sum > 0) lower[row * size + row] = Math.sqrt(sum);
      else throw new Error(`The matrix is not positive definite: pivot ${row} is ${sum}.`);
    }
  }
  return lower;
}

/** x with A x = b, `[size]`. */
export function solvePositive(matrix: Float64Array, right: Float64Array, size: number): Float64Array {
  const lower = cholesky(matrix, size);
  const x = right.slice();
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) x[row]! -= lower[row * size + k]! * x[k]!;
    x[row]! /= lower[row * size + row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) x[row]! -= lower[k * size + row]! * x[k]!;
    x[row]! /= lower[row * size + row]!;
  }
  return x;
}

/** The inverse of A, `[size, size]`. */
export function invertPositive(matrix: Float64Array, size: number): Float64Array {
  const lower = cholesky(matrix, size);
  // L⁻¹ in place, row by row, then A⁻¹ = L⁻ᵀ L⁻¹.
  const inverse = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    const pivot = 1 / lower[row * size + row]!;
    inverse[row * size + row] = pivot;
    for (let k = 0; k < row; k++) {
      const factor = lower[row * size + k]! * pivot;
      if (factor === 0) continue;
      for (let column = 0; column <= k; column++)
        inverse[row * size + column]! -= factor * inverse[k * size + column]!;
    }
  }
  const product = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    for (let row = 0; row <= k; row++) {
      const factor = inverse[k * size + row]!;
      for (let column = 0; column <= row; column++)
        product[row * size + column]! += factor * inverse[k * size + column]!;
    }
  }
  for (let row = 0; row < size; row++)
    for (let column = 0; column < row; column++) product[column * size + row] = product[row * size + column]!;
  return product;
}
