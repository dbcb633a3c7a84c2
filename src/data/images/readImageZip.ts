// A person's zip of images, Omniglot's own among them, as an image set like the shipped glyphs.

import { ImportError } from "../importError.ts";
import { assembleClasses, scaleNotices } from "./assemble.ts";
import { type Drawing, drawingOf, settlePolarity } from "./drawing.ts";
import { LAYOUT_ADVICE } from "./layout.ts";
import { countOf, type ImageImport, type ImportNotice, type ImportNoticeKind, nameSome } from "./notice.ts";
import { UnsupportedImage } from "./pngChunks.ts";
import { decodeInk } from "./pngInk.ts";
import { type SelectedImage, selectImages, type ZipFile } from "./selectImages.ts";
import { unpackEntry } from "./zipDirectory.ts";

/** Images between two reports of progress. */
const REPORT_EVERY = 64;

/** Paths of images that were left out, by why. */
type LeftOut = Record<"corrupt-image" | "unsupported-image" | "empty-image", string[]>;

/**
 * Reads a zip of `group/class/*.png` or `class/*.png`, further folders around them allowed. Images become
 * 28 × 28, 0 paper to 255 ink; classes are sorted by group and name, drawings by path. What is left out or
 * changed is told in the notices, and everything else is kept.
 *
 * @param onProgress Called now and then with images done and images in all, last with both equal.
 * @throws ImportError when the zip as a whole can't be used: see `selectImages`; also when no image can be
 * read, or there is only one class.
 */
export function readImageZip(file: ZipFile, onProgress?: (done: number, total: number) => void): ImageImport {
  const { images, notices } = selectImages(file);
  const { drawings: asDrawn, leftOut } = decodeAll(file, images, onProgress);
  const { drawings: settled, notices: polarityNotices } = settlePolarity(file.name, asDrawn);
  // A speck on a large sheet is nothing at 28 × 28; which value is nothing is known only now.
  const isDrawn = ({ pixels }: Drawing) => pixels.some((ink) => ink > 0);
  const drawings = settled.filter(isDrawn);
  for (const drawing of settled) if (!isDrawn(drawing)) leftOut["empty-image"].push(drawing.path);
  if (drawings.length === 0) throw nothingReadable(file.name, leftOut);
  const { classes, notices: classNotices } = assembleClasses(file.name, drawings);
  const [only, second] = classes;
  if (only !== undefined && second === undefined) {
    throw new ImportError({
      file: file.name,
      where: `${only.group}/${only.name}`,
      problem: "All images that can be read are of one class, and there is nothing to tell it from.",
      advice: `Add at least one more folder of images. ${LAYOUT_ADVICE}`,
    });
  }
  return {
    imageSet: { name: file.name, classes },
    notices: [
      ...notices,
      ...leftOutNotices(file.name, leftOut),
      ...emptyClasses(file.name, images, drawings),
      ...polarityNotices,
      ...scaleNotices(file.name, drawings),
      ...classNotices,
    ],
  };
}

function decodeAll(
  file: ZipFile,
  images: readonly SelectedImage[],
  onProgress?: (done: number, total: number) => void,
): { drawings: Drawing[]; leftOut: LeftOut } {
  const drawings: Drawing[] = [];
  const leftOut: LeftOut = { "corrupt-image": [], "unsupported-image": [], "empty-image": [] };
  images.forEach(({ entry, path, place }, i) => {
    if (i % REPORT_EVERY === 0) onProgress?.(i, images.length);
    try {
      const drawing = drawingOf(path, place, decodeInk(unpackEntry(file.bytes, entry)));
      if (drawing) drawings.push(drawing);
      else leftOut["empty-image"].push(path);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const kind = error instanceof UnsupportedImage ? "unsupported-image" : "corrupt-image";
      leftOut[kind].push(`${path} (${reason})`);
    }
  });
  onProgress?.(images.length, images.length);
  return { drawings, leftOut };
}

function leftOutNotices(file: string, leftOut: LeftOut): ImportNotice[] {
  const notices: ImportNotice[] = [];
  const tell = (kind: ImportNoticeKind, entries: readonly string[], one: string, many: string) => {
    if (entries.length === 0) return;
    notices.push({
      kind,
      message: `${file}: ${countOf(entries.length, one, many)} left out: ${nameSome(entries)}.`,
      entries,
    });
  };
  tell(
    "corrupt-image",
    leftOut["corrupt-image"],
    "image can't be decoded and is",
    "images can't be decoded and are",
  );
  tell("unsupported-image", leftOut["unsupported-image"], "image is", "images are");
  tell(
    "empty-image",
    leftOut["empty-image"],
    "image has nothing drawn on it and is",
    "images have nothing drawn on them and are",
  );
  return notices;
}

function emptyClasses(
  file: string,
  images: readonly SelectedImage[],
  drawings: readonly Drawing[],
): ImportNotice[] {
  const nameOf = ({ place }: { place: { group: string; name: string } }) => `${place.group}/${place.name}`;
  const filled = new Set(drawings.map(nameOf));
  const empty = [...new Set(images.map(nameOf))].filter((name) => !filled.has(name));
  if (empty.length === 0) return [];
  return [
    {
      kind: "empty-class",
      message: `${file}: ${countOf(empty.length, "class has", "classes have")} no image that can be used: ${nameSome(empty)}.`,
      entries: empty,
    },
  ];
}

function nothingReadable(file: string, leftOut: LeftOut): ImportError {
  const blank = leftOut["empty-image"];
  const broken = [...leftOut["corrupt-image"], ...leftOut["unsupported-image"]];
  if (broken.length === 0) {
    return new ImportError({
      file,
      where: nameSome(blank),
      problem: "Nothing is drawn on any of the images: each is of one colour.",
      advice: "If the ink is white on a transparent ground, give it a dark ground or make it black.",
    });
  }
  return new ImportError({
    file,
    where: nameSome(broken),
    problem: "None of the images can be used.",
    advice: "Save them again as PNG, or download the zip again.",
  });
}
