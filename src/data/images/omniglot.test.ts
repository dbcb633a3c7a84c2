// Omniglot's own zips, where they are at hand.

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mergeImageSets } from "./merge.ts";
import { overlappingClasses } from "./overlap.ts";
import { readImageZips } from "./readImageZips.ts";
import { splitByGroup } from "./split.ts";

const folder = new URL("../../../../shared/data/omniglot/", import.meta.url);
const present = existsSync(folder);
if (!present) console.warn(`Omniglot's zips are not at ${folder.pathname}: tests with them are skipped.`);

const read = (name: string) =>
  readImageZips([{ name, bytes: new Uint8Array(readFileSync(new URL(name, folder))) }]);

describe.skipIf(!present)("Omniglot", () => {
  const load = async () => ({
    first: await read("images_background_small1.zip"),
    second: await read("images_background_small2.zip"),
  });
  let loaded: ReturnType<typeof load> | undefined;
  const sets = () => {
    loaded ??= load();
    return loaded;
  };

  it("holds 2,720 drawings of 136 characters in 5 alphabets, all rescaled and none lost", async () => {
    const { imageSet, notices } = (await sets()).first;
    const { classes } = imageSet;
    expect(classes.length).toBe(136);
    expect(classes.every(({ count, pixels }) => count === 20 && pixels.length === 20 * 784)).toBe(true);
    expect([...new Set(classes.map(({ group }) => group))]).toEqual([
      "Balinese",
      "Early_Aramaic",
      "Greek",
      "Korean",
      "Latin",
    ]);
    expect(notices.map(({ kind }) => kind)).toEqual(["rescaled"]);
    expect(notices[0]?.entries?.length).toBe(2720);
  });

  it("is ink on paper: a few per cent dark, strokes near full black", async () => {
    for (const { pixels, count } of (await sets()).first.imageSet.classes) {
      const mean = pixels.reduce((sum, ink) => sum + ink, 0) / pixels.length / 255;
      expect(mean).toBeGreaterThan(0.01);
      expect(mean).toBeLessThan(0.25);
      for (let i = 0; i < count; i++) {
        expect(Math.max(...pixels.subarray(i * 784, (i + 1) * 784))).toBeGreaterThan(128);
      }
    }
  });

  it("shares exactly Greek and Latin, 50 characters, between its two small sets", async () => {
    const { first, second } = await sets();
    const overlaps = overlappingClasses(first.imageSet, second.imageSet);
    expect(overlaps.length).toBe(50);
    expect(overlaps.every(({ identical, sameName }) => identical && sameName)).toBe(true);
    const merged = mergeImageSets([first.imageSet, second.imageSet], "Omniglot small");
    expect(merged.imageSet.classes.length).toBe(136 + 156 - 50);
    expect(merged.notices.map(({ kind }) => kind)).toEqual(["class-in-both"]);
  });

  it("divides by alphabet", async () => {
    const { training, validation, test } = splitByGroup((await sets()).first.imageSet);
    const groups = (part: typeof training) => [...new Set(part.map(({ group }) => group))];
    expect([training, validation, test].map(groups)).toEqual([
      ["Balinese", "Early_Aramaic", "Greek"],
      ["Korean"],
      ["Latin"],
    ]);
  });
});
