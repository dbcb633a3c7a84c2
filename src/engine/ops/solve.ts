// Systems of equations with small symmetric positive definite matrices, by Cholesky's decomposition A = UᵀU.
// Closed under differentiation: of x = A⁻¹ b, the gradients are s = A⁻¹ g for b, and −s xᵀ for A.

import { apply, type Primitive, type Value } from "../graph/value.ts";
import { add, constant, multiply, negate } from "./elementwise.ts";
import { matMul } from "./matMul.ts";
import { transpose } from "./shape.ts";

/** What solving needs of a matrix alone, so that all systems of one matrix share it. Its derivative is that of `solve`. */
const factorPrimitive: Primitive<null> = {
  name: "factor",
  shape: ([matrix]) => matrix!,
  transpose: () => [undefined],
  form: { form: "cholesky" },
};

/** Inputs: a symmetric matrix, the right sides, and the matrix's factor. */
const solvePrimitive: Primitive<null> = {
  name: "solve",
  shape: ([, right]) => right!,
  transpose: (cotangent, result, [matrix, , factor]) => {
    const solved = apply(solvePrimitive, [matrix!, cotangent, factor!], null);
    return [negate(matMul(solved, result, false, true)), solved, undefined];
  },
  form: { form: "substitution" },
};

/**
 * The solutions x of A x = b: matrices `[T, n, n]` and right sides `[T, n, k]` give `[T, n, k]`. Of a matrix the
 * symmetric part (A + Aᵀ) / 2 counts, which must be positive definite: where a pivot is 0 or less, to rounding, x is NaN.
 */
export function solve(matrix: Value, right: Value): Value {
  const [tasks, n, columns] = matrix.shape as [number, number, number];
  const [batch, height] = right.shape;
  if (
    matrix.shape.length !== 3 ||
    right.shape.length !== 3 ||
    n !== columns ||
    tasks !== batch ||
    n !== height
  )
    throw new Error(
      `Systems are matrices [T, n, n] with right sides [T, n, k], not [${matrix.shape}] with [${right.shape}].`,
    );
  const symmetric = multiply(constant(0.5), add(matrix, transpose(matrix, [0, 2, 1])));
  return apply(solvePrimitive, [symmetric, right, apply(factorPrimitive, [symmetric], null)], null);
}
