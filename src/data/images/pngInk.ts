// One PNG as ink: whatever its colours and bits, how dark each pixel is on white paper.

import { type DecodedPng, decode } from "fast-png";
import { SaidError, said } from "../../words/said.ts";
import { inspectPng } from "./pngChunks.ts";

/** A decoded drawing. */
export interface InkImage {
  readonly width: number;
  readonly height: number;
  /** `[height, width]`, row by row, 0 white to 1 black. */
  readonly ink: Float32Array;
  /** Whether any pixel has a colour. */
  readonly coloured: boolean;
  /** Bits of a sample. */
  readonly depth: number;
}

/** Pixels as browsers decode them: `[height, width, 4]`, red, green, blue and alpha of 8 bits. */
export interface DecodedPixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: ArrayLike<number>;
}

/**
 * Decodes a PNG: grey, RGB or palette, 1 to 16 bits, with transparency laid on white paper. Ink is 1 − luma
 * (Rec. 709 weights of the values as stored, as image tools turn colours grey).
 *
 * @throws UnsupportedImage for a sound PNG that isn't read here.
 * @throws Error with a plain reason for one that is damaged.
 */
export function decodeInk(bytes: Uint8Array): InkImage {
  const { header, picture } = inspectPng(bytes);
  const { width, height, depth, colourType } = header;
  let png: DecodedPng;
  try {
    png = decode(picture, { checkCrc: true });
  } catch (cause) {
    throw new SaidError(said`its bytes are damaged`, { cause });
  }
  const samples = depth < 8 ? unpackSamples(png.data, width, height, depth) : png.data;
  const ink = new Float32Array(width * height);
  let coloured = false;
  if (colourType === 3) {
    const shades = paletteInk(png);
    for (let i = 0; i < ink.length; i++) {
      const shade = shades[samples[i]!];
      if (shade === undefined) throw new SaidError(said`a pixel's colour is not in its palette`);
      ink[i] = shade;
      coloured ||= isColoured(png.palette![samples[i]!]!);
    }
    return { width, height, ink, coloured, depth };
  }
  const scale = 1 / (2 ** depth - 1);
  const channels = png.channels;
  const clear = png.transparency;
  const hasColours = channels >= 3;
  const hasAlpha = channels === 2 || channels === 4;
  for (let i = 0, at = 0; i < ink.length; i++, at += channels) {
    const red = samples[at]!;
    const green = hasColours ? samples[at + 1]! : red;
    const blue = hasColours ? samples[at + 2]! : red;
    // One shade or colour may be declared transparent as a whole.
    if (clear && red === clear[0] && (!hasColours || (green === clear[1] && blue === clear[2]))) continue;
    coloured ||= red !== green || green !== blue;
    const alpha = hasAlpha ? samples[at + channels - 1]! * scale : 1;
    ink[i] = alpha * (hasColours ? inkOf(red * scale, green * scale, blue * scale) : 1 - red * scale);
  }
  return { width, height, ink, coloured, depth };
}

/** Pixels that something else decoded, as ink. */
export function inkOfPixels({ width, height, rgba }: DecodedPixels): InkImage {
  const ink = new Float32Array(width * height);
  let coloured = false;
  for (let i = 0; i < ink.length; i++) {
    const [red, green, blue, alpha] = [rgba[4 * i]!, rgba[4 * i + 1]!, rgba[4 * i + 2]!, rgba[4 * i + 3]!];
    coloured ||= red !== green || green !== blue;
    ink[i] = (alpha / 255) * inkOf(red / 255, green / 255, blue / 255);
  }
  return { width, height, ink, coloured, depth: 8 };
}

function isColoured([red, green, blue]: readonly number[]): boolean {
  return red !== green || green !== blue;
}

/** Ink of a colour, each part 0 to 1. */
function inkOf(red: number, green: number, blue: number): number {
  return Math.max(0, 1 - (0.2126 * red + 0.7152 * green + 0.0722 * blue));
}

/** Ink of each palette colour, transparency laid on white. */
function paletteInk(png: DecodedPng): number[] {
  if (!png.palette) throw new SaidError(said`its palette is missing`);
  return png.palette.map(
    ([red = 0, green = 0, blue = 0, alpha = 255]) =>
      (alpha / 255) * inkOf(red / 255, green / 255, blue / 255),
  );
}

/** One byte a sample from 1, 2 or 4 bits a sample; each row begins on a byte of its own. */
function unpackSamples(packed: DecodedPng["data"], width: number, height: number, depth: number): Uint8Array {
  const samples = new Uint8Array(width * height);
  const rowBytes = Math.ceil((width * depth) / 8);
  const mask = 2 ** depth - 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bit = x * depth;
      samples[y * width + x] = (packed[y * rowBytes + (bit >> 3)]! >> (8 - depth - (bit & 7))) & mask;
    }
  }
  return samples;
}
