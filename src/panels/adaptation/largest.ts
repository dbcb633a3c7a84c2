// The class for which a prediction says most.

/** Index of the largest of `ways` values in a row; the first of equals. */
export function largest(values: Float32Array, row: number, ways: number): number {
  let best = 0;
  for (let label = 1; label < ways; label++)
    if (values[row * ways + label]! > values[row * ways + best]!) best = label;
  return best;
}
