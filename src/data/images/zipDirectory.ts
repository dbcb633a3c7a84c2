// The table of contents of a zip, and one entry's bytes. fflate inflates; the table is read here because
// fflate's own unzip tells neither of encryption nor where an entry lies, and gives up all entries for one
// that is corrupt. Fields as in APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.

import { inflateSync } from "fflate";
import { ImportError } from "../importError.ts";
import { MAX_ENTRIES } from "./limits.ts";

/** One entry of the table of contents. */
export interface ZipEntry {
  /** Path within the zip as written there, with `/` between folders. */
  readonly path: string;
  /** False when the name's bytes aren't UTF-8, so that `path` may show other letters than were meant. */
  readonly nameIsUtf8: boolean;
  readonly encrypted: boolean;
  /** Compression method: 0 stored, 8 deflated, others unsupported. */
  readonly method: number;
  /** Bytes in the zip. */
  readonly packedBytes: number;
  /** Bytes once unpacked, as declared. */
  readonly unpackedBytes: number;
  /** Where the entry's local header begins, in bytes from the start of the file. */
  readonly offset: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
/** A comment of at most 65,535 bytes may follow the end record. */
const MAX_COMMENT_BYTES = 0xffff;

/** First bytes of files that people take for zips. */
const LOOKALIKES: readonly { readonly bytes: readonly number[]; readonly is: string }[] = [
  { bytes: [0x1f, 0x8b], is: "a gzip file (.gz or .tgz)" },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], is: "a 7-Zip archive" },
  { bytes: [0x52, 0x61, 0x72, 0x21], is: "a RAR archive" },
  { bytes: [0x42, 0x5a, 0x68], is: "a bzip2 file" },
  { bytes: [0xfd, 0x37, 0x7a, 0x58], is: "an xz file" },
  { bytes: [0x89, 0x50, 0x4e, 0x47], is: "a single PNG image" },
];

/**
 * Reads the table of contents without unpacking anything.
 *
 * @throws ImportError when the file is no zip, is cut short or damaged, spans disks, is a zip64, or has more
 * than `MAX_ENTRIES` entries.
 */
export function readZipDirectory(file: string, bytes: Uint8Array): ZipEntry[] {
  const view = viewOf(bytes);
  const end = findEnd(view);
  if (end < 0) throw notAZip(file, bytes);
  const declared = view.getUint16(end + 10, true);
  const directoryBytes = view.getUint32(end + 12, true);
  const directoryOffset = view.getUint32(end + 16, true);
  if (declared === 0xffff || directoryOffset === 0xffffffff) throw zip64(file);
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== declared) {
    throw new ImportError({
      file,
      problem: "This is one part of a zip in several parts.",
      advice: "Join the parts or zip the folder again as one file.",
    });
  }
  if (declared > MAX_ENTRIES) {
    throw new ImportError({
      file,
      problem: `The zip has ${declared.toLocaleString("en-US")} entries; at most ${MAX_ENTRIES.toLocaleString("en-US")} are read.`,
      advice: "Zip fewer classes, or fewer images of each.",
    });
  }
  // Bytes before the zip proper (a self-extracting archive) shift every offset by their number.
  const shift = end - directoryBytes - directoryOffset;
  if (shift < 0) throw damaged(file);
  const entries: ZipEntry[] = [];
  let at = directoryOffset + shift;
  for (let i = 0; i < declared; i++) {
    if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL_SIGNATURE) throw damaged(file);
    const nameBytes = view.getUint16(at + 28, true);
    const next =
      at + CENTRAL_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw damaged(file);
    const packedBytes = view.getUint32(at + 20, true);
    const unpackedBytes = view.getUint32(at + 24, true);
    const offset = view.getUint32(at + 42, true);
    if (packedBytes === 0xffffffff || unpackedBytes === 0xffffffff || offset === 0xffffffff)
      throw zip64(file);
    const name = bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes);
    entries.push({
      ...decodeName(name),
      encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
      method: view.getUint16(at + 10, true),
      packedBytes,
      unpackedBytes,
      offset: offset + shift,
    });
    at = next;
  }
  return entries;
}

/**
 * Unpacks one entry, stored or deflated, into as many bytes as it declares and never more.
 *
 * @throws Error with a plain reason when its bytes are damaged or don't come to the declared size.
 */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = viewOf(bytes);
  if (entry.offset + LOCAL_BYTES > bytes.length || view.getUint32(entry.offset, true) !== LOCAL_SIGNATURE) {
    throw new Error("the zip points to nothing");
  }
  const start =
    entry.offset +
    LOCAL_BYTES +
    view.getUint16(entry.offset + 26, true) +
    view.getUint16(entry.offset + 28, true);
  if (start + entry.packedBytes > bytes.length) throw new Error("it is cut short");
  const packed = bytes.subarray(start, start + entry.packedBytes);
  if (entry.method === 0) {
    if (entry.packedBytes !== entry.unpackedBytes) throw new Error("the zip gives it two sizes");
    return packed;
  }
  // One byte of room beyond the declared size shows an entry that would unpack to more: fflate fills the
  // buffer it is given and drops the rest.
  let unpacked: Uint8Array;
  try {
    unpacked = inflateSync(packed, { out: new Uint8Array(entry.unpackedBytes + 1) });
  } catch (cause) {
    throw new Error("its compressed bytes are damaged", { cause });
  }
  if (unpacked.length !== entry.unpackedBytes)
    throw new Error("it unpacks to another size than the zip says");
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

/** UTF-8 whether flagged or not, since macOS writes it unflagged; else Windows-1252, which never fails. */
function decodeName(name: Uint8Array): { path: string; nameIsUtf8: boolean } {
  try {
    return { path: new TextDecoder("utf-8", { fatal: true }).decode(name), nameIsUtf8: true };
  } catch {
    return { path: new TextDecoder("windows-1252").decode(name), nameIsUtf8: false };
  }
}

function notAZip(file: string, bytes: Uint8Array): ImportError {
  if (bytes.length === 0) {
    return new ImportError({ file, problem: "The file is empty.", advice: "Download or zip it again." });
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    return new ImportError({
      file,
      problem: "The zip is cut short: the table of contents at its end is missing.",
      advice: "Download or copy it again.",
    });
  }
  const lookalike = LOOKALIKES.find((kind) => kind.bytes.every((byte, i) => bytes[i] === byte));
  return new ImportError({
    file,
    problem: lookalike ? `This is ${lookalike.is}, not a zip.` : "This is not a zip.",
    advice: "Drop a .zip with folders of PNG images: group/class/image.png or class/image.png.",
  });
}

function damaged(file: string): ImportError {
  return new ImportError({
    file,
    problem: "The zip's table of contents is damaged.",
    advice: "Download or zip it again.",
  });
}

function zip64(file: string): ImportError {
  return new ImportError({
    file,
    problem: "This is a zip64, the form for very large zips, which is not read here.",
    advice: "Zip fewer images, or write a plain zip (in Python: zipfile.ZipFile(…, allowZip64=False)).",
  });
}
