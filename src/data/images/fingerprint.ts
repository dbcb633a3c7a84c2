// A short name for a set of images: what a link says of data it cannot carry.

import { Random } from "../../engine/random.ts";
import type { ImageSet } from "./imageSet.ts";

/** A short name for a set of images, by its classes and pixels. */
export function fingerprintOf(set: ImageSet): string {
  let state = 0;
  for (const { group, name, pixels } of set.classes) {
    state = new Random(state)
      .split(`${group}/${name}/${pixels.length}/${pixels.subarray(0, 784).join("")}`)
      .integer(2 ** 31);
  }
  return state.toString(36);
}
