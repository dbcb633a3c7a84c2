// Targets for more classes than they were made for.

/** Targets `[N, before]` with columns of zeros behind, `[N, after]`. */
export function widened(y: Float32Array, before: number, after: number): Float32Array {
  const wide = new Float32Array((y.length / before) * after);
  for (let row = 0; row < y.length / before; row++)
    wide.set(y.subarray(row * before, (row + 1) * before), row * after);
  return wide;
}
