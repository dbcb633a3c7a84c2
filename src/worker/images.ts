// The images that tasks draw on: the shipped glyphs, or a person's own.

import glyphsUrl from "../../datasets/glyphs/glyphs.pack?url";
import type { DividedImages } from "../tasks/family.ts";
import { unpackGlyphs } from "../tasks/glyphs/pack.ts";

let shipped: Promise<DividedImages> | undefined;

/** Fetches the shipped glyphs, once. */
export function shippedImages(): Promise<DividedImages> {
  shipped ??= (async () => {
    const response = await fetch(glyphsUrl);
    if (!response.ok) throw new Error(`The glyphs did not load (${response.status} ${response.statusText}).`);
    return unpackGlyphs(new Uint8Array(await response.arrayBuffer())).splits;
  })();
  return shipped;
}
