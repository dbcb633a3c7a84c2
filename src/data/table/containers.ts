// What a brought file holds: itself, or the files packed in it (gzip, zip, and one within the other).

import { type Said, said } from "../../words/said.ts";
import { ImportError } from "../importError.ts";
import { gunzip } from "./gzip.ts";
import { type ByteSource, bytesSource, piecesOf, type Reading } from "./source.ts";
import { zipMembers } from "./zip.ts";

/** One file that may be a table, unpacked as it is read. */
export interface TableFile {
  /** Its name; within a zip, `archive.zip/folder/file.csv`. */
  readonly name: string;
  /** Bytes by which progress is counted: as packed. */
  readonly size: number;
  /** Its unpacked bytes from the start; may be called again. */
  open(reading?: Reading): AsyncIterable<Uint8Array>;
  /** The same bytes, readable at any place. @throws ImportError when they are packed and too many to hold. */
  anywhere(reading?: Reading): Promise<ByteSource>;
}

/** What {@link openContainer} found. */
export interface Opened {
  readonly files: readonly TableFile[];
  /** Entries of a zip that are no tables, with the reason. */
  readonly leftOut: readonly { readonly name: string; readonly reason: Said }[];
}

/** Packed files that must be read at any place are held in memory up to this: 64 MiB. */
const MAX_HELD_BYTES = 64 * 1024 * 1024;
/** A zip in a gzip in a zip is deep enough. */
const MAX_DEPTH = 3;
const HEAD_BYTES = 512;

/** First bytes of files that people take for tables. */
const LOOKALIKES: readonly {
  readonly bytes: readonly number[];
  readonly at?: number;
  readonly is: Said;
}[] = [
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], is: said`an old Office document (.xls)` },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], is: said`a 7-Zip archive` },
  { bytes: [0x52, 0x61, 0x72, 0x21], is: said`a RAR archive` },
  { bytes: [0x42, 0x5a, 0x68], is: said`a bzip2 file` },
  { bytes: [0xfd, 0x37, 0x7a, 0x58], is: said`an xz file` },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], is: said`a Zstandard file` },
  { bytes: [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31], is: said`an Arrow file` },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], is: said`an SQLite database` },
  { bytes: [0x25, 0x50, 0x44, 0x46], is: said`a PDF` },
  { bytes: [0x89, 0x50, 0x4e, 0x47], is: said`a PNG image` },
  { bytes: [0xff, 0xd8, 0xff], is: said`a JPEG image` },
  { bytes: [0x75, 0x73, 0x74, 0x61, 0x72], at: 257, is: said`a tar archive` },
];

/** Files that lie beside tables and are none. */
const BESIDE_TABLES = /(^|\/)(readme|licen[cs]e|copying|terms|changelog)[^/]*$/i;

const startsWith = (head: Uint8Array, bytes: readonly number[], at = 0) =>
  bytes.every((byte, index) => head[at + index] === byte);

/** The first bytes of a file, as many as there are up to `most`. */
export async function headOf(file: TableFile, most: number): Promise<Uint8Array> {
  const head = new Uint8Array(most);
  let length = 0;
  for await (const piece of file.open()) {
    head.set(piece.subarray(0, most - length), length);
    length += Math.min(piece.length, most - length);
    if (length === most) break;
  }
  return head.subarray(0, length);
}

/**
 * Opens a file and whatever is packed in it.
 * @throws ImportError when it is empty, damaged, packed too deep, or of a kind that is no table.
 */
export async function openContainer(source: ByteSource): Promise<Opened> {
  return unpack(
    {
      name: source.name,
      size: source.size,
      open: (reading) => piecesOf(source, reading),
      anywhere: async () => source,
    },
    0,
  );
}

async function unpack(file: TableFile, depth: number): Promise<Opened> {
  const head = await headOf(file, HEAD_BYTES);
  const refuse = (problem: Said, advice: Said) => new ImportError({ file: file.name, problem, advice });
  if (head.length === 0) throw refuse(said`The file is empty.`, said`Download or copy it again.`);
  if (depth > MAX_DEPTH) throw refuse(said`It is packed more than three times over.`, said`Unpack it first.`);
  if (startsWith(head, [0x1f, 0x8b])) {
    const name = file.name.replace(/\.(gz|gzip)$/i, "").replace(/\.tgz$/i, ".tar");
    return unpack(
      streamed(name, file.size, (reading) => gunzip(file.name, file.open(reading))),
      depth + 1,
    );
  }
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06]))
    return unpackZip(file, depth);
  const lookalike = LOOKALIKES.find(({ bytes, at }) => startsWith(head, bytes, at));
  if (lookalike) {
    throw refuse(
      said`This is ${lookalike.is}, not a table.`,
      said`Bring CSV, TSV, JSON lines, a JSON array or Parquet, as they are, in a zip or in a gzip.`,
    );
  }
  return { files: [file], leftOut: [] };
}

async function unpackZip(file: TableFile, depth: number): Promise<Opened> {
  const members = await zipMembers(await named(file));
  if (members.some(({ path }) => path === "xl/workbook.xml")) {
    throw new ImportError({
      file: file.name,
      problem: said`This is an Excel workbook.`,
      advice: said`Save the sheet as CSV (in Excel: Save As, CSV UTF-8) and bring that.`,
    });
  }
  const files: TableFile[] = [];
  const leftOut: { name: string; reason: Said }[] = [];
  for (const { path, size, open } of members) {
    const name = `${file.name}/${path}`;
    if (BESIDE_TABLES.test(path)) {
      leftOut.push({ name, reason: said`${name}: a text about the tables.` });
      continue;
    }
    try {
      const inner = await unpack(streamed(name, size, open), depth + 1);
      files.push(...inner.files);
      leftOut.push(...inner.leftOut);
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      leftOut.push({ name, reason: error.said });
    }
  }
  if (files.length === 0) {
    throw new ImportError({
      file: file.name,
      problem:
        leftOut[0] === undefined
          ? said`There is no file in the zip.`
          : said`No table in it: ${leftOut[0].reason}`,
      advice: said`Zip the tables again.`,
    });
  }
  return { files, leftOut };
}

/** A source under the file's whole name. */
async function named(file: TableFile): Promise<ByteSource> {
  const source = await file.anywhere();
  return { name: file.name, size: source.size, slice: (start, end) => source.slice(start, end) };
}

/** A file that can only be read from its start. */
function streamed(name: string, size: number, open: TableFile["open"]): TableFile {
  return {
    name,
    size,
    open,
    async anywhere(reading) {
      const kept: Uint8Array[] = [];
      let total = 0;
      for await (const piece of open(reading)) {
        total += piece.length;
        if (total > MAX_HELD_BYTES) {
          throw new ImportError({
            file: name,
            problem: said`A file of this kind must be read from its end, and packed as it is it would not fit in memory (at most 64 MiB unpacked).`,
            advice: said`Unpack it and bring the unpacked file.`,
          });
        }
        kept.push(piece.slice());
      }
      const bytes = new Uint8Array(total);
      let at = 0;
      for (const piece of kept) {
        bytes.set(piece, at);
        at += piece.length;
      }
      return bytesSource(bytes, name);
    },
  };
}
