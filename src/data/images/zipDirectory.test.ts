// The table of contents of zips as various tools write it.

import { describe, expect, it } from "vitest";
import { patchDirectory, zipOf } from "../../testing/imageZips.ts";
import { MAX_ENTRIES } from "./limits.ts";
import { readZipDirectory, unpackEntry } from "./zipDirectory.ts";

const text = (words: string) => new TextEncoder().encode(words);
const pathsOf = (bytes: Uint8Array) => readZipDirectory("x.zip", bytes).map(({ path }) => path);

/** A table of contents with empty entries of these names, and an end record that counts as macOS does. */
function emptyEntries(count: number): Uint8Array {
  const entry = new Uint8Array(46 + 6);
  new DataView(entry.buffer).setUint32(0, 0x02014b50, true);
  new DataView(entry.buffer).setUint16(28, 6, true);
  const bytes = new Uint8Array(count * entry.length + 22);
  for (let i = 0; i < count; i++) {
    entry.set(text(String(i).padStart(6, "0")), 46);
    bytes.set(entry, i * entry.length);
  }
  const end = new DataView(bytes.buffer, count * entry.length);
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, count % 0x10000, true);
  end.setUint16(10, count % 0x10000, true);
  end.setUint32(12, count * entry.length, true);
  return bytes;
}

/** The zip with its end record, and one entry's size and place, in the form of zip64. */
function asZip64(bytes: Uint8Array, extra: boolean): Uint8Array {
  const end = bytes.length - 22;
  const plain = new DataView(bytes.buffer, bytes.byteOffset);
  const [entries, size, offset] = [
    plain.getUint16(end + 10, true),
    plain.getUint32(end + 12, true),
    plain.getUint32(end + 16, true),
  ];
  let directory: Uint8Array = bytes.slice(offset, end);
  if (extra) {
    // Of the first entry: sizes and place are in the extra field, unpacked, packed, offset.
    const view = new DataView(directory.buffer);
    const nameBytes = view.getUint16(28, true);
    const field = new DataView(new ArrayBuffer(28));
    field.setUint16(0, 1, true);
    field.setUint16(2, 24, true);
    field.setBigUint64(4, BigInt(view.getUint32(24, true)), true);
    field.setBigUint64(12, BigInt(view.getUint32(20, true)), true);
    field.setBigUint64(20, BigInt(view.getUint32(42, true)), true);
    for (const at of [20, 24, 42]) view.setUint32(at, 0xffffffff, true);
    view.setUint16(30, 28, true);
    directory = joined(
      directory.subarray(0, 46 + nameBytes),
      new Uint8Array(field.buffer),
      directory.subarray(46 + nameBytes),
    );
  }
  const long = new DataView(new ArrayBuffer(56));
  long.setUint32(0, 0x06064b50, true);
  long.setBigUint64(4, 44n, true);
  long.setBigUint64(24, BigInt(entries), true);
  long.setBigUint64(32, BigInt(entries), true);
  long.setBigUint64(40, BigInt(extra ? size + 28 : size), true);
  long.setBigUint64(48, BigInt(offset), true);
  const locator = new DataView(new ArrayBuffer(20));
  locator.setUint32(0, 0x07064b50, true);
  locator.setBigUint64(8, BigInt(offset + directory.length), true);
  locator.setUint32(16, 1, true);
  const last = new DataView(bytes.slice(end).buffer);
  for (const at of [8, 10]) last.setUint16(at, 0xffff, true);
  for (const at of [12, 16]) last.setUint32(at, 0xffffffff, true);
  return joined(
    bytes.subarray(0, offset),
    directory,
    ...[long, locator, last].map(({ buffer }) => new Uint8Array(buffer as ArrayBuffer)),
  );
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

describe("readZipDirectory", () => {
  it("reads all entries where macOS counts them modulo 65,536", () => {
    const paths = pathsOf(emptyEntries(70_000));
    expect(paths.length).toBe(70_000);
    expect(paths.at(-1)).toBe("069999");
  });

  it("refuses a count that is wrong in another way, and too many entries", () => {
    const bytes = emptyEntries(10);
    new DataView(bytes.buffer).setUint16(bytes.length - 12, 9, true);
    new DataView(bytes.buffer).setUint16(bytes.length - 14, 9, true);
    expect(() => pathsOf(bytes)).toThrow("x.zip: The zip's table of contents is damaged.");
    expect(() => pathsOf(emptyEntries(MAX_ENTRIES + 1))).toThrow("more than 250,000 entries");
  });

  it.each([false, true])("reads a small zip64, with sizes in the extra field: %s", (extra) => {
    const { bytes } = zipOf({ "a/1.png": text("one"), "b/2.png": text("two") });
    const long = asZip64(bytes, extra);
    const entries = readZipDirectory("x.zip", long);
    expect(entries.map(({ path }) => path)).toEqual(["a/1.png", "b/2.png"]);
    expect(entries.map((entry) => new TextDecoder().decode(unpackEntry(long, entry)))).toEqual([
      "one",
      "two",
    ]);
  });

  it("reads a zip64 with bytes before it, and refuses one whose end record is lost", () => {
    const { bytes } = zipOf({ "a/1.png": text("one") });
    const long = asZip64(bytes, true);
    const framed = joined(text("#!/bin/sh"), long);
    const [entry] = readZipDirectory("x.zip", framed);
    expect(new TextDecoder().decode(unpackEntry(framed, entry!))).toBe("one");
    const broken = long.slice();
    broken[long.length - 22 - 20 - 56] = 0;
    expect(() => pathsOf(broken)).toThrow("damaged");
  });

  it("takes the name of the Unicode path field where its checksum fits the plain name", () => {
    // As WinZip and Info-ZIP write it: 0x7075, version, CRC-32 of the plain name, the name in UTF-8.
    const withField = (checksum: number) => {
      const { bytes } = zipOf({ "a/1.png": text("one") });
      const end = bytes.length - 22;
      const offset = new DataView(bytes.buffer, bytes.byteOffset).getUint32(end + 16, true);
      const name = text("一/1.png");
      const field = new DataView(new ArrayBuffer(9 + name.length));
      field.setUint16(0, 0x7075, true);
      field.setUint16(2, 5 + name.length, true);
      field.setUint8(4, 1);
      field.setUint32(5, checksum, true);
      new Uint8Array(field.buffer).set(name, 9);
      const made = joined(bytes.subarray(0, end), new Uint8Array(field.buffer), bytes.subarray(end));
      const view = new DataView(made.buffer);
      view.setUint16(offset + 30, field.byteLength, true);
      view.setUint32(
        made.length - 22 + 12,
        view.getUint32(made.length - 22 + 12, true) + field.byteLength,
        true,
      );
      return made;
    };
    // CRC-32 of "a/1.png", by Python's zlib.crc32.
    expect(pathsOf(withField(0xe6a2bc75))).toEqual(["一/1.png"]);
    expect(pathsOf(withField(0xe6a2bc75 + 1))).toEqual(["a/1.png"]);
  });

  it("guesses one encoding for all names of a zip, even those that are UTF-8 by chance", () => {
    const names: Record<string, readonly number[]> = { aa: [0xd2, 0xbb], bb: [0xb6, 0xfe] };
    const file = patchDirectory(zipOf({ "aa/1.png": text("1"), "bb/1.png": text("2") }), (view, at) => {
      const name = String.fromCharCode(view.getUint8(at + 46), view.getUint8(at + 47));
      names[name]!.forEach((byte, i) => {
        view.setUint8(at + 46 + i, byte);
      });
    });
    expect(readZipDirectory("x.zip", file.bytes).map(({ path, guessed }) => [path, guessed])).toEqual([
      ["一/1.png", "GBK"],
      ["二/1.png", "GBK"],
    ]);
  });
});
