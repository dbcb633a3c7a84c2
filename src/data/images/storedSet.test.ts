// What a browser keeps comes back as it was, or not at all.

import { describe, expect, it } from "vitest";
import { drawnFiles, zipOf } from "../../testing/imageZips.ts";
import { readImageZips } from "./readImageZips.ts";
import { fromStored, toStored } from "./storedSet.ts";

const { imageSet } = await readImageZips([
  zipOf({ ...drawnFiles("train/Greek/", 3, 3), ...drawnFiles("test/Latin/", 2, 3, 50) }),
]);
const flat = (await readImageZips([zipOf(drawnFiles("", 2, 2))])).imageSet;

describe("a stored set", () => {
  it("comes back as it was", () => {
    expect(fromStored(structuredClone(toStored(imageSet)))).toEqual(imageSet);
    expect(fromStored(structuredClone(toStored(flat)))).toEqual(flat);
  });

  const stored = toStored(imageSet);
  const withClass = (change: object) => ({
    ...stored,
    classes: stored.classes.map((one, i) => (i === 1 ? { ...one, ...change } : one)),
  });
  it.each([
    ["nothing", undefined],
    ["a text", "set"],
    ["no name", { ...stored, name: 3 }],
    ["no classes", { ...stored, classes: [], pixels: new Uint8Array() }],
    ["pixels cut short", { ...stored, pixels: stored.pixels.slice(1) }],
    ["pixels too many", { ...stored, pixels: new Uint8Array(stored.pixels.length + 784) }],
    ["pixels of another kind", { ...stored, pixels: [...stored.pixels] }],
    ["a class that is none", { ...stored, classes: [1] }],
    ["a count of half", withClass({ count: 2.5 })],
    ["a count below one", withClass({ count: 0 })],
    ["a group that is no text", withClass({ group: {} })],
    ["a part of no split", withClass({ part: "both" })],
    ["a mark of another kind", withClass({ groupIsFile: "yes" })],
  ])("is refused where there is %s", (_, raw) => {
    expect(() => fromStored(raw)).toThrow("damaged");
  });
});
