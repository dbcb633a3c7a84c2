// From drawings to classes: sorted, each set of pixels once in a class, and what is told about it.

import { counted, type Said, said } from "../../words/said.ts";
import type { Drawing } from "./drawing.ts";
import { IMAGE_PIXELS, IMAGE_SIZE, type ImageClass } from "./imageSet.ts";
import type { Place } from "./layout.ts";
import { type ImportNotice, nameSome } from "./notice.ts";
import { compareClasses, compareText } from "./order.ts";
import { pixelKey } from "./pixelKey.ts";

/** The darkest pixel that a set's median drawing should reach, of 255; paler strokes are hard to tell. */
const FAINT = 96;

/**
 * Gathers drawings into classes sorted by group and name, drawings in the order given. Pixels that come twice
 * in a class are kept once, or an episode might ask about the very picture it has shown.
 */
export function assembleClasses(
  file: string,
  drawings: readonly Drawing[],
): { classes: ImageClass[]; notices: ImportNotice[] } {
  const classes = new Map<string, { place: Place; kept: Map<string, Drawing> }>();
  const homes = new Map<string, Drawing>();
  const duplicates: Said[] = [];
  const shared: Said[] = [];
  for (const drawing of drawings) {
    const { place, path } = drawing;
    const name = classPlace(place);
    const gathered = classes.get(name) ?? { place, kept: new Map<string, Drawing>() };
    classes.set(name, gathered);
    const key = pixelKey(drawing.pixels);
    const twin = gathered.kept.get(key);
    if (twin) {
      duplicates.push(said`${path} (same as ${twin.path})`);
      continue;
    }
    gathered.kept.set(key, drawing);
    const elsewhere = homes.get(key);
    const otherHalf = elsewhere?.place.group === place.group && elsewhere.place.name === place.name;
    if (otherHalf) continue;
    if (elsewhere) shared.push(said`${path} (same as ${elsewhere.path})`);
    else homes.set(key, drawing);
  }
  const notices: ImportNotice[] = [];
  if (duplicates.length > 0) {
    notices.push({
      kind: "duplicate-image",
      message:
        duplicates.length === 1
          ? said`${file}: 1 image repeats another of the same class and is left out: ${nameSome(duplicates)}.`
          : said`${file}: ${duplicates.length} images repeat another of the same class and are left out: ${nameSome(duplicates)}.`,
      entries: duplicates,
    });
  }
  if (shared.length > 0) {
    notices.push({
      kind: "shared-image",
      message:
        shared.length === 1
          ? said`${file}: 1 image is in more than one class, so no learner can tell it apart there; check the folders: ${nameSome(shared)}.`
          : said`${file}: ${shared.length} images are in more than one class, so no learner can tell them apart there; check the folders: ${nameSome(shared)}.`,
      entries: shared,
    });
  }
  const sorted = [...classes.values()].sort((a, b) => compareClasses(a.place, b.place));
  return { classes: sorted.map(({ place, kept }) => classOf(place, [...kept.values()])), notices };
}

/** Says which sizes were rescaled, what was turned grey or stretched, and whether the strokes came out faint. */
export function drawingNotices(file: string, drawings: readonly Drawing[]): ImportNotice[] {
  const rescaled = drawings.filter(({ width, height }) => width !== IMAGE_SIZE || height !== IMAGE_SIZE);
  const notices: ImportNotice[] = [];
  if (rescaled.length > 0) {
    const sizes = new Map<string, number>();
    for (const { width, height } of rescaled) {
      const size = `${width} × ${height}`;
      sizes.set(size, (sizes.get(size) ?? 0) + 1);
    }
    const common = [...sizes].sort(([a, m], [b, n]) => n - m || compareText(a, b)).map(([size]) => size);
    const oblong = rescaled.filter(({ width, height }) => width !== height).length;
    notices.push({
      kind: "rescaled",
      message:
        oblong > 0
          ? said`${file}: ${counted(rescaled.length, "image")} of ${nameSome(common)} pixels rescaled to ${IMAGE_SIZE} × ${IMAGE_SIZE}; ${oblong} of them not square, with paper added around.`
          : said`${file}: ${counted(rescaled.length, "image")} of ${nameSome(common)} pixels rescaled to ${IMAGE_SIZE} × ${IMAGE_SIZE}.`,
      entries: rescaled.map(({ path }) => path),
    });
  }
  const coloured = drawings.filter((drawing) => drawing.coloured).map(({ path }) => path);
  if (coloured.length > 0) {
    notices.push({
      kind: "coloured",
      message: said`${file}: ${counted(coloured.length, "image")} in colour turned to grey: ${nameSome(coloured)}.`,
      entries: coloured,
    });
  }
  const stretched = drawings.filter((drawing) => drawing.stretched).map(({ path }) => path);
  if (stretched.length > 0) {
    notices.push({
      kind: "stretched",
      message:
        stretched.length === 1
          ? said`${file}: 1 image of 16 bits used only a small part of their range, and was stretched from its lightest to darkest: ${nameSome(stretched)}.`
          : said`${file}: ${stretched.length} images of 16 bits used only a small part of their range, and were stretched from their own lightest to darkest: ${nameSome(stretched)}.`,
      entries: stretched,
    });
  }
  const darkest = drawings
    .map(({ pixels }) => pixels.reduce((most, value) => Math.max(most, value), 0))
    .sort((a, b) => a - b);
  const median = darkest[Math.floor(darkest.length / 2)] ?? 255;
  if (median < FAINT) {
    notices.push({
      kind: "faint-ink",
      message: said`${file}: at ${IMAGE_SIZE} × ${IMAGE_SIZE} pixels the strokes are faint (the darkest pixel is typically ${median} of 255). Crop the images closer or draw with a thicker pen.`,
    });
  }
  return notices;
}

/** Part, group and name as one key. */
function classPlace({ part, group, name }: Place): string {
  return [part ?? "", group, name].join("\u0000");
}

function classOf({ part, group, groupIsFile, name }: Place, drawings: readonly Drawing[]): ImageClass {
  const pixels = new Uint8Array(drawings.length * IMAGE_PIXELS);
  drawings.forEach((drawing, i) => {
    pixels.set(drawing.pixels, i * IMAGE_PIXELS);
  });
  return {
    group,
    name,
    pixels,
    count: drawings.length,
    ...(part && { part }),
    ...(groupIsFile && { groupIsFile }),
  };
}
