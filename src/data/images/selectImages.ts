// Which entries of a zip are images to read, and where each belongs; nothing is unpacked for it.

import { ImportError } from "../importError.ts";
import { type EntryKind, entryKind, splitPath } from "./entryPath.ts";
import { LAYOUT_ADVICE, type Place, placeImages } from "./layout.ts";
import { MAX_UNPACKED_BYTES, MAX_ZIP_BYTES } from "./limits.ts";
import { countOf, type ImportNotice, nameSome } from "./notice.ts";
import { compareText } from "./order.ts";
import { readZipDirectory, type ZipEntry } from "./zipDirectory.ts";

/** A dropped file. */
export interface ZipFile {
  /** Its name, `.zip` included. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One image that is yet to be unpacked. */
export interface SelectedImage {
  readonly entry: ZipEntry;
  /** Folders and file name joined by `/`, for people. */
  readonly path: string;
  readonly place: Place;
}

const MEBIBYTE = 1024 * 1024;
const METHODS: Readonly<Record<number, string>> = {
  1: "Shrink",
  6: "Implode",
  9: "Deflate64",
  12: "bzip2",
  14: "LZMA",
  20: "Zstandard",
  93: "Zstandard",
  95: "xz",
  98: "PPMd",
};
/** Group names that stand for halves of a split in many data sets. */
const SPLIT_NAMES = /^(train(ing)?|test(ing)?|val(id|idation)?|dev(elopment)?|eval(uation)?|background)$/i;

/**
 * Chooses the images of a zip, sorted by path so that the order of entries in the zip decides nothing.
 *
 * @throws ImportError for a file that is too large or no readable zip, for an entry whose path leads outside,
 * for encrypted images or compression that isn't read, for folders that don't tell the classes, and when
 * there is no PNG at all.
 */
export function selectImages(file: ZipFile): { images: SelectedImage[]; notices: ImportNotice[] } {
  if (file.bytes.length > MAX_ZIP_BYTES) {
    throw tooLarge(file.name, "The zip comes", file.bytes.length, MAX_ZIP_BYTES);
  }
  const byKind = new Map<EntryKind, { entry: ZipEntry; parts: string[]; path: string }[]>();
  for (const entry of readZipDirectory(file.name, file.bytes)) {
    const parts = splitPath(file.name, entry.path);
    const kind = entryKind(entry.path, parts);
    const found = byKind.get(kind) ?? [];
    byKind.set(kind, found);
    found.push({ entry, parts, path: parts.join("/") });
  }
  const pathsOf = (kind: EntryKind) => (byKind.get(kind) ?? []).map(({ path }) => path);
  const pngs = (byKind.get("png") ?? []).sort((a, b) => compareText(a.path, b.path));
  if (pngs.length === 0) throw noImages(file.name, pathsOf("other-format"), pathsOf("other-file"));
  for (const { entry, path } of pngs) checkReadable(file.name, entry, path);
  const unpacked = pngs.reduce((sum, { entry }) => sum + entry.unpackedBytes, 0);
  if (unpacked > MAX_UNPACKED_BYTES) {
    throw tooLarge(file.name, "Unpacked, its images come", unpacked, MAX_UNPACKED_BYTES);
  }
  const places = placeImages(
    file.name,
    pngs.map(({ parts }) => parts),
  );
  const images = pngs.map(({ entry, path }, i) => ({ entry, path, place: places[i]! }));
  const misnamed = pngs.filter(({ entry }) => !entry.nameIsUtf8).map(({ path }) => path);
  return { images, notices: [...leftOut(file.name, pathsOf), ...namingNotices(file.name, misnamed, places)] };
}

function checkReadable(file: string, entry: ZipEntry, path: string): void {
  if (entry.encrypted) {
    throw new ImportError({
      file,
      where: path,
      problem: "The image is encrypted.",
      advice: "Zip the folder again without a password.",
    });
  }
  if (entry.method !== 0 && entry.method !== 8) {
    throw new ImportError({
      file,
      where: path,
      problem: `The image is compressed by ${METHODS[entry.method] ?? `method ${entry.method}`}, which is not read here.`,
      advice: "Zip the folder again with the usual compression, Deflate.",
    });
  }
}

function leftOut(file: string, pathsOf: (kind: EntryKind) => string[]): ImportNotice[] {
  const notices: ImportNotice[] = [];
  const system = pathsOf("system");
  if (system.length > 0) {
    notices.push({
      kind: "ignored",
      message: `${file}: ${countOf(system.length, "entry", "entries")} of the operating system ignored: ${nameSome(system)}.`,
      entries: system,
    });
  }
  const formats = pathsOf("other-format");
  if (formats.length > 0) {
    notices.push({
      kind: "other-format",
      message: `${file}: ${countOf(formats.length, "image is", "images are")} left out because only PNG is read; convert to PNG: ${nameSome(formats)}.`,
      entries: formats,
    });
  }
  const files = pathsOf("other-file");
  if (files.length > 0) {
    notices.push({
      kind: "other-file",
      message: `${file}: ${countOf(files.length, "file that is no image is", "files that are no images are")} left out: ${nameSome(files)}.`,
      entries: files,
    });
  }
  return notices;
}

function namingNotices(file: string, misnamed: readonly string[], places: readonly Place[]): ImportNotice[] {
  const notices: ImportNotice[] = [];
  if (misnamed.length > 0) {
    notices.push({
      kind: "name-encoding",
      message: `${file}: the names of ${countOf(misnamed.length, "image")} are not in UTF-8 and were read as Windows-1252, so letters may be wrong: ${nameSome(misnamed)}.`,
      entries: misnamed,
    });
  }
  const groups = [...new Set(places.map(({ group }) => group))];
  const halves = groups.filter((group) => SPLIT_NAMES.test(group));
  const classesOf = (group: string) =>
    new Set(places.filter((place) => place.group === group).map(({ name }) => name));
  const [first, ...others] = halves.map(classesOf);
  const repeated = [...(first ?? [])].filter((name) => others.some((names) => names.has(name)));
  if (repeated.length > 0) {
    notices.push({
      kind: "split-folders",
      message: `${file}: ${nameSome(halves)} look like parts of a split and hold the same classes, but each is taken as a group of its own, so a class trained on may be tested on. Put all images of a class into one folder.`,
      entries: repeated,
    });
  }
  return notices;
}

function noImages(file: string, formats: readonly string[], files: readonly string[]): ImportError {
  const nested = files.filter((path) => /\.zip$/i.test(path));
  if (formats.length > 0) {
    return new ImportError({
      file,
      where: nameSome(formats),
      problem: "There is no PNG in the zip, only images of other formats.",
      advice: `Convert them to PNG. ${LAYOUT_ADVICE}`,
    });
  }
  if (nested.length > 0) {
    return new ImportError({
      file,
      where: nameSome(nested),
      problem: "There is no PNG in the zip, but there are zips within it.",
      advice: "Unpack it and drop the zips inside.",
    });
  }
  return new ImportError({ file, problem: "There is no PNG in the zip.", advice: LAYOUT_ADVICE });
}

function tooLarge(file: string, what: string, bytes: number, limit: number): ImportError {
  const size = (count: number) => Math.ceil(count / MEBIBYTE).toLocaleString("en-US");
  return new ImportError({
    file,
    problem: `${what} to ${size(bytes)} MiB; at most ${size(limit)} MiB are read.`,
    advice: "Zip fewer classes, fewer images of each, or smaller images.",
  });
}
