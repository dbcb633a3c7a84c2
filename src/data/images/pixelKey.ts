// Images as keys of a Map: equal just when all pixels are equal.

import { IMAGE_PIXELS, type ImageClass } from "./imageSet.ts";

/** Gives each byte a character of its own, ten times faster than `String.fromCharCode`. */
const ONE_TO_ONE = new TextDecoder("windows-1252");

/** The pixels of one image `[28, 28]` as a text; exact, since a hash might call two drawings one. */
export function pixelKey(pixels: Uint8Array): string {
  return ONE_TO_ONE.decode(pixels);
}

/** The pixels of image `index` of a class, a view. */
export function imageOf(imageClass: ImageClass, index: number): Uint8Array {
  return imageClass.pixels.subarray(index * IMAGE_PIXELS, (index + 1) * IMAGE_PIXELS);
}

/** The keys of all images of a class. */
export function pixelKeys(imageClass: ImageClass): Set<string> {
  const keys = new Set<string>();
  for (let i = 0; i < imageClass.count; i++) keys.add(pixelKey(imageOf(imageClass, i)));
  return keys;
}
