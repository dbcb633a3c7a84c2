// Which entries of a zip are images to read; nothing is unpacked for it.

import type { Split } from "../../tasks/episode.ts";
import { counted, inARow, type Said, said } from "../../words/said.ts";
import { ImportError } from "../importError.ts";
import { type EntryKind, entryKind, oddityOf, splitPath } from "./entryPath.ts";
import { LAYOUT_ADVICE } from "./layout.ts";
import { MAX_UNPACKED_BYTES, MAX_ZIP_BYTES } from "./limits.ts";
import { type ImportNotice, nameSome } from "./notice.ts";
import { compareText } from "./order.ts";
import { readZipDirectory, type ZipEntry } from "./zipDirectory.ts";

/** A dropped file. */
export interface ZipFile {
  /** Its name, `.zip` included. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What its images are for, where that is known from elsewhere. */
  readonly part?: Split;
}

/** One image that is yet to be unpacked. */
export interface SelectedImage {
  readonly entry: ZipEntry;
  /** Folders and file name joined by `/`, for people. */
  readonly path: string;
  /** The folders it lies in, from the outermost. */
  readonly folders: readonly string[];
}

/** The images of a zip, and those among them that cannot be read, each with the reason in brackets. */
export interface Selection {
  readonly images: readonly SelectedImage[];
  readonly unreadable: readonly Said[];
  readonly notices: readonly ImportNotice[];
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
/**
 * Chooses the images of a zip, sorted by path so that the order of entries in the zip decides nothing. An entry
 * that is odd, encrypted or compressed in a way that isn't read is left out and named.
 *
 * @param decodesAll Whether other formats than PNG can be decoded here.
 * @throws ImportError for a file that is too large or no readable zip, and when no image in it can be read.
 */
export function selectImages(file: ZipFile, decodesAll: boolean): Selection {
  if (file.bytes.length > MAX_ZIP_BYTES) {
    throw tooLarge(
      file.name,
      file.bytes.length,
      MAX_ZIP_BYTES,
      (size, most) => said`The zip comes to ${size} MiB; at most ${most} MiB are read.`,
    );
  }
  const byKind = new Map<EntryKind, ZipEntry[]>();
  for (const entry of readZipDirectory(file.name, file.bytes)) {
    const kind = entryKind(entry.path);
    const found = byKind.get(kind) ?? [];
    byKind.set(kind, found);
    found.push(entry);
  }
  const of = (...kinds: EntryKind[]) => kinds.flatMap((kind) => byKind.get(kind) ?? []);
  const pathsOf = (...kinds: EntryKind[]) => of(...kinds).map(({ path }) => plain(path));
  const found = of("png", ...(decodesAll ? (["other-format"] as const) : [])).map((entry) => ({
    entry,
    path: plain(entry.path),
    folders: splitPath(entry.path).slice(0, -1),
  }));
  const formats = pathsOf("vector", ...(decodesAll ? [] : (["other-format"] as const)));
  if (found.length === 0) throw noImages(file.name, formats, pathsOf("other-file"), decodesAll);
  const unreadable = found.flatMap(({ entry, path }) => {
    const why = whyUnreadable(entry);
    return why === undefined ? [] : [said`${path} (${why})`];
  });
  const images = found
    .filter(({ entry }) => whyUnreadable(entry) === undefined)
    .sort((a, b) => compareText(a.path, b.path));
  if (images.length === 0) throw noneReadable(file.name, unreadable);
  const unpacked = images.reduce((sum, { entry }) => sum + entry.unpackedBytes, 0);
  if (unpacked > MAX_UNPACKED_BYTES) {
    throw tooLarge(
      file.name,
      unpacked,
      MAX_UNPACKED_BYTES,
      (size, most) => said`Unpacked, its images come to ${size} MiB; at most ${most} MiB are read.`,
    );
  }
  const odd = of("odd").map(({ path }) => said`${JSON.stringify(path)} (${oddityOf(path) ?? ""})`);
  return {
    images,
    unreadable,
    notices: [
      ...leftOut(file.name, odd, pathsOf("system"), formats, pathsOf("other-file"), decodesAll),
      ...guessedNames(file.name, images),
    ],
  };
}

function plain(path: string): string {
  return splitPath(path).join("/");
}

function whyUnreadable({ encrypted, method }: ZipEntry): Said | undefined {
  if (encrypted) return said`it is encrypted`;
  if (method === 0 || method === 8) return undefined;
  return said`it is compressed by ${METHODS[method] ?? said`method ${method}`}, which is not read here`;
}

function leftOut(
  file: string,
  odd: readonly Said[],
  system: readonly string[],
  formats: readonly string[],
  files: readonly string[],
  decodesAll: boolean,
): ImportNotice[] {
  const notices: ImportNotice[] = [];
  if (odd.length > 0) {
    notices.push({
      kind: "odd-entry",
      message: said`${file}: ${counted(odd.length, "entry", "entries")} with a path that no honest tool writes left out: ${nameSome(odd)}.`,
      entries: odd,
    });
  }
  if (system.length > 0) {
    notices.push({
      kind: "ignored",
      message: said`${file}: ${counted(system.length, "entry", "entries")} of the operating system ignored: ${nameSome(system)}.`,
      entries: system,
    });
  }
  if (formats.length > 0) {
    notices.push({
      kind: "other-format",
      message: decodesAll
        ? said`${file}: ${counted(formats.length, "image")} left out because SVG is not read here; convert to PNG: ${nameSome(formats)}.`
        : said`${file}: ${counted(formats.length, "image")} left out because only PNG is read here; convert to PNG: ${nameSome(formats)}.`,
      entries: formats,
    });
  }
  if (files.length > 0) {
    notices.push({
      kind: "other-file",
      message: said`${file}: ${counted(files.length, "file that is no image", "files that are no images")} left out: ${nameSome(files)}.`,
      entries: files,
    });
  }
  return notices;
}

/** Says which names are guesses, and at what encoding. */
function guessedNames(file: string, images: readonly SelectedImage[]): ImportNotice[] {
  const guessed = images.filter(({ entry }) => entry.guessed !== undefined);
  if (guessed.length === 0) return [];
  const encodings = [...new Set(guessed.map(({ entry }) => entry.guessed!))];
  const paths = guessed.map(({ path }) => path);
  return [
    {
      kind: "name-encoding",
      message: said`${file}: the zip does not say how the names of ${counted(guessed.length, "image")} are encoded; they were read as ${nameSome(encodings)}, so letters may be wrong: ${nameSome(paths)}.`,
      entries: paths,
    },
  ];
}

function noneReadable(file: string, unreadable: readonly Said[]): ImportError {
  return new ImportError({
    file,
    where: nameSome(unreadable),
    problem: said`None of the images can be read.`,
    advice: said`Zip the folder again without a password and with the usual compression, Deflate.`,
  });
}

function noImages(
  file: string,
  formats: readonly string[],
  files: readonly string[],
  decodesAll: boolean,
): ImportError {
  const nested = files.filter((path) => /\.zip$/i.test(path));
  const what = decodesAll ? said`There is no image of pixels in the zip` : said`There is no PNG in the zip`;
  if (formats.length > 0) {
    return new ImportError({
      file,
      where: nameSome(formats),
      problem: said`${what}, only images of other formats.`,
      advice: inARow([said`Convert them to PNG.`, LAYOUT_ADVICE]),
    });
  }
  if (nested.length > 0) {
    return new ImportError({
      file,
      where: nameSome(nested),
      problem: said`${what}, but there are zips within it.`,
      advice: said`Unpack it and drop the zips inside.`,
    });
  }
  return new ImportError({ file, problem: said`${what}.`, advice: LAYOUT_ADVICE });
}

function tooLarge(
  file: string,
  bytes: number,
  limit: number,
  inWords: (size: number, most: number) => Said,
): ImportError {
  const size = (count: number) => Math.ceil(count / MEBIBYTE);
  return new ImportError({
    file,
    problem: inWords(size(bytes), size(limit)),
    advice: said`Zip fewer classes, fewer images of each, or smaller images.`,
  });
}
