// A PNG's chunks: its header, and a copy with only what the picture needs. Checked before decoding, because
// fast-png inflates however much a file holds and fails for a broken colour profile or a comment.

import { unzlibSync } from "fflate";
import { SaidError, said } from "../../words/said.ts";
import { MAX_IMAGE_PIXELS } from "./limits.ts";

/** An image that is sound but not of a form that can be read; the message says which and what to do. */
export class UnsupportedImage extends SaidError {
  override readonly name = "UnsupportedImage";
}

/** A PNG's header, the IHDR chunk. */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample: 1, 2, 4, 8 or 16. */
  readonly depth: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha. */
  readonly colourType: number;
  readonly interlaced: boolean;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Bytes around a chunk's data: length, type and checksum. */
const CHUNK_FRAME = 12;
/** Samples of a pixel by colour type. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/**
 * Reads the header and checks that the pixel data inflate to just the size that the header calls for.
 *
 * @returns The header, and the PNG without the chunks that hold no pixels or colours.
 * @throws UnsupportedImage when there are too many pixels, or samples under 8 bits are interlaced.
 * @throws Error with a plain reason when it is no PNG or is damaged.
 */
export function inspectPng(bytes: Uint8Array): { header: PngHeader; picture: Uint8Array } {
  if (!isPng(bytes)) throw new SaidError(said`there is no PNG in it`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: PngHeader | undefined;
  let ended = false;
  const kept: Uint8Array[] = [bytes.subarray(0, SIGNATURE.length)];
  const data: Uint8Array[] = [];
  for (let at = SIGNATURE.length; !ended; ) {
    if (at + CHUNK_FRAME > bytes.length) throw new SaidError(said`it is cut short`);
    const length = view.getUint32(at);
    const next = at + CHUNK_FRAME + length;
    if (next > bytes.length) throw new SaidError(said`it is cut short`);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (header === undefined) {
      if (type !== "IHDR" || length !== 13) throw new SaidError(said`its header is missing`);
      header = readHeader(view, at + 8);
    }
    // A palette beside RGB is only a hint for old screens, and a palette's transparency needs the palette.
    const needed =
      type === "IHDR" ||
      type === "IDAT" ||
      type === "IEND" ||
      type === "tRNS" ||
      (type === "PLTE" && header.colourType === 3);
    if (needed) kept.push(bytes.subarray(at, next));
    if (type === "IDAT") data.push(bytes.subarray(at + 8, at + 8 + length));
    ended = type === "IEND";
    at = next;
  }
  if (header === undefined) throw new SaidError(said`its header is missing`);
  const expected = rawBytes(header);
  if (inflatedBytes(join(data), expected) !== expected)
    throw new SaidError(said`its pixel data are not of the size it declares`);
  return { header, picture: join(kept) };
}

/** Whether a file begins as PNGs do. */
export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte);
}

/** The error for an image of too many pixels. */
export function tooManyPixels(width: number, height: number): UnsupportedImage {
  return new UnsupportedImage(
    said`${width} × ${height} pixels, more than ${MAX_IMAGE_PIXELS}: save it smaller`,
  );
}

function readHeader(view: DataView, at: number): PngHeader {
  const header = {
    width: view.getUint32(at),
    height: view.getUint32(at + 4),
    depth: view.getUint8(at + 8),
    colourType: view.getUint8(at + 9),
    interlaced: view.getUint8(at + 12) !== 0,
  };
  if (header.width === 0 || header.height === 0) throw new SaidError(said`it has no pixels`);
  if (!DEPTHS[header.colourType]?.includes(header.depth)) throw new SaidError(said`its header is damaged`);
  if (header.width * header.height > MAX_IMAGE_PIXELS) {
    throw tooManyPixels(header.width, header.height);
  }
  // fast-png 8 takes a byte a sample here and returns a scrambled picture, without an error.
  if (header.interlaced && header.depth < 8) {
    throw new UnsupportedImage(said`interlaced with fewer than 8 bits a sample: save it without interlacing`);
  }
  return header;
}

/** Bytes of the filtered rows, each with its filter byte. */
function rawBytes({ width, height, depth, colourType, interlaced }: PngHeader): number {
  const rows = (columns: number, lines: number) =>
    columns === 0 ? 0 : lines * (1 + Math.ceil((columns * depth * (CHANNELS[colourType] ?? 1)) / 8));
  if (!interlaced) return rows(width, height);
  // The seven passes of Adam7: first column and row, then steps.
  const passes = [
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
  ] as const;
  let total = 0;
  for (const [x, y, across, down] of passes) {
    total += rows(Math.max(0, Math.ceil((width - x) / across)), Math.max(0, Math.ceil((height - y) / down)));
  }
  return total;
}

/** Inflates into a buffer one byte larger than expected, which bounds what a bomb can take. */
function inflatedBytes(data: Uint8Array, expected: number): number {
  try {
    return unzlibSync(data, { out: new Uint8Array(expected + 1) }).length;
  } catch (cause) {
    throw new SaidError(said`its pixel data are damaged`, { cause });
  }
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
