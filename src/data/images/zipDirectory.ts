// The table of contents of a zip, and one entry's bytes. fflate inflates; the table is read here because
// fflate's own unzip tells neither of encryption nor where an entry lies, and gives up all entries for one
// that is corrupt. Fields as in APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12, 4.3.14 to 4.3.16, 4.5.3 and
// 4.6.9.

import { inflateSync } from "fflate";
import { type Said, SaidError, said } from "../../words/said.ts";
import { ImportError } from "../importError.ts";
import { decodeNames, type RawName } from "./entryNames.ts";
import { MAX_ENTRIES } from "./limits.ts";

/** One entry of the table of contents. */
export interface ZipEntry {
  /** Path within the zip as written there, with `/` between folders. */
  readonly path: string;
  /** The encoding of the name where it was guessed, so that `path` may show other letters than were meant. */
  readonly guessed?: string;
  readonly encrypted: boolean;
  /** Compression method: 0 stored, 8 deflated, others unsupported. */
  readonly method: number;
  /** Bytes in the zip. */
  readonly packedBytes: number;
  /** Bytes once unpacked, as declared. */
  readonly unpackedBytes: number;
  /** CRC-32 of the unpacked bytes, as declared. */
  readonly checksum: number;
  /** Where the entry's local header begins, in bytes from the start of the file. */
  readonly offset: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const LOCATOR_SIGNATURE = 0x07064b50;
const LOCATOR_BYTES = 20;
const END64_SIGNATURE = 0x06064b50;
const END64_BYTES = 56;
const DIGITAL_SIGNATURE = 0x05054b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
/** Bit 11 of the flags: the name is UTF-8. */
const UTF8_FLAG = 0x800;
const ZIP64_EXTRA = 0x0001;
const UNICODE_PATH_EXTRA = 0x7075;
/** Systems whose names are UTF-8: Unix and macOS. */
const UNIX_HOSTS = [3, 19];
/** A comment of at most 65,535 bytes may follow the end record. */
const MAX_COMMENT_BYTES = 0xffff;

/** First bytes of files that people take for zips. */
const LOOKALIKES: readonly { readonly bytes: readonly number[]; readonly is: Said }[] = [
  { bytes: [0x1f, 0x8b], is: said`a gzip file (.gz or .tgz)` },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], is: said`a 7-Zip archive` },
  { bytes: [0x52, 0x61, 0x72, 0x21], is: said`a RAR archive` },
  { bytes: [0x42, 0x5a, 0x68], is: said`a bzip2 file` },
  { bytes: [0xfd, 0x37, 0x7a, 0x58], is: said`an xz file` },
  { bytes: [0x89, 0x50, 0x4e, 0x47], is: said`a single PNG image` },
];

/** The table of contents as a whole: where it stands, and what its end record says of it. */
interface Directory {
  /** Bytes from the start of the file. */
  readonly start: number;
  readonly end: number;
  readonly entries: number;
  /** Plain end records count modulo 65,536; macOS writes them beyond that without a zip64 record. */
  readonly countsTo: number;
  /** Bytes before the zip proper (a self-extracting archive); every offset is short by their number. */
  readonly shift: number;
}

/**
 * Reads the table of contents without unpacking anything; zip64 too. The entries themselves are counted, since
 * the count in the end record is wrong beyond 65,535 in zips of macOS.
 *
 * @throws ImportError when the file is no zip, is cut short or damaged, spans disks, or has more than
 * `MAX_ENTRIES` entries.
 */
export function readZipDirectory(file: string, bytes: Uint8Array): ZipEntry[] {
  const view = viewOf(bytes);
  const directory = findDirectory(file, bytes, view);
  const found: { name: RawName; at: number; sizes: Sizes }[] = [];
  let at = directory.start;
  while (at < directory.end && view.getUint32(at, true) !== DIGITAL_SIGNATURE) {
    if (at + CENTRAL_BYTES > directory.end || view.getUint32(at, true) !== CENTRAL_SIGNATURE)
      throw damaged(file);
    const nameEnd = at + CENTRAL_BYTES + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const next = extraEnd + view.getUint16(at + 32, true);
    if (next > directory.end) throw damaged(file);
    const name = bytes.subarray(at + CENTRAL_BYTES, nameEnd);
    const extra = extraFields(bytes.subarray(nameEnd, extraEnd));
    found.push({
      at,
      sizes: sizesOf(file, view, at, extra.get(ZIP64_EXTRA)),
      name: {
        bytes: name,
        flaggedUtf8: (view.getUint16(at + 8, true) & UTF8_FLAG) !== 0,
        unicode: unicodePath(name, extra.get(UNICODE_PATH_EXTRA)),
        fromUnix: UNIX_HOSTS.includes(view.getUint8(at + 5)),
      },
    });
    if (found.length > MAX_ENTRIES) throw tooMany(file);
    at = next;
  }
  if (found.length % directory.countsTo !== directory.entries) throw damaged(file);
  const names = decodeNames(found.map(({ name }) => name));
  return found.map(({ at, sizes }, i) => ({
    ...names[i]!,
    encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
    method: view.getUint16(at + 10, true),
    checksum: view.getUint32(at + 16, true),
    packedBytes: sizes.packed,
    unpackedBytes: sizes.unpacked,
    offset: sizes.offset + directory.shift,
  }));
}

/** Finds the end record, and the zip64 record before it where there is one. */
function findDirectory(file: string, bytes: Uint8Array, view: DataView): Directory {
  const end = findEnd(view);
  if (end < 0) throw notAZip(file, bytes);
  const disk = view.getUint16(end + 4, true);
  const entries = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const offset = view.getUint32(end + 16, true);
  const locator = end - LOCATOR_BYTES;
  if (locator >= 0 && view.getUint32(locator, true) === LOCATOR_SIGNATURE) {
    return findDirectory64(file, view, locator);
  }
  if (entries === 0xffff && offset === 0xffffffff) throw damaged(file);
  if (disk !== 0 || view.getUint16(end + 8, true) !== entries) throw inParts(file);
  const shift = end - size - offset;
  if (shift < 0) throw damaged(file);
  return { start: offset + shift, end, entries, countsTo: 0x10000, shift };
}

/** The zip64 end record stands right before its locator, save where something unknown follows it. */
function findDirectory64(file: string, view: DataView, locator: number): Directory {
  const end = [locator - END64_BYTES, Number(view.getBigUint64(locator + 8, true))].find(
    (at) => at >= 0 && at + END64_BYTES <= locator && view.getUint32(at, true) === END64_SIGNATURE,
  );
  if (end === undefined) throw damaged(file);
  const entries = Number(view.getBigUint64(end + 32, true));
  const size = Number(view.getBigUint64(end + 40, true));
  const offset = Number(view.getBigUint64(end + 48, true));
  if (view.getUint32(end + 16, true) !== 0 || Number(view.getBigUint64(end + 24, true)) !== entries)
    throw inParts(file);
  const shift = end - size - offset;
  if (shift < 0) throw damaged(file);
  return { start: offset + shift, end, entries, countsTo: Number.MAX_SAFE_INTEGER, shift };
}

interface Sizes {
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/** An entry's sizes and place; those that its 32 bits are too few for stand in the zip64 extra field, in this order. */
function sizesOf(file: string, view: DataView, at: number, extra: Uint8Array | undefined): Sizes {
  const [unpacked, packed, offset] = [24, 20, 42].map((field) => view.getUint32(at + field, true));
  const long = extra && viewOf(extra);
  let taken = 0;
  const whole = (value: number) => {
    if (value !== 0xffffffff) return value;
    if (long === undefined || taken + 8 > long.byteLength) throw damaged(file);
    taken += 8;
    return Number(long.getBigUint64(taken - 8, true));
  };
  const wholeUnpacked = whole(unpacked!);
  const wholePacked = whole(packed!);
  return { unpacked: wholeUnpacked, packed: wholePacked, offset: whole(offset!) };
}

/** The extra fields of an entry by their number; what does not fit is no field. */
function extraFields(extra: Uint8Array): Map<number, Uint8Array> {
  const view = viewOf(extra);
  const fields = new Map<number, Uint8Array>();
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (end > extra.length) break;
    fields.set(view.getUint16(at, true), extra.subarray(at + 4, end));
    at = end;
  }
  return fields;
}

/** The name in Unicode: version 1, and the checksum of the plain name, or else another tool changed that since. */
function unicodePath(name: Uint8Array, field: Uint8Array | undefined): string | undefined {
  if (field === undefined || field.length < 5 || field[0] !== 1) return undefined;
  if (viewOf(field).getUint32(1, true) !== crc32(name)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(field.subarray(5));
  } catch {
    return undefined;
  }
}

/** What each byte does to the checksum. */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let state = byte;
  for (let bit = 0; bit < 8; bit++) state = (state >>> 1) ^ (state & 1 ? 0xedb88320 : 0);
  return state;
});

/** The checksum of zips (CRC-32, polynomial 0xEDB88320). */
export function crc32(bytes: Uint8Array): number {
  let state = -1;
  for (let i = 0; i < bytes.length; i++) state = (state >>> 8) ^ REMAINDERS[(state ^ bytes[i]!) & 0xff]!;
  return ~state >>> 0;
}

/**
 * Unpacks one entry, stored or deflated, into as many bytes as it declares and never more.
 *
 * @throws Error with a plain reason when its bytes are damaged or don't come to the declared size.
 */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = viewOf(bytes);
  if (entry.offset + LOCAL_BYTES > bytes.length || view.getUint32(entry.offset, true) !== LOCAL_SIGNATURE) {
    throw new SaidError(said`the zip points to nothing`);
  }
  const start =
    entry.offset +
    LOCAL_BYTES +
    view.getUint16(entry.offset + 26, true) +
    view.getUint16(entry.offset + 28, true);
  if (start + entry.packedBytes > bytes.length) throw new SaidError(said`it is cut short`);
  const packed = bytes.subarray(start, start + entry.packedBytes);
  if (entry.method === 0) {
    if (entry.packedBytes !== entry.unpackedBytes) throw new SaidError(said`the zip gives it two sizes`);
    return packed;
  }
  // One byte of room beyond the declared size shows an entry that would unpack to more: fflate fills the
  // buffer it is given and drops the rest.
  let unpacked: Uint8Array;
  try {
    unpacked = inflateSync(packed, { out: new Uint8Array(entry.unpackedBytes + 1) });
  } catch (cause) {
    throw new SaidError(said`its compressed bytes are damaged`, { cause });
  }
  if (unpacked.length !== entry.unpackedBytes)
    throw new SaidError(said`it unpacks to another size than the zip says`);
  return unpacked;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Where the end record begins, or -1. Its comment must reach to the end of the file, not beyond. */
function findEnd(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= 0 && at >= last - MAX_COMMENT_BYTES; at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    if (at + END_BYTES + view.getUint16(at + 20, true) <= view.byteLength) return at;
  }
  return -1;
}

function notAZip(file: string, bytes: Uint8Array): ImportError {
  if (bytes.length === 0) {
    return new ImportError({
      file,
      problem: said`The file is empty.`,
      advice: said`Download or zip it again.`,
    });
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    return new ImportError({
      file,
      problem: said`The zip is cut short: the table of contents at its end is missing.`,
      advice: said`Download or copy it again.`,
    });
  }
  const lookalike = LOOKALIKES.find((kind) => kind.bytes.every((byte, i) => bytes[i] === byte));
  return new ImportError({
    file,
    problem: lookalike ? said`This is ${lookalike.is}, not a zip.` : said`This is not a zip.`,
    advice: said`Drop a .zip with folders of PNG images: group/class/image.png or class/image.png.`,
  });
}

function damaged(file: string): ImportError {
  return new ImportError({
    file,
    problem: said`The zip's table of contents is damaged.`,
    advice: said`Download or zip it again.`,
  });
}

function inParts(file: string): ImportError {
  return new ImportError({
    file,
    problem: said`This is one part of a zip in several parts.`,
    advice: said`Join the parts or zip the folder again as one file.`,
  });
}

function tooMany(file: string): ImportError {
  return new ImportError({
    file,
    problem: said`The zip has more than ${MAX_ENTRIES} entries, and no more are read.`,
    advice: said`Zip fewer classes, or fewer images of each.`,
  });
}
