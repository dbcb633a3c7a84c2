import { describe, expect, it } from "vitest";
import { drawnFiles, drawnPixels, drawnPng, patchDirectory, png, zipOf } from "../../testing/imageZips.ts";
import { ImportError } from "../importError.ts";
import { MAX_ENTRIES, MAX_ZIP_BYTES } from "./limits.ts";
import type { ImageImport, ImportNoticeKind } from "./notice.ts";
import { readImageZip } from "./readImageZip.ts";
import type { ZipFile } from "./selectImages.ts";

const text = (words: string) => new TextEncoder().encode(words);
const kinds = ({ notices }: ImageImport) => notices.map(({ kind }) => kind);
const notice = ({ notices }: ImageImport, kind: ImportNoticeKind) => notices.find((one) => one.kind === kind);

function failure(file: ZipFile): ImportError {
  try {
    readImageZip(file);
  } catch (error) {
    expect(error).toBeInstanceOf(ImportError);
    return error as ImportError;
  }
  throw new Error("the import should have failed");
}

describe("readImageZip, a sound zip", () => {
  it("reads group/class/image.png without a word to say", () => {
    const result = readImageZip(zipOf({ ...drawnFiles("set/B/", 2, 3), ...drawnFiles("set/A/", 2, 3, 100) }));
    expect(result.notices).toEqual([]);
    expect(result.imageSet.name).toBe("my drawings.zip");
    expect(result.imageSet.classes.map(({ group, name, count }) => [group, name, count])).toEqual([
      ["A", "c0", 3],
      ["A", "c1", 3],
      ["B", "c0", 3],
      ["B", "c1", 3],
    ]);
    const { pixels } = result.imageSet.classes[2]!;
    expect(pixels.length).toBe(3 * 784);
    expect(pixels.subarray(784, 2 * 784)).toEqual(drawnPixels(1).map((grey) => 255 - grey));
  });

  it("gives the same set whatever the order of entries", () => {
    const files = drawnFiles("", 3, 4);
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    expect(readImageZip(zipOf(reversed))).toEqual(readImageZip(zipOf(files)));
  });

  it("reads a zip with bytes before it and a comment after it", () => {
    const { bytes, name } = zipOf(drawnFiles("", 2, 2));
    const framed = new Uint8Array(100 + bytes.length + 5);
    framed.set(bytes, 100);
    new DataView(framed.buffer).setUint16(100 + bytes.length - 2, 5, true);
    expect(readImageZip({ name, bytes: framed })).toEqual(readImageZip({ name, bytes }));
  });

  it("reports progress up to all images", () => {
    const seen: [number, number][] = [];
    readImageZip(zipOf(drawnFiles("", 2, 50)), (done, total) => seen.push([done, total]));
    expect(seen).toEqual([
      [0, 100],
      [64, 100],
      [100, 100],
    ]);
  });

  it("survives class names that are words of JavaScript", () => {
    const files = zipOf({ "constructor/1.png": drawnPng(1), "toString/1.png": drawnPng(2) });
    expect(readImageZip(files).imageSet.classes.map(({ name }) => name)).toEqual(["constructor", "toString"]);
  });
});

describe("readImageZip, what it tells", () => {
  it("what operating systems, people and other formats leave in the zip", () => {
    const result = readImageZip(
      zipOf({
        ...drawnFiles("s/", 2, 2),
        "__MACOSX/s/c0/._0.png": text("x"),
        "s/.DS_Store": text("x"),
        "s/c0/Thumbs.db": text("x"),
        "s/c0/photo.jpg": text("x"),
        "s/README.txt": text("x"),
      }),
    );
    expect(kinds(result)).toEqual(["ignored", "other-format", "other-file"]);
    expect(notice(result, "ignored")?.entries).toEqual([
      "__MACOSX/s/c0/._0.png",
      "s/.DS_Store",
      "s/c0/Thumbs.db",
    ]);
    expect(notice(result, "other-format")?.message).toMatch(
      /1 image is left out.*convert to PNG: s\/c0\/photo\.jpg/,
    );
  });

  it("images of other sizes, rescaled", () => {
    const big = (seed: number) =>
      png({
        width: 56,
        height: 28,
        depth: 8,
        channels: 1,
        data: new Uint8Array(1568).fill(255).fill(0, 90 * seed, 90 * seed + 20),
      });
    const result = readImageZip(
      zipOf({ ...drawnFiles("", 2, 2), "c0/big.png": big(3), "c1/big.png": big(5) }),
    );
    expect(kinds(result)).toEqual(["rescaled"]);
    expect(notice(result, "rescaled")?.message).toContain(
      "2 images of 56 × 28 pixels rescaled to 28 × 28; 2 of them not square",
    );
    expect(notice(result, "rescaled")?.entries).toEqual(["c0/big.png", "c1/big.png"]);
  });

  it("corrupt images, each named with the reason, the rest kept", () => {
    const cut = drawnPng(50);
    const result = readImageZip(
      zipOf({
        ...drawnFiles("", 2, 2),
        "c0/cut.png": cut.subarray(0, 60),
        "c0/jpeg.png": text("JFIF"),
        "c0/none.png": text(""),
      }),
    );
    expect(notice(result, "corrupt-image")?.entries).toEqual([
      "c0/cut.png (it is cut short)",
      "c0/jpeg.png (there is no PNG in it)",
      "c0/none.png (there is no PNG in it)",
    ]);
    expect(result.imageSet.classes.map(({ count }) => count)).toEqual([2, 2]);
  });

  it("entries whose compressed bytes are damaged, or that declare another size than theirs", () => {
    const sound = zipOf({ ...drawnFiles("", 2, 2), "c2/0.png": drawnPng(60) });
    const lying = patchDirectory(sound, (view, at) => {
      const last = view.getUint16(at + 28, true) === 8 && view.getUint8(at + 46 + 1) === 0x32;
      if (last) view.setUint32(at + 24, 40, true);
    });
    const result = readImageZip(lying);
    expect(notice(result, "corrupt-image")?.entries).toEqual([
      "c2/0.png (it unpacks to another size than the zip says)",
    ]);
    expect(notice(result, "empty-class")?.entries).toEqual(["my drawings/c2"]);
    const lost = patchDirectory(sound, (view, at) =>
      view.setUint32(at + 42, view.getUint32(at + 42, true) + 1, true),
    );
    expect(failure(lost).message).toContain("the zip points to nothing");
  });

  it("pictures that repeat in a class, kept once, and that are in two classes, kept in both", () => {
    const result = readImageZip(
      zipOf({ ...drawnFiles("", 2, 2), "c0/twin.png": drawnPng(0), "c1/guest.png": drawnPng(1) }),
    );
    expect(notice(result, "duplicate-image")?.entries).toEqual(["c0/twin.png (same as c0/0.png)"]);
    expect(notice(result, "shared-image")?.entries).toEqual(["c1/guest.png (same as c0/1.png)"]);
    expect(result.imageSet.classes.map(({ count }) => count)).toEqual([2, 3]);
  });

  it("pictures with nothing on them, left out", () => {
    const white = png({ width: 28, height: 28, depth: 8, channels: 1, data: new Uint8Array(784).fill(250) });
    const speck = png({
      width: 1000,
      height: 1000,
      depth: 8,
      channels: 1,
      data: new Uint8Array(1e6).fill(255).fill(0, 5000, 5001),
    });
    const result = readImageZip(
      zipOf({ ...drawnFiles("", 2, 2), "c0/white.png": white, "c0/speck.png": speck }),
    );
    expect(notice(result, "empty-image")?.entries).toEqual(["c0/white.png", "c0/speck.png"]);
    expect(failure(zipOf({ "a/1.png": white, "b/1.png": white })).message).toContain("Nothing is drawn");
  });

  it("light ink on dark paper, swapped so that ink is ink", () => {
    const night = (seed: number) =>
      png({
        width: 28,
        height: 28,
        depth: 8,
        channels: 1,
        data: drawnPixels(seed).map((grey) => 255 - grey),
      });
    const files = { "a/1.png": night(1), "a/2.png": night(2), "b/1.png": night(3), "b/2.png": drawnPng(4) };
    const result = readImageZip(zipOf(files));
    expect(kinds(result)).toEqual(["inverted", "mixed-polarity"]);
    expect(notice(result, "mixed-polarity")?.entries).toEqual(["b/2.png"]);
    expect(result.imageSet.classes[0]!.pixels.subarray(0, 784)).toEqual(
      drawnPixels(1).map((grey) => 255 - grey),
    );
  });

  it("keeps the paper around pictures that are not square when it swaps", () => {
    const dark = (seed: number) =>
      png({
        width: 14,
        height: 28,
        depth: 8,
        channels: 1,
        data: new Uint8Array(392).fill(255, 20 * seed, 20 * seed + 6),
      });
    const result = readImageZip(zipOf({ "a/1.png": dark(3), "b/1.png": dark(7) }));
    const { pixels } = result.imageSet.classes[0]!;
    expect(pixels.reduce((sum, ink) => sum + ink, 0)).toBe(6 * 255);
  });

  it("strokes that come out faint", () => {
    const thin = (seed: number) =>
      png({
        width: 280,
        height: 280,
        depth: 8,
        channels: 1,
        data: new Uint8Array(78_400).fill(255).fill(0, 2800 * seed, 2800 * seed + 200),
      });
    const result = readImageZip(zipOf({ "a/1.png": thin(3), "b/1.png": thin(7) }));
    expect(notice(result, "faint-ink")?.message).toContain("typically 26 of 255");
  });

  it("the halves of a split that hold the same classes", () => {
    const result = readImageZip(
      zipOf({ ...drawnFiles("mnist/training/", 2, 2), ...drawnFiles("mnist/testing/", 2, 2, 50) }),
    );
    expect(kinds(result)).toEqual(["split-folders"]);
    const apart = readImageZip(zipOf({ ...drawnFiles("Greek/", 2, 2), ...drawnFiles("Latin/", 2, 2, 50) }));
    expect(kinds(apart)).toEqual([]);
  });

  it("names that are not UTF-8", () => {
    const result = readImageZip(
      patchDirectory(zipOf({ ...drawnFiles("", 2, 2), "c_/1.png": drawnPng(70) }), (view, at) => {
        if (view.getUint8(at + 47) === 0x5f) view.setUint8(at + 47, 0xe9);
      }),
    );
    expect(notice(result, "name-encoding")?.entries).toEqual(["cé/1.png"]);
  });
});

describe("readImageZip, what it refuses", () => {
  const sound = zipOf(drawnFiles("", 2, 2));

  it.each([
    ["no zip", text("hello, I am a text file and no archive"), "This is not a zip."],
    ["nothing", text(""), "The file is empty."],
    ["gzip", Uint8Array.of(0x1f, 0x8b, 8, 0), "a gzip file"],
    ["an image", drawnPng(1), "a single PNG image"],
    ["a zip cut short", sound.bytes.subarray(0, 400), "cut short"],
  ])("%s", (_, bytes, message) => {
    const error = failure({ name: "bad.zip", bytes });
    expect(error.file).toBe("bad.zip");
    expect(error.message).toContain(message);
    expect(error.advice).toMatch(/\.$/);
  });

  it("a damaged table of contents", () => {
    expect(failure(patchDirectory(sound, (view, at) => view.setUint8(at, 0))).message).toContain("damaged");
  });

  it("encrypted images, other compression and zip64, by name", () => {
    const encrypted = failure(patchDirectory(sound, (view, at) => view.setUint16(at + 8, 1, true)));
    expect(encrypted.message).toContain("c0/0.png: The image is encrypted.");
    const lzma = failure(patchDirectory(sound, (view, at) => view.setUint16(at + 10, 14, true)));
    expect(lzma.message).toContain("compressed by LZMA");
    const zip64 = failure(patchDirectory(sound, (view, at) => view.setUint32(at + 24, 0xffffffff, true)));
    expect(zip64.message).toContain("zip64");
  });

  it("a bomb, by the sizes it declares, before unpacking any", () => {
    const bomb = patchDirectory(sound, (view, at) => view.setUint32(at + 24, 0x10000000, true));
    expect(failure(bomb).message).toContain(
      "Unpacked, its images come to 1,024 MiB; at most 512 MiB are read.",
    );
  });

  it("a zip too large or of too many entries", () => {
    expect(failure({ name: "big.zip", bytes: new Uint8Array(MAX_ZIP_BYTES + 1) }).message).toContain(
      "The zip comes to 257 MiB",
    );
    const { bytes, name } = zipOf(drawnFiles("", 2, 2));
    const view = new DataView(bytes.buffer);
    view.setUint16(bytes.length - 14, MAX_ENTRIES + 1, true);
    view.setUint16(bytes.length - 12, MAX_ENTRIES + 1, true);
    expect(failure({ name, bytes }).message).toContain("65,001 entries");
  });

  it("paths that lead outside, wherever they are", () => {
    expect(failure(zipOf({ ...drawnFiles("", 2, 2), "../outside.txt": text("x") })).where).toContain(
      "../outside.txt",
    );
    expect(failure(zipOf({ ...drawnFiles("", 2, 2), "c0\\1.png": drawnPng(9) })).message).toContain(
      "backslashes",
    );
  });

  it("folders that tell no classes", () => {
    expect(failure(zipOf({ "1.png": drawnPng(1), "2.png": drawnPng(2) })).message).toContain(
      "group/class/image.png",
    );
    expect(failure(zipOf({ "a/1.png": drawnPng(1), "a/2.png": drawnPng(2) })).message).toContain(
      "of one class",
    );
    expect(failure(zipOf({ "a/1.png": drawnPng(1), "b/c/2.png": drawnPng(2) })).message).toContain(
      "equally deep",
    );
  });

  it("zips without PNGs, saying what is there instead", () => {
    expect(failure(zipOf({ "a/1.jpg": text("x") })).message).toContain("Convert them to PNG");
    expect(failure(zipOf({ "a/1.zip": text("x") })).message).toContain("drop the zips inside");
    expect(failure(zipOf({ "notes.txt": text("x") })).message).toContain("There is no PNG");
    expect(failure(zipOf({})).message).toContain("There is no PNG");
  });
});
