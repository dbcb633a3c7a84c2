// A set of labelled drawings, wherever it came from: a set that ships, or a person's own zip.

/** Side of an image in pixels; larger or smaller images are rescaled to it on import. */
export const IMAGE_SIZE = 28;
/** Pixels of one image. */
export const IMAGE_PIXELS = IMAGE_SIZE * IMAGE_SIZE;

/** One class: all drawings of one character. */
export interface ImageClass {
  /** The script or alphabet; classes are split into training, validation and test by it. */
  readonly group: string;
  /** The character within its group. A class is group and name together. */
  readonly name: string;
  /** Drawings `[count, 28, 28]`, row by row, 0 paper to 255 ink. */
  readonly pixels: Uint8Array;
  readonly count: number;
}

/** Labelled drawings, grouped by script or alphabet. */
export interface ImageSet {
  /** Where it came from, for people. */
  readonly name: string;
  readonly classes: readonly ImageClass[];
}
