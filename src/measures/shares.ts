// From logarithms to shares of one.

/** e to each of the numbers over the sum of them all, however large or small they are (softmax). */
export function sharesOf(logarithms: ArrayLike<number>): Float64Array {
  const values = Float64Array.from(logarithms);
  const top = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const likely = values.map((value) => Math.exp(value - top));
  const total = likely.reduce((sum, value) => sum + value, 0);
  return likely.map((value) => value / total);
}
