import { describe, expect, it } from "vitest";
import { drawnFiles, drawnPng, zipOf } from "../../testing/imageZips.ts";
import { mergeImageSets } from "./merge.ts";
import { overlappingClasses } from "./overlap.ts";
import { pixelKey } from "./pixelKey.ts";
import { readImageZips } from "./readImageZips.ts";

const read = async (name: string, files: Record<string, Uint8Array>) =>
  (await readImageZips([zipOf(files, name)])).imageSet;

const one = await read("one.zip", { ...drawnFiles("Greek/", 2, 3), ...drawnFiles("Latin/", 2, 3, 10) });
const apart = await read("apart.zip", {
  ...drawnFiles("Thai/", 2, 3, 20),
  ...drawnFiles("Runes/", 2, 3, 30),
});
const both = await read("both.zip", { ...drawnFiles("Greek/", 2, 3), ...drawnFiles("Thai/", 2, 3, 20) });

describe("pixelKey", () => {
  it("has a character of its own for each byte", () => {
    const all = Uint8Array.from({ length: 256 }, (_, i) => i);
    expect(new Set(pixelKey(all)).size).toBe(256);
    expect(pixelKey(all).length).toBe(256);
  });
});

describe("overlappingClasses", () => {
  it("finds nothing between sets that share nothing", () => {
    expect(overlappingClasses(one, apart)).toEqual([]);
  });

  it("finds identical classes", () => {
    expect(overlappingClasses(one, both)).toEqual(
      ["c0", "c1"].map((name) => ({
        group: "Greek",
        name,
        other: { group: "Greek", name },
        sameName: true,
        sharedImages: 3,
        identical: true,
      })),
    );
  });

  it("finds the same drawings under another name, and the same name with other drawings", async () => {
    const other = await read("other.zip", {
      "Greek/c0/1.png": drawnPng(300),
      "Ancient/x/1.png": drawnPng(4),
    });
    expect(
      overlappingClasses(one, other).map(({ name, other, sharedImages }) => [name, other.name, sharedImages]),
    ).toEqual([
      ["c0", "c0", 0],
      ["c1", "x", 1],
    ]);
  });
});

describe("mergeImageSets", () => {
  it("joins sets that share nothing without a word", () => {
    const { imageSet, notices } = mergeImageSets([one, apart], "all");
    expect(imageSet.name).toBe("all");
    expect([...new Set(imageSet.classes.map(({ group }) => group))]).toEqual([
      "Greek",
      "Latin",
      "Runes",
      "Thai",
    ]);
    expect(notices).toEqual([]);
  });

  it("keeps identical classes once and says so", () => {
    const { imageSet, notices } = mergeImageSets([one, both], "all");
    expect(imageSet.classes.map(({ count }) => count)).toEqual([3, 3, 3, 3, 3, 3]);
    expect(notices.map(({ message }) => message)).toEqual([
      "Greek is in both one.zip and both.zip (2 classes), with the same drawings; each class is kept once.",
    ]);
    expect(notices[0]?.entries).toEqual(["Greek/c0", "Greek/c1"]);
  });

  it("joins classes of one name with other drawings, each drawing once, and says so", async () => {
    const other = await read("other.zip", {
      "Greek/c0/1.png": drawnPng(300),
      "Greek/c0/2.png": drawnPng(0),
      "Ancient/x/1.png": drawnPng(4),
    });
    const { imageSet, notices } = mergeImageSets([one, other], "all");
    expect(imageSet.classes.find(({ group, name }) => group === "Greek" && name === "c0")?.count).toBe(4);
    expect(notices.map(({ kind }) => kind)).toEqual(["class-joined", "shared-image"]);
    expect(notices[1]?.entries).toEqual(["Greek/c1 (Ancient/x in other.zip)"]);
  });
});
