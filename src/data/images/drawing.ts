// One drawing of a zip on its way into a class, and the question of which side is ink.

import { IMAGE_PIXELS } from "./imageSet.ts";
import type { Place } from "./layout.ts";
import { countOf, type ImportNotice, nameSome } from "./notice.ts";
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
  /** Whether most pixels along its edge are dark. */
  readonly darkEdge: boolean;
}

/** Differences in ink below half a step of 255 are no drawing. */
const LEAST_CONTRAST = 0.5 / 255;

/** Rescales a decoded image; undefined when it is of one colour all over. */
export function drawingOf(path: string, place: Place, image: InkImage): Drawing | undefined {
  const { ink, width, height } = image;
  let least = 1;
  let most = 0;
  for (let i = 0; i < ink.length; i++) {
    const value = ink[i]!;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (most - least < LEAST_CONTRAST) return undefined;
  const pixels = toBytes(rescale(ink, width, height));
  return { path, place, pixels, width, height, darkEdge: hasDarkEdge(image) };
}

/**
 * Settles whether the dark or the light is ink, for the whole set: the edge of a drawing is paper, so where
 * most drawings have a dark edge, the light is ink. Then all are inverted (paper that rescaling added around
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
      message: `${file}: light ink on dark paper (the edges of ${countOf(dark.length, "image")} of ${drawings.length.toLocaleString("en-US")} are dark), so light and dark were swapped.`,
    });
  }
  if (odd.length > 0) {
    notices.push({
      kind: "mixed-polarity",
      message: `${file}: ${countOf(odd.length, "image has", "images have")} ${inverted ? "a light" : "a dark"} edge unlike the rest; if ink and paper are swapped there, invert them before zipping: ${nameSome(odd)}.`,
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

function hasDarkEdge({ ink, width, height }: InkImage): boolean {
  let dark = 0;
  let edge = 0;
  for (let y = 0; y < height; y++) {
    const step = y === 0 || y === height - 1 ? 1 : Math.max(1, width - 1);
    for (let x = 0; x < width; x += step) {
      edge++;
      if (ink[y * width + x]! > 0.5) dark++;
    }
  }
  return dark > edge / 2;
}
