// The file in which the glyphs ship: gzip of a header and pixels of two bits.
// Layout: u32 header length (little endian), JSON header, then drawing after drawing, four pixels a byte.

import { gunzipSync } from "fflate";
import { IMAGE_PIXELS, type ImageClass, type ImageSet } from "../../data/images/imageSet.ts";
import type { Split } from "../episode.ts";
import type { DividedImages } from "../family.ts";

export const PACK_FORMAT = "innerloop-glyphs";
export const PACK_VERSION = 1;
const PIXELS_PER_BYTE = 4;
const INK_STEP = 85;

/** What the header holds. */
export interface PackHeader {
  readonly format: string;
  readonly version: number;
  readonly drawingsPerClass: number;
  readonly classes: readonly { readonly group: string; readonly name: string; readonly split: Split }[];
}

/**
 * Unpacks the glyphs: all as one set, and divided by script.
 * @throws Error, a whole sentence, for a file that is damaged or of another version.
 */
export function unpackGlyphs(bytes: Uint8Array): { imageSet: ImageSet; splits: DividedImages } {
  let plain: Uint8Array;
  let header: PackHeader;
  try {
    plain = gunzipSync(bytes);
    const length = new DataView(plain.buffer, plain.byteOffset).getUint32(0, true);
    header = JSON.parse(new TextDecoder().decode(plain.subarray(4, 4 + length))) as PackHeader;
    plain = plain.subarray(4 + length);
  } catch {
    throw new Error(
      "The glyph pack is damaged: it does not unpack. Load the page again, or rebuild it with npm run build:glyphs.",
    );
  }
  if (header.format !== PACK_FORMAT || header.version !== PACK_VERSION) {
    throw new Error(
      `The glyph pack is ${header.format} version ${header.version}, not ${PACK_FORMAT} version ${PACK_VERSION}.`,
    );
  }
  const size = header.drawingsPerClass * IMAGE_PIXELS;
  if (plain.length !== (header.classes.length * size) / PIXELS_PER_BYTE) {
    throw new Error(
      `The glyph pack is cut short: ${plain.length} bytes of pixels for ${header.classes.length} characters.`,
    );
  }
  const splits: Record<Split, ImageClass[]> = { training: [], validation: [], test: [] };
  const classes = header.classes.map(({ group, name, split }, index): ImageClass => {
    const pixels = new Uint8Array(size);
    for (let pixel = 0; pixel < size; pixel++) {
      const byte = plain[(index * size + pixel) >> 2]!;
      pixels[pixel] = ((byte >> (2 * (pixel & 3))) & 3) * INK_STEP;
    }
    const made = { group, name, pixels, count: header.drawingsPerClass };
    splits[split].push(made);
    return made;
  });
  return { imageSet: { name: "Glyphs", classes }, splits };
}
