// One drawing of a zip on its way into a class, and the question of which side is ink.

import { counted, said } from "../../words/said.ts";
import { IMAGE_PIXELS } from "./imageSet.ts";
import type { Place } from "./layout.ts";
import { type ImportNotice, nameSome } from "./notice.ts";
import type { InkImage } from "./pngInk.ts";
import { coverage, rescale } from "./rescale.ts";

/** A decoded and rescaled drawing. */
export interface Drawing {
  readonly path: string;
  readonly place: Place;
  /** `[28, 28]`, row by row, 0 to 255; the dark is ink until `settlePolarity` says otherwise. */
  readonly pixels: Uint8Array;
  /** Size before rescaling, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Whether most pixels beside its edge are dark. */
  readonly darkEdge: boolean;
  /** Whether colours were turned to grey. */
  readonly coloured: boolean;
  /** Whether its 16 bits were stretched over their whole range. */
  readonly stretched: boolean;
}

/** Pixels beside the edge: this part of the shorter side deep, so that a frame of a line around a sheet is no paper. */
const EDGE = 0.1;
/** 16 bits that hold less of their range than this are those of a camera of 8 to 14 bits. */
const LOW_RANGE = 1 / 4;
/** Less than half the range of 8 bits within 16 is noise on an empty sheet. */
const NOISE_RANGE = 1 / 512;
/** Differences in ink below half a step of 255 are no drawing. */
const LEAST_CONTRAST = 0.5 / 255;

/** Rescales a decoded image; undefined when it is of one colour all over. */
export function drawingOf(path: string, place: Place, image: InkImage): Drawing | undefined {
  const { ink, width, height, coloured, depth } = image;
  const stretched = depth === 16 && stretch(ink);
  let least = 1;
  let most = 0;
  for (let i = 0; i < ink.length; i++) {
    const value = ink[i]!;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (most - least < LEAST_CONTRAST) return undefined;
  const pixels = toBytes(rescale(ink, width, height));
  const darkEdge = hasDarkEdge(image, (least + most) / 2);
  return { path, place, pixels, width, height, darkEdge, coloured, stretched };
}

/**
 * Settles whether the dark or the light is ink, for the whole set: the edge of a drawing is paper, so where
 * most drawings are dark beside it, the light is ink. Then all are inverted (paper that rescaling added around
 * them stays paper).
 */
export function settlePolarity(
  file: string,
  drawings: readonly Drawing[],
): { drawings: readonly Drawing[]; notices: ImportNotice[] } {
  const dark = drawings.filter(({ darkEdge }) => darkEdge);
  const inverted = dark.length > drawings.length / 2;
  const odd = drawings.filter(({ darkEdge }) => darkEdge !== inverted).map(({ path }) => path);
  const notices: ImportNotice[] = [];
  if (inverted) {
    notices.push({
      kind: "inverted",
      message: said`${file}: light ink on dark paper (the edges of ${counted(dark.length, "image")} of ${drawings.length} are dark), so light and dark were swapped.`,
    });
  }
  if (odd.length > 0) {
    notices.push({
      kind: "mixed-polarity",
      message: said`${file}: ${counted(odd.length, "image")} with ${inverted ? said`a light edge` : said`a dark edge`}, unlike the rest; if ink and paper are swapped there, invert them before zipping: ${nameSome(odd)}.`,
      entries: odd,
    });
  }
  return { drawings: inverted ? drawings.map(invert) : drawings, notices };
}

function invert(drawing: Drawing): Drawing {
  const { width, height, pixels } = drawing;
  const paper = width === height ? undefined : coverage(width, height);
  const swapped = new Uint8Array(IMAGE_PIXELS);
  for (let i = 0; i < IMAGE_PIXELS; i++) {
    const whole = paper === undefined ? 255 : Math.round(255 * paper[i]!);
    swapped[i] = Math.max(0, whole - pixels[i]!);
  }
  return { ...drawing, pixels: swapped };
}

function toBytes(ink: Float32Array): Uint8Array {
  const bytes = new Uint8Array(ink.length);
  for (let i = 0; i < ink.length; i++) bytes[i] = Math.round(255 * ink[i]!);
  return bytes;
}

/** Whether most pixels beside the edge are darker than the middle between the image's lightest and darkest. */
function hasDarkEdge({ ink, width, height }: InkImage, middle: number): boolean {
  const deep = Math.max(1, Math.ceil(EDGE * Math.min(width, height)));
  let dark = 0;
  let edge = 0;
  for (let y = 0; y < height; y++) {
    const inside = y >= deep && y < height - deep;
    for (let x = 0; x < width; x++) {
      if (inside && x >= deep && x < width - deep) continue;
      edge++;
      if (ink[y * width + x]! > middle) dark++;
    }
  }
  return dark > edge / 2;
}

/** Stretches ink of a low range over 0 to 1, in place; answers whether it did. An empty sheet stays as it is. */
function stretch(ink: Float32Array): boolean {
  const least = ink.reduce((a, b) => Math.min(a, b), 1);
  const range = ink.reduce((a, b) => Math.max(a, b), 0) - least;
  if (range < NOISE_RANGE || range >= LOW_RANGE) return false;
  ink.forEach((value, i) => {
    ink[i] = (value - least) / range;
  });
  return true;
}
