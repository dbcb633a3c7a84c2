// The file in which a set of images ships: gzip of a header and pixels of a few bits.
// Layout: u32 header length (little endian), JSON header, then drawing after drawing, the first pixel of a byte in
// its lowest bits.

import { gunzipSync, gzipSync } from "fflate";
import {
  type DividedImages,
  IMAGE_PIXELS,
  type ImageClass,
  type ImageSet,
} from "../../data/images/imageSet.ts";
import type { Split } from "../../tasks/episode.ts";
import { SaidError, said } from "../../words/said.ts";

const FORMAT = "innerloop-images";
const VERSION = 2;
/** Bits of a pixel: 4 or 16 levels of ink. */
export type PixelBits = 2 | 4;

/** What the header holds. */
interface PackHeader {
  readonly format: string;
  readonly version: number;
  /** The set's name, for people. */
  readonly name: string;
  /** Under what terms the images may be passed on, so that every copy of the pack carries them. */
  readonly terms: string;
  readonly bits: PixelBits;
  readonly classes: readonly {
    readonly group: string;
    readonly name: string;
    readonly split: Split;
    readonly drawings: number;
  }[];
}

/** Ink of a level, 0 to 255; the levels lie evenly and both ends are among them. */
const inkStep = (bits: PixelBits) => 255 / (2 ** bits - 1);

/**
 * Packs a set, each pixel as the nearest of the levels that `bits` can tell apart.
 * @param splitOf The side of the split on which a class stands.
 * @param terms The licence, or where it is to be found.
 */
export function packImages(
  { name, classes }: ImageSet,
  splitOf: (imageClass: ImageClass) => Split,
  bits: PixelBits,
  terms: string,
): Uint8Array {
  const header: PackHeader = {
    format: FORMAT,
    version: VERSION,
    name,
    terms,
    bits,
    classes: classes.map((item) => ({
      group: item.group,
      name: item.name,
      split: splitOf(item),
      drawings: item.count,
    })),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const perByte = 8 / bits;
  const drawings = classes.reduce((total, { count }) => total + count, 0);
  const plain = new Uint8Array(4 + text.length + (drawings * IMAGE_PIXELS) / perByte);
  new DataView(plain.buffer).setUint32(0, text.length, true);
  plain.set(text, 4);
  const body = plain.subarray(4 + text.length);
  let at = 0;
  for (const { pixels } of classes) {
    for (const ink of pixels) {
      body[Math.floor(at / perByte)]! |= Math.round(ink / inkStep(bits)) << (bits * (at % perByte));
      at += 1;
    }
  }
  return gzipSync(plain, { level: 9, mem: 12, mtime: 0 });
}

/**
 * Unpacks a shipped set: all as one, and divided as its card says.
 * @throws Error, a whole sentence, for a file that is damaged or of another version.
 */
export function unpackImages(bytes: Uint8Array): { imageSet: ImageSet; splits: DividedImages } {
  let body: Uint8Array;
  let header: PackHeader;
  try {
    const plain = gunzipSync(bytes);
    const length = new DataView(plain.buffer, plain.byteOffset).getUint32(0, true);
    header = JSON.parse(new TextDecoder().decode(plain.subarray(4, 4 + length))) as PackHeader;
    body = plain.subarray(4 + length);
  } catch {
    throw new SaidError(
      said`The pack of images is damaged: it does not unpack. Load the page again, or rebuild it with its build script in datasets.`,
    );
  }
  if (header.format !== FORMAT || header.version !== VERSION) {
    throw new SaidError(
      said`The pack of images is ${header.format} version ${header.version}, not ${FORMAT} version ${VERSION}. Load the page again, or rebuild it with its build script in datasets.`,
    );
  }
  const { bits } = header;
  const perByte = 8 / bits;
  const drawings = header.classes.reduce((total, item) => total + item.drawings, 0);
  if (body.length !== (drawings * IMAGE_PIXELS) / perByte) {
    throw new SaidError(
      said`The pack of images is damaged: it holds ${body.length} bytes of pixels for ${drawings} drawings of ${header.classes.length} characters. Load the page again, or rebuild it with its build script in datasets.`,
    );
  }
  const splits: Record<Split, ImageClass[]> = { training: [], validation: [], test: [] };
  const mask = 2 ** bits - 1;
  let at = 0;
  const classes = header.classes.map(({ group, name, split, drawings: count }): ImageClass => {
    const pixels = new Uint8Array(count * IMAGE_PIXELS);
    for (let pixel = 0; pixel < pixels.length; pixel++, at++) {
      pixels[pixel] = ((body[Math.floor(at / perByte)]! >> (bits * (at % perByte))) & mask) * inkStep(bits);
    }
    const made = { group, name, pixels, count };
    splits[split].push(made);
    return made;
  });
  return { imageSet: { name: header.name, classes }, splits: { ...splits, terms: header.terms } };
}
