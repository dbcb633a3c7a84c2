// A person's zips of images, Omniglot's own among them, as an image set like the shipped glyphs.

import type { Split } from "../../tasks/episode.ts";
import { counted, inARow, type Said, SaidError, said, type Words, wordsOf } from "../../words/said.ts";
import { ImportError } from "../importError.ts";
import { assembleClasses, drawingNotices } from "./assemble.ts";
import { type Drawing, drawingOf, settlePolarity } from "./drawing.ts";
import { findHalves, type Levels, withoutSplitWords } from "./halves.ts";
import type { ImageSet } from "./imageSet.ts";
import { baseName, LAYOUT_ADVICE, type Place, placeImages } from "./layout.ts";
import { MAX_IMAGE_PIXELS } from "./limits.ts";
import { mergeImageSets } from "./merge.ts";
import { type ImageImport, type ImportNotice, nameSome } from "./notice.ts";
import { isPng, tooManyPixels, UnsupportedImage } from "./pngChunks.ts";
import { type DecodedPixels, decodeInk, type InkImage, inkOfPixels } from "./pngInk.ts";
import { type SelectedImage, type Selection, selectImages, type ZipFile } from "./selectImages.ts";
import { crc32, unpackEntry } from "./zipDirectory.ts";

/** Images between two reports of progress. */
const REPORT_EVERY = 64;
/** What a group without a name is called where its zip is named after a part of a split alone. */
const NAMELESS = "Images";

/**
 * Decodes JPEG, WebP and whatever else the machine can. @throws Error with a plain reason for what it cannot, and
 * UnsupportedImage for more than `MAX_IMAGE_PIXELS` pixels.
 */
type ImageDecoder = (bytes: Uint8Array) => Promise<DecodedPixels>;

export interface ReadOptions {
  /** Without it only PNG is read, and other images are left out and named. */
  readonly decode?: ImageDecoder;
  /** Called now and then with images done and images in all, last with both equal; reading waits for it. */
  readonly onProgress?: (done: number, total: number) => void | Promise<void>;
}

/** Paths of images that were left out, by why. */
type LeftOut = Record<"corrupt-image" | "unsupported-image" | "empty-image", Words[]>;

/** A zip whose images are chosen. */
interface Chosen extends Selection {
  readonly file: ZipFile;
}

/** A zip whose images are placed as well. */
interface PlacedZip extends Chosen {
  readonly places: readonly (Place | undefined)[];
}

/** An image's way to its folder without the words of a split, and its part of one. */
interface Half {
  readonly part?: Split | undefined;
  readonly levels: Levels;
}

/**
 * Reads zips of `group/class/*.png` or `class/*.png`, further folders around them allowed, as one set. Images become
 * 28 × 28, 0 paper to 255 ink; classes are sorted by group and name, drawings by path. What is left out or
 * changed is told in the notices, and everything else is kept. Classes carry the part of a split that their folders or
 * zips are named after (`takeHalves` says what becomes of it).
 *
 * @throws ImportError when a zip as a whole can't be used: see `selectImages`; also when its images lie in no folders
 * or none can be read, or there is only one class in all.
 */
export async function readImageZips(
  files: readonly ZipFile[],
  options: ReadOptions = {},
): Promise<ImageImport> {
  const chosen = files.map((file) => ({ file, ...selectImages(file, options.decode !== undefined) }));
  const { zips, notices } = place(chosen);
  const total = zips.reduce((sum, { images }) => sum + images.length, 0);
  const sets: ImageSet[] = [];
  let done = 0;
  for (const zip of zips) {
    const read = await readZip(zip, options, (own) => options.onProgress?.(done + own, total));
    done += zip.images.length;
    sets.push(read.imageSet);
    notices.push(...zip.notices, ...read.notices);
  }
  await options.onProgress?.(total, total);
  const merged = mergeImageSets(sets, sets.map(({ name }) => name).join(" and "));
  const { classes } = merged.imageSet;
  const [only, second] = classes;
  if (only !== undefined && second === undefined) {
    throw new ImportError({
      file: merged.imageSet.name,
      where: `${only.group}/${only.name}`,
      problem: said`All images that can be read are of one class, and there is nothing to tell it from.`,
      advice: inARow([said`Add at least one more folder of images.`, LAYOUT_ADVICE]),
    });
  }
  return { imageSet: merged.imageSet, notices: [...notices, ...merged.notices] };
}

/** Gives the images of all zips their places, the parts of a split among them. */
function place(chosen: readonly Chosen[]): {
  zips: PlacedZip[];
  notices: ImportNotice[];
} {
  const levels = chosen.flatMap(({ file, images }) =>
    images.map(({ folders }): Levels => [baseName(file.name), ...folders]),
  );
  const given = chosen.some(({ file }) => file.part !== undefined);
  const halves: readonly (Half | undefined)[] = given
    ? withoutSplitWords(levels).map((each, i) => ({ part: partGiven(chosen, i), levels: each }))
    : (findHalves(levels) ?? levels.map((each) => ({ levels: each })));
  const names = fileGroups(chosen, halves);
  const notices: ImportNotice[] = [];
  let at = 0;
  const zips = chosen.map((zip, index): PlacedZip => {
    const own = halves.slice(at, at + zip.images.length);
    at += zip.images.length;
    const within = own.map((half) => half?.levels.slice(1));
    const placed = placeImages(
      zip.file.name,
      within.filter((folders) => folders !== undefined),
      names[index]!,
    );
    let next = 0;
    const places = own.map((half): Place | undefined => {
      if (half === undefined) return undefined;
      const found = placed[next++];
      return found && { ...found, ...(half.part && { part: half.part }) };
    });
    const lost = zip.images.filter((_, i) => places[i] === undefined).map(({ path }) => path);
    if (lost.length > 0) {
      notices.push({
        kind: "out-of-place",
        message:
          lost.length === 1
            ? said`${zip.file.name}: 1 image lies beside the folders of classes or the parts of a split, and is left out: ${nameSome(lost)}.`
            : said`${zip.file.name}: ${lost.length} images lie beside the folders of classes or the parts of a split, and are left out: ${nameSome(lost)}.`,
        entries: lost,
      });
    }
    return { ...zip, places };
  });
  return {
    zips: zips.filter(({ places }) => places.some((found) => found !== undefined)),
    notices: given ? [...notices, ...namesakes(zips)] : notices,
  };
}

/** The part that the zip of image `index`, counted over all zips, is for. */
function partGiven(chosen: readonly Chosen[], index: number): Split | undefined {
  let end = 0;
  return chosen.find(({ images }) => {
    end += images.length;
    return index < end;
  })?.file.part;
}

/**
 * What each zip's classes without a group go by: its name. Zips named after parts of a split share what is left of it;
 * all others keep apart even if their names are the same, for names of files decide nothing.
 */
function fileGroups(chosen: readonly Chosen[], halves: readonly (Half | undefined)[]): string[] {
  const taken = new Set<string>();
  let at = 0;
  return chosen.map(({ images, file }) => {
    const own = halves.slice(at, at + images.length).find((half) => half !== undefined);
    at += images.length;
    const whole = baseName(file.name);
    const left = own?.levels[0] ?? whole;
    if (left !== whole) return left || NAMELESS;
    let name = whole;
    for (let count = 2; taken.has(name); count++) name = `${whole} (${count})`;
    taken.add(name);
    return name;
  });
}

/**
 * Says where zips for training and for testing hold classes of equal names as groups of their own: alphabets, or
 * one set in two files.
 */
function namesakes(zips: readonly PlacedZip[]): ImportNotice[] {
  const homes = new Map<string, Map<string, string>>();
  for (const { file, places } of zips) {
    for (const found of places) {
      if (!found?.groupIsFile) continue;
      const groups = homes.get(found.name) ?? new Map<string, string>();
      homes.set(found.name, groups.set(found.group, file.name));
    }
  }
  const shared = [...homes].filter(([, groups]) => groups.size > 1);
  if (shared.length === 0) return [];
  const files = [...new Set(shared.flatMap(([, groups]) => [...groups.values()]))];
  const names = shared.map(([name]) => name);
  return [
    {
      kind: "same-names",
      message: said`${nameSome(files)} hold ${counted(names.length, "class", "classes")} of the same name (${nameSome(names)}). Each zip counts as an alphabet of its own; if those are the same classes, what is trained on is tested, and “train” and “test” in the names of the zips would tell.`,
      entries: names,
    },
  ];
}

async function readZip(
  zip: PlacedZip,
  options: ReadOptions,
  onProgress: (done: number) => void | Promise<void>,
): Promise<ImageImport> {
  const { file, images, unreadable } = zip;
  const { drawings: asDrawn, leftOut, decoded } = await decodeAll(zip, options, onProgress);
  leftOut["unsupported-image"].push(...unreadable);
  const { drawings: settled, notices: polarityNotices } = settlePolarity(file.name, asDrawn);
  // A speck on a large sheet is nothing at 28 × 28; which value is nothing is known only now.
  const isDrawn = ({ pixels }: Drawing) => pixels.some((ink) => ink > 0);
  const drawings = settled.filter(isDrawn);
  for (const drawing of settled) if (!isDrawn(drawing)) leftOut["empty-image"].push(drawing.path);
  if (drawings.length === 0) throw nothingReadable(file.name, leftOut);
  const { classes, notices: classNotices } = assembleClasses(file.name, drawings);
  return {
    imageSet: { name: file.name, classes },
    notices: [
      ...leftOutNotices(file.name, leftOut),
      ...decodedNotices(file.name, decoded),
      ...emptyClasses(file.name, images, zip.places, drawings),
      ...polarityNotices,
      ...drawingNotices(file.name, drawings),
      ...classNotices,
    ],
  };
}

async function decodeAll(
  { file, images, places }: PlacedZip,
  { decode }: ReadOptions,
  onProgress: (done: number) => void | Promise<void>,
): Promise<{ drawings: Drawing[]; leftOut: LeftOut; decoded: string[] }> {
  const drawings: Drawing[] = [];
  const decoded: string[] = [];
  const leftOut: LeftOut = { "corrupt-image": [], "unsupported-image": [], "empty-image": [] };
  for (const [i, { entry, path }] of images.entries()) {
    if (i % REPORT_EVERY === 0) await onProgress(i);
    const place = places[i];
    if (place === undefined) continue;
    try {
      const bytes = unpackEntry(file.bytes, entry);
      const own = decode === undefined || isPng(bytes);
      // A PNG has checksums of its own; other formats decode to something else where a byte is wrong.
      if (!own && crc32(bytes) !== entry.checksum) throw new SaidError(said`its bytes are damaged`);
      const drawing = drawingOf(path, place, own ? decodeInk(bytes) : await decodeOther(bytes, decode));
      if (!own) decoded.push(path);
      if (drawing) drawings.push(drawing);
      else leftOut["empty-image"].push(path);
    } catch (error) {
      const reason = said(wordsOf(error));
      const kind = error instanceof UnsupportedImage ? "unsupported-image" : "corrupt-image";
      leftOut[kind].push(said`${path} (${reason})`);
    }
  }
  return { drawings, leftOut, decoded };
}

async function decodeOther(bytes: Uint8Array, decode: ImageDecoder): Promise<InkImage> {
  const pixels = await decode(bytes);
  if (pixels.width * pixels.height > MAX_IMAGE_PIXELS) throw tooManyPixels(pixels.width, pixels.height);
  return inkOfPixels(pixels);
}

/** Says which images the machine decoded: another might give them other pixels. */
function decodedNotices(file: string, decoded: readonly string[]): ImportNotice[] {
  if (decoded.length === 0) return [];
  return [
    {
      kind: "decoded",
      message: said`${file}: ${counted(decoded.length, "image")} in other formats than PNG decoded as this machine does it; another might give slightly other pixels, and the set another fingerprint: ${nameSome(decoded)}.`,
      entries: decoded,
    },
  ];
}

function leftOutNotices(file: string, leftOut: LeftOut): ImportNotice[] {
  const told = (
    kind: keyof LeftOut,
    one: (names: Said) => Said,
    many: (names: Said, count: number) => Said,
  ) => {
    const entries = leftOut[kind];
    if (entries.length === 0) return [];
    const names = nameSome(entries.map(said));
    return [{ kind, message: entries.length === 1 ? one(names) : many(names, entries.length), entries }];
  };
  return [
    ...told(
      "corrupt-image",
      (names) => said`${file}: 1 image can't be decoded and is left out: ${names}.`,
      (names, count) => said`${file}: ${count} images can't be decoded and are left out: ${names}.`,
    ),
    ...told(
      "unsupported-image",
      (names) => said`${file}: 1 image is left out: ${names}.`,
      (names, count) => said`${file}: ${count} images are left out: ${names}.`,
    ),
    ...told(
      "empty-image",
      (names) => said`${file}: 1 image has nothing drawn on it and is left out: ${names}.`,
      (names, count) => said`${file}: ${count} images have nothing drawn on them and are left out: ${names}.`,
    ),
  ];
}

function emptyClasses(
  file: string,
  images: readonly SelectedImage[],
  places: readonly (Place | undefined)[],
  drawings: readonly Drawing[],
): ImportNotice[] {
  const nameOf = ({ group, name }: Place) => `${group}/${name}`;
  const filled = new Set(drawings.map(({ place }) => nameOf(place)));
  const wanted = images.flatMap((_, i) => (places[i] ? [nameOf(places[i])] : []));
  const empty = [...new Set(wanted)].filter((name) => !filled.has(name));
  if (empty.length === 0) return [];
  return [
    {
      kind: "empty-class",
      message: said`${file}: ${counted(empty.length, "class", "classes")} without an image that can be used: ${nameSome(empty)}.`,
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
      where: nameSome(blank.map(said)),
      problem: said`Nothing is drawn on any of the images: each is of one colour.`,
      advice: said`If the ink is white on a transparent ground, give it a dark ground or make it black.`,
    });
  }
  return new ImportError({
    file,
    where: nameSome(broken.map(said)),
    problem: said`None of the images can be used.`,
    advice: said`Save them again as PNG, or download the zip again.`,
  });
}
