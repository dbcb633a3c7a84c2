import { describe, expect, it } from "vitest";
import { drawnFiles, drawnPixels, drawnPng, patchDirectory, png, zipOf } from "../../testing/imageZips.ts";
import { ImportError } from "../importError.ts";
import { MAX_ZIP_BYTES } from "./limits.ts";
import type { ImageImport, ImportNoticeKind } from "./notice.ts";
import { readImageZips } from "./readImageZips.ts";
import type { ZipFile } from "./selectImages.ts";

const read = (file: ZipFile) => readImageZips([file]);
const text = (words: string) => new TextEncoder().encode(words);
const kinds = ({ notices }: ImageImport) => notices.map(({ kind }) => kind);
const notice = ({ notices }: ImageImport, kind: ImportNoticeKind) => notices.find((one) => one.kind === kind);

async function failure(file: ZipFile): Promise<ImportError> {
  try {
    await read(file);
  } catch (error) {
    expect(error).toBeInstanceOf(ImportError);
    return error as ImportError;
  }
  throw new Error("the import should have failed");
}

describe("readImageZips, a sound zip", () => {
  it("reads group/class/image.png without a word to say", async () => {
    const result = await read(zipOf({ ...drawnFiles("set/B/", 2, 3), ...drawnFiles("set/A/", 2, 3, 100) }));
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

  it("gives the same set whatever the order of entries", async () => {
    const files = drawnFiles("", 3, 4);
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    expect(await read(zipOf(reversed))).toEqual(await read(zipOf(files)));
  });

  it("reads a zip with bytes before it and a comment after it", async () => {
    const { bytes, name } = zipOf(drawnFiles("", 2, 2));
    const framed = new Uint8Array(100 + bytes.length + 5);
    framed.set(bytes, 100);
    new DataView(framed.buffer).setUint16(100 + bytes.length - 2, 5, true);
    expect(await read({ name, bytes: framed })).toEqual(await read({ name, bytes }));
  });

  it("reports progress up to all images", async () => {
    const seen: [number, number][] = [];
    await readImageZips([zipOf(drawnFiles("", 2, 50))], {
      onProgress: async (done, total) => void seen.push([done, total]),
    });
    expect(seen).toEqual([
      [0, 100],
      [64, 100],
      [100, 100],
    ]);
  });

  it("reads backslashes as Windows PowerShell 5.1 writes them", async () => {
    const files = drawnFiles("Greek/", 2, 2);
    const windows = Object.fromEntries(
      Object.entries(files).map(([path, bytes]) => [path.replaceAll("/", "\\"), bytes]),
    );
    expect(await read(zipOf(windows))).toEqual(await read(zipOf(files)));
  });

  it("survives class names that are words of JavaScript", async () => {
    const files = zipOf({ "constructor/1.png": drawnPng(1), "toString/1.png": drawnPng(2) });
    expect((await read(files)).imageSet.classes.map(({ name }) => name)).toEqual(["constructor", "toString"]);
  });
});

describe("readImageZips, what it tells", () => {
  it("what operating systems, people and other formats leave in the zip", async () => {
    const result = await read(
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
    expect(String(notice(result, "other-format")?.message)).toMatch(
      /1 image left out.*convert to PNG: s\/c0\/photo\.jpg/,
    );
  });

  it("images of other sizes, rescaled", async () => {
    const big = (seed: number) =>
      png({
        width: 56,
        height: 28,
        depth: 8,
        channels: 1,
        data: new Uint8Array(1568).fill(255).fill(0, 90 * seed, 90 * seed + 20),
      });
    const result = await read(zipOf({ ...drawnFiles("", 2, 2), "c0/big.png": big(3), "c1/big.png": big(5) }));
    expect(kinds(result)).toEqual(["rescaled"]);
    expect(String(notice(result, "rescaled")?.message)).toContain(
      "2 images of 56 × 28 pixels rescaled to 28 × 28; 2 of them not square",
    );
    expect(notice(result, "rescaled")?.entries).toEqual(["c0/big.png", "c1/big.png"]);
  });

  it("corrupt images, each named with the reason, the rest kept", async () => {
    const cut = drawnPng(50);
    const result = await read(
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

  it("entries whose compressed bytes are damaged, or that declare another size than theirs", async () => {
    const sound = zipOf({ ...drawnFiles("", 2, 2), "c2/0.png": drawnPng(60) });
    const lying = patchDirectory(sound, (view, at) => {
      const last = view.getUint16(at + 28, true) === 8 && view.getUint8(at + 46 + 1) === 0x32;
      if (last) view.setUint32(at + 24, 40, true);
    });
    const result = await read(lying);
    expect(notice(result, "corrupt-image")?.entries).toEqual([
      "c2/0.png (it unpacks to another size than the zip says)",
    ]);
    expect(notice(result, "empty-class")?.entries).toEqual(["my drawings/c2"]);
    const lost = patchDirectory(sound, (view, at) =>
      view.setUint32(at + 42, view.getUint32(at + 42, true) + 1, true),
    );
    expect((await failure(lost)).message).toContain("the zip points to nothing");
  });

  it("pictures that repeat in a class, kept once, and that are in two classes, kept in both", async () => {
    const result = await read(
      zipOf({ ...drawnFiles("", 2, 2), "c0/twin.png": drawnPng(0), "c1/guest.png": drawnPng(1) }),
    );
    expect(notice(result, "duplicate-image")?.entries).toEqual(["c0/twin.png (same as c0/0.png)"]);
    expect(notice(result, "shared-image")?.entries).toEqual(["c1/guest.png (same as c0/1.png)"]);
    expect(result.imageSet.classes.map(({ count }) => count)).toEqual([2, 3]);
  });

  it("pictures with nothing on them, left out", async () => {
    const white = png({ width: 28, height: 28, depth: 8, channels: 1, data: new Uint8Array(784).fill(250) });
    const speck = png({
      width: 1000,
      height: 1000,
      depth: 8,
      channels: 1,
      data: new Uint8Array(1e6).fill(255).fill(0, 5000, 5001),
    });
    const result = await read(
      zipOf({ ...drawnFiles("", 2, 2), "c0/white.png": white, "c0/speck.png": speck }),
    );
    expect(notice(result, "empty-image")?.entries).toEqual(["c0/white.png", "c0/speck.png"]);
    expect((await failure(zipOf({ "a/1.png": white, "b/1.png": white }))).message).toContain(
      "Nothing is drawn",
    );
  });

  it("light ink on dark paper, swapped so that ink is ink", async () => {
    const night = (seed: number) =>
      png({
        width: 28,
        height: 28,
        depth: 8,
        channels: 1,
        data: drawnPixels(seed).map((grey) => 255 - grey),
      });
    const files = { "a/1.png": night(1), "a/2.png": night(2), "b/1.png": night(3), "b/2.png": drawnPng(4) };
    const result = await read(zipOf(files));
    expect(kinds(result)).toEqual(["inverted", "mixed-polarity"]);
    expect(notice(result, "mixed-polarity")?.entries).toEqual(["b/2.png"]);
    expect(result.imageSet.classes[0]!.pixels.subarray(0, 784)).toEqual(
      drawnPixels(1).map((grey) => 255 - grey),
    );
  });

  it("keeps the paper around pictures that are not square when it swaps", async () => {
    const dark = (seed: number) =>
      png({
        width: 14,
        height: 28,
        depth: 8,
        channels: 1,
        data: new Uint8Array(392).fill(255, 20 * seed, 20 * seed + 6),
      });
    const result = await read(zipOf({ "a/1.png": dark(3), "b/1.png": dark(7) }));
    const { pixels } = result.imageSet.classes[0]!;
    expect(pixels.reduce((sum, ink) => sum + ink, 0)).toBe(6 * 255);
  });

  it("strokes that come out faint", async () => {
    const thin = (seed: number) =>
      png({
        width: 280,
        height: 280,
        depth: 8,
        channels: 1,
        data: new Uint8Array(78_400).fill(255).fill(0, 2800 * seed, 2800 * seed + 200),
      });
    const result = await read(zipOf({ "a/1.png": thin(3), "b/1.png": thin(7) }));
    expect(String(notice(result, "faint-ink")?.message)).toContain("typically 26 of 255");
  });

  it("names whose encoding is a guess", async () => {
    const result = await read(
      patchDirectory(zipOf({ ...drawnFiles("", 2, 2), "c_/1.png": drawnPng(70) }), (view, at) => {
        if (view.getUint8(at + 47) === 0x5f) view.setUint8(at + 47, 0xe9);
      }),
    );
    expect(notice(result, "name-encoding")?.entries).toEqual(["cé/1.png"]);
    expect(String(notice(result, "name-encoding")?.message)).toContain("read as Windows-1252");
  });

  it("odd entries, left out one by one", async () => {
    const encrypt = (view: DataView, at: number) => {
      if (view.getUint8(at + 47) === 0x32) view.setUint16(at + 8, 1, true);
      if (view.getUint8(at + 47) === 0x33) view.setUint16(at + 10, 14, true);
    };
    const files = {
      ...drawnFiles("", 2, 2),
      "Icon\r": text("x"),
      "../outside.png": drawnPng(90),
      "c0/bell\u0007.png": drawnPng(91),
      "c2/1.png": drawnPng(92),
      "c3/1.png": drawnPng(93),
    };
    const result = await read(patchDirectory(zipOf(files), encrypt));
    expect(notice(result, "ignored")?.entries).toEqual(["Icon\r"]);
    expect(notice(result, "odd-entry")?.entries).toEqual([
      '"../outside.png" (a path that leads outside through “..”)',
      '"c0/bell\\u0007.png" (a control character in its name)',
    ]);
    expect(notice(result, "unsupported-image")?.entries).toEqual([
      "c2/1.png (it is encrypted)",
      "c3/1.png (it is compressed by LZMA, which is not read here)",
    ]);
    expect(result.imageSet.classes.map(({ name }) => name)).toEqual(["c0", "c1"]);
  });

  it("images that lie beside the folders of classes, at whatever depth", async () => {
    const result = await read(
      zipOf({
        ...drawnFiles("Greek/", 2, 2),
        ...drawnFiles("Latin/upper/", 2, 2, 50),
        "cover.png": drawnPng(90),
        "Greek/all.png": drawnPng(91),
      }),
    );
    expect(notice(result, "out-of-place")?.entries).toEqual(["Greek/all.png", "cover.png"]);
    expect(result.imageSet.classes.map(({ group, name }) => `${group}/${name}`)).toEqual([
      "Greek/c0",
      "Greek/c1",
      "Latin/upper/c0",
      "Latin/upper/c1",
    ]);
  });

  it("other formats that the machine decodes, in colour turned to grey", async () => {
    const decoded = { width: 28, height: 28, rgba: new Uint8Array(4 * 784).fill(255) };
    decoded.rgba.set([255, 0, 0], 4 * 300);
    const decode = async (bytes: Uint8Array) => {
      if (bytes[0] !== 0xff) throw new Error("it is no image that is read here");
      return decoded;
    };
    const files = zipOf({
      ...drawnFiles("", 2, 2),
      "c0/photo.jpg": Uint8Array.of(0xff, 0xd8, 0xff),
      "c0/disguised.png": Uint8Array.of(0xff, 0xd8, 0xfe),
      "c0/broken.webp": text("x"),
      "c1/lines.svg": text("<svg/>"),
    });
    const result = await readImageZips([files], { decode });
    expect(notice(result, "decoded")?.entries).toEqual(["c0/disguised.png", "c0/photo.jpg"]);
    expect(notice(result, "coloured")?.entries).toEqual(["c0/disguised.png", "c0/photo.jpg"]);
    expect(notice(result, "corrupt-image")?.entries).toEqual([
      "c0/broken.webp (it is no image that is read here)",
    ]);
    expect(notice(result, "other-format")?.entries).toEqual(["c1/lines.svg"]);
    // The second is the same picture, and red is 0.7874 ink.
    expect(result.imageSet.classes[0]!.count).toBe(3);
    expect(result.imageSet.classes[0]!.pixels[2 * 784 + 300]).toBe(201);
  });

  it("other formats with a wrong byte, which no decoder would notice", async () => {
    const decode = async () => ({ width: 28, height: 28, rgba: new Uint8Array(4 * 784) });
    const files = patchDirectory(
      zipOf({ ...drawnFiles("", 2, 2), "c0/photo.jpg": Uint8Array.of(0xff, 0xd8, 0xff) }),
      (view, at) => {
        if (view.getUint8(at + 46 + 3) === 0x70) view.setUint32(at + 16, 1, true);
      },
    );
    const result = await readImageZips([files], { decode });
    expect(notice(result, "corrupt-image")?.entries).toEqual(["c0/photo.jpg (its bytes are damaged)"]);
  });

  it("16 bits of a low range, stretched", async () => {
    const camera = (seed: number) =>
      png({
        width: 28,
        height: 28,
        depth: 16,
        channels: 1,
        data: Uint16Array.from(drawnPixels(seed), (grey) => (grey === 255 ? 4095 : 1000)),
      });
    const result = await read(zipOf({ "a/1.png": camera(1), "b/1.png": camera(3) }));
    expect(kinds(result)).toEqual(["stretched"]);
    expect(result.imageSet.classes[0]!.pixels).toEqual(drawnPixels(1).map((grey) => 255 - grey));
  });

  it("a frame around a sheet is no paper, and dim light no ink", async () => {
    const framed = (seed: number, paper: number, ink: number) => {
      const data = drawnPixels(seed).map((grey) => (grey === 255 ? paper : ink));
      for (let i = 0; i < 28; i++) for (const at of [i, 27 * 28 + i, 28 * i, 28 * i + 27]) data[at] = ink;
      return png({ width: 28, height: 28, depth: 8, channels: 1, data });
    };
    const onWhite = await read(zipOf({ "a/1.png": framed(1, 255, 0), "b/1.png": framed(3, 255, 0) }));
    expect(kinds(onWhite)).toEqual([]);
    const inDimLight = await read(zipOf({ "a/1.png": framed(1, 110, 10), "b/1.png": framed(3, 110, 10) }));
    expect(kinds(inDimLight)).toEqual([]);
    const onBlack = await read(zipOf({ "a/1.png": framed(1, 0, 255), "b/1.png": framed(3, 0, 255) }));
    expect(kinds(onBlack)).toEqual(["inverted"]);
  });
});

describe("readImageZips, what it refuses", () => {
  const sound = zipOf(drawnFiles("", 2, 2));

  it.each([
    ["no zip", text("hello, I am a text file and no archive"), "This is not a zip."],
    ["nothing", text(""), "The file is empty."],
    ["gzip", Uint8Array.of(0x1f, 0x8b, 8, 0), "a gzip file"],
    ["an image", drawnPng(1), "a single PNG image"],
    ["a zip cut short", sound.bytes.subarray(0, 400), "cut short"],
  ])("%s", async (_, bytes, message) => {
    const error = await failure({ name: "bad.zip", bytes });
    expect(error.file).toBe("bad.zip");
    expect(error.message).toContain(message);
    expect(String(error.advice)).toMatch(/\.$/);
  });

  it("a damaged table of contents", async () => {
    expect((await failure(patchDirectory(sound, (view, at) => view.setUint8(at, 0)))).message).toContain(
      "damaged",
    );
  });

  it("a zip of which every image is encrypted", async () => {
    const encrypted = await failure(patchDirectory(sound, (view, at) => view.setUint16(at + 8, 1, true)));
    expect(encrypted.message).toContain("c0/0.png (it is encrypted)");
    expect(encrypted.message).toContain("None of the images can be read.");
  });

  it("a bomb, by the sizes it declares, before unpacking any", async () => {
    const bomb = patchDirectory(sound, (view, at) => view.setUint32(at + 24, 0x10000000, true));
    expect((await failure(bomb)).message).toContain(
      "Unpacked, its images come to 1,024 MiB; at most 512 MiB are read.",
    );
  });

  it("a zip too large", async () => {
    expect((await failure({ name: "big.zip", bytes: new Uint8Array(MAX_ZIP_BYTES + 1) })).message).toContain(
      "The zip comes to 257 MiB",
    );
  });

  it("folders that tell no classes", async () => {
    expect((await failure(zipOf({ "1.png": drawnPng(1), "2.png": drawnPng(2) }))).message).toContain(
      "group/class/image.png",
    );
    expect((await failure(zipOf({ "a/1.png": drawnPng(1), "a/2.png": drawnPng(2) }))).message).toContain(
      "of one class",
    );
  });

  it("zips without PNGs, saying what is there instead", async () => {
    expect((await failure(zipOf({ "a/1.jpg": text("x") }))).message).toContain("Convert them to PNG");
    expect((await failure(zipOf({ "a/1.zip": text("x") }))).message).toContain("drop the zips inside");
    expect((await failure(zipOf({ "notes.txt": text("x") }))).message).toContain("There is no PNG");
    expect((await failure(zipOf({}))).message).toContain("There is no PNG");
  });
});
