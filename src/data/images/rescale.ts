// Area-averaging (box filter) of an image of any size into a 28 × 28 square.

import { IMAGE_PIXELS, IMAGE_SIZE } from "./imageSet.ts";

/**
 * Rescales to 28 × 28, keeping the aspect ratio: the image is centred in a square of its longer side, paper
 * (0) around it, and each target pixel is the mean over the area it covers. Ink is thus neither made nor
 * lost: the sum grows by exactly (28 / longer side)². That is also why nothing is stretched to full
 * black afterwards: Omniglot's strokes of two to three pixels of 105 come out near 255 anyway, as in the
 * literature, and a stretch for each image would make thin drawings differ from how they were drawn.
 *
 * @param ink `[height, width]`, row by row, 0 to 1.
 * @returns `[28, 28]`, row by row, within the range of `ink` and 0.
 */
export function rescale(ink: Float32Array, width: number, height: number): Float32Array {
  const side = Math.max(width, height);
  const columns = axisWeights(width, side);
  const rows = axisWeights(height, side);
  const target = new Float32Array(IMAGE_PIXELS);
  const line = new Float64Array(IMAGE_SIZE);
  for (let y = 0; y < height; y++) {
    line.fill(0);
    for (let x = 0; x < width; x++) {
      const value = ink[y * width + x] ?? 0;
      if (value === 0) continue;
      spread(columns, x, value, line, 0);
    }
    for (let column = 0; column < IMAGE_SIZE; column++) {
      const value = line[column] ?? 0;
      if (value !== 0) spread(rows, y, value, target, column, IMAGE_SIZE);
    }
  }
  return target;
}

/**
 * How much of each target pixel an image of this size covers, 1 everywhere for a square one.
 *
 * @returns `[28, 28]`, row by row, 0 to 1.
 */
export function coverage(width: number, height: number): Float32Array {
  return rescale(new Float32Array(width * height).fill(1), width, height);
}

/** For each source pixel of an axis, the target pixels it overlaps and by how much of their length. */
interface AxisWeights {
  /** First target pixel of each source pixel. */
  readonly first: Int32Array;
  /** Where each source pixel's weights begin; one more at the end. */
  readonly begin: Int32Array;
  readonly weights: readonly number[];
}

function axisWeights(length: number, side: number): AxisWeights {
  const first = new Int32Array(length);
  const begin = new Int32Array(length + 1);
  const weights: number[] = [];
  // Multiplied out before dividing, so that edges which are whole numbers come out whole.
  const edge = (i: number) => ((2 * i + side - length) * IMAGE_SIZE) / (2 * side);
  for (let i = 0; i < length; i++) {
    const start = edge(i);
    const end = edge(i + 1);
    first[i] = Math.floor(start);
    for (let cell = Math.floor(start); cell < end && cell < IMAGE_SIZE; cell++) {
      weights.push(Math.min(end, cell + 1) - Math.max(start, cell));
    }
    begin[i + 1] = weights.length;
  }
  return { first, begin, weights };
}

/** Adds `value` of source pixel `source` to the target pixels it overlaps, `stride` apart. */
function spread(
  axis: AxisWeights,
  source: number,
  value: number,
  target: Float32Array | Float64Array,
  offset: number,
  stride = 1,
): void {
  const begin = axis.begin[source]!;
  const end = axis.begin[source + 1]!;
  let at = offset + axis.first[source]! * stride;
  for (let i = begin; i < end; i++, at += stride) target[at]! += value * axis.weights[i]!;
}
