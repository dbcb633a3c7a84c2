// Zips and PNGs for the tests of this folder: small drawings with a black stroke on white, by number.

import { encode, type ImageData } from "fast-png";
import { type Zippable, zipSync } from "fflate";
import type { ZipFile } from "../data/images/selectImages.ts";

/** A grey 28 × 28 drawing of one black block; different for each `seed` under 400. */
export function drawnPixels(seed: number, size = 28): Uint8Array {
  const data = new Uint8Array(size * size).fill(255);
  const top = 2 + (seed % 20);
  const left = 2 + (Math.floor(seed / 20) % 20);
  for (let y = top; y < top + 5; y++) data.fill(0, y * size + left, y * size + left + 4);
  return data;
}

/** The same as a PNG. */
export function drawnPng(seed: number): Uint8Array {
  return png({ width: 28, height: 28, depth: 8, channels: 1, data: drawnPixels(seed) });
}

export function png(image: ImageData, interlaced = false): Uint8Array {
  return encode(image, { interlace: interlaced ? "Adam7" : "null" });
}

/** A zip of these paths. */
export function zipOf(files: Record<string, Uint8Array>, name = "my drawings.zip"): ZipFile {
  return { name, bytes: zipSync(files as Zippable) };
}

/** `classes` classes of `images` distinct drawings each, under `prefix`; drawings begin at `firstSeed`. */
export function drawnFiles(
  prefix: string,
  classes: number,
  images: number,
  firstSeed = 0,
): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (let c = 0; c < classes; c++) {
    for (let i = 0; i < images; i++) files[`${prefix}c${c}/${i}.png`] = drawnPng(firstSeed + c * images + i);
  }
  return files;
}

/** Changes the zip's central directory entries in place: offsets as in APPNOTE.TXT 4.3.12. */
export function patchDirectory(file: ZipFile, patch: (view: DataView, at: number) => void): ZipFile {
  const bytes = file.bytes.slice();
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 46 <= bytes.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) patch(view, at);
  }
  return { name: file.name, bytes };
}
