// Predictions on one task, scored for the page.

/** One array in parts of the same length. */
export const divided = (values: Float32Array, length: number): Float32Array[] =>
  Array.from({ length: values.length / length }, (_, part) =>
    values.slice(part * length, (part + 1) * length),
  );

/** Loss and accuracy of predictions by step. */
export function scores(
  predictions: readonly Float32Array[],
  targets: Float32Array,
  outputs: number,
  problem: string,
) {
  const count = targets.length / outputs;
  const largest = (values: Float32Array, row: number) => {
    let best = 0;
    for (let index = 1; index < outputs; index++) {
      if (values[row * outputs + index]! > values[row * outputs + best]!) best = index;
    }
    return best;
  };
  const rows = Array.from({ length: count }, (_, row) => row);
  const mean = (value: (row: number) => number) => rows.reduce((total, row) => total + value(row), 0) / count;
  if (problem === "regression") {
    return { loss: predictions.map((found) => mean((row) => (found[row]! - targets[row]!) ** 2)) };
  }
  return {
    loss: predictions.map((found) =>
      mean((row) => -Math.log(Math.max(1e-12, found[row * outputs + largest(targets, row)]!))),
    ),
    accuracy: predictions.map((found) =>
      mean((row) => (largest(found, row) === largest(targets, row) ? 1 : 0)),
    ),
  };
}
