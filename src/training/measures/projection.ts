// Points of many dimensions in two: their principal components.

/** Rounds of the power iteration; it ends before where the direction stands still. */
const ROUNDS = 500;
const STILL = 1e-10;

export interface Projection {
  /** Coordinates along the two directions in which the points vary most, `[N, 2]`. */
  readonly points: Float32Array;
  /** The share of all variance that lies along each. */
  readonly shares: readonly [number, number];
  /** The middle of the points, and the two directions, of length one, `[D]`; no direction, zeros, where nothing varies. */
  readonly mean: Float64Array;
  readonly directions: readonly [Float64Array, Float64Array];
}

/** The largest eigenvalue of a symmetric matrix without negative ones, `[n][n]`, and its vector of length one. */
function largest(matrix: readonly Float64Array[]): { value: number; vector: Float64Array } {
  const size = matrix.length;
  // Not at right angles to any likely answer, and always the same.
  let vector = Float64Array.from({ length: size }, (_, index) => Math.cos(1 + index));
  let value = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const next = Float64Array.from(matrix, (row) =>
      row.reduce((sum, entry, index) => sum + entry * vector[index]!, 0),
    );
    const length = Math.hypot(...next);
    if (length === 0) return { value: 0, vector: new Float64Array(size) };
    const unit = next.map((entry) => entry / length);
    const moved = unit.reduce((most, entry, index) => Math.max(most, Math.abs(entry - vector[index]!)), 0);
    vector = unit;
    value = length;
    if (moved < STILL) break;
  }
  return { value, vector };
}

/**
 * Projects N points `[N][D]` onto their first two principal components, by the N × N matrix of their inner products:
 * there are far fewer points than dimensions.
 */
export function project(rows: readonly Float32Array[]): Projection {
  const count = rows.length;
  const width = rows[0]?.length ?? 0;
  const mean = new Float64Array(width);
  for (const row of rows) for (let index = 0; index < width; index++) mean[index]! += row[index]! / count;
  const centred = rows.map((row) => Float64Array.from(row, (value, index) => value - mean[index]!));
  const products = centred.map((one) =>
    Float64Array.from(centred, (other) => {
      let sum = 0;
      for (let index = 0; index < width; index++) sum += one[index]! * other[index]!;
      return sum;
    }),
  );
  const all = products.reduce((sum, row, index) => sum + row[index]!, 0);
  const points = new Float32Array(2 * count);
  const shares: [number, number] = [0, 0];
  const directions: [Float64Array, Float64Array] = [new Float64Array(width), new Float64Array(width)];
  for (const axis of [0, 1] as const) {
    const { value, vector } = largest(products);
    shares[axis] = all > 0 ? value / all : 0;
    const scale = Math.sqrt(value);
    for (let row = 0; row < count; row++) {
      points[2 * row + axis] = scale * vector[row]!;
      if (scale > 0)
        for (let index = 0; index < width; index++)
          directions[axis][index]! += (vector[row]! * centred[row]![index]!) / scale;
      for (let column = 0; column < count; column++)
        products[row]![column]! -= value * vector[row]! * vector[column]!;
    }
  }
  return { points, shares, mean, directions };
}

/** Where another point `[D]` lies in the plane of a projection. */
export function placeIn(
  { mean, directions }: Pick<Projection, "mean" | "directions">,
  row: Float32Array,
): [number, number] {
  const along = (direction: Float64Array) =>
    direction.reduce((sum, part, index) => sum + part * (row[index]! - mean[index]!), 0);
  return [along(directions[0]), along(directions[1])];
}

/** Squared distances of each of `from` to each of `to`, `[from, to]`. */
export const squaredDistances = (from: readonly Float32Array[], to: readonly Float32Array[]): Float32Array =>
  Float32Array.from(
    from.flatMap((one) =>
      to.map((other) => one.reduce((sum, value, index) => sum + (value - other[index]!) ** 2, 0)),
    ),
  );
