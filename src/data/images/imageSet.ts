// A set of labelled drawings, wherever it came from: a set that ships, or a person's own zip.

import type { Split } from "../../tasks/episode.ts";

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
  /** The part of a split that its folder or zip was named after. */
  readonly part?: Split;
  /** Set where the group has no name of its own: it goes by its file's, which decides nothing. */
  readonly groupIsFile?: true;
}

/** Labelled drawings, grouped by script or alphabet. */
export interface ImageSet {
  /** Where it came from, for people. */
  readonly name: string;
  readonly classes: readonly ImageClass[];
}

/** The classes of a set, held apart by what they are for. */
export type DividedImages = Readonly<Record<Split, readonly ImageClass[]>> & {
  /** Under what terms copies may be passed on; of sets that ship. */
  readonly terms?: string;
};
