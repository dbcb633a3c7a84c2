// The glyphs that ship are what their card says.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { IMAGE_PIXELS, IMAGE_SIZE } from "../../data/images/imageSet.ts";
import { unpackGlyphs } from "./pack.ts";

const bytes = new Uint8Array(readFileSync(new URL("../../../datasets/glyphs/glyphs.pack", import.meta.url)));

describe("the glyph pack", () => {
  const { imageSet, splits } = unpackGlyphs(bytes);
  const groups = (split: keyof typeof splits) => new Set(splits[split].map(({ group }) => group));

  it("holds a thousand characters of twenty-five scripts, twenty drawings each, in under 3 MB", () => {
    expect(bytes.length).toBeLessThan(3_000_000);
    expect(imageSet.classes.length).toBeGreaterThanOrEqual(1000);
    expect(new Set(imageSet.classes.map(({ group }) => group)).size).toBeGreaterThanOrEqual(25);
    expect(
      imageSet.classes.every(({ count, pixels }) => count === 20 && pixels.length === 20 * IMAGE_PIXELS),
    ).toBe(true);
    expect(new Set(imageSet.classes.map(({ group, name }) => `${group}/${name}`)).size).toBe(
      imageSet.classes.length,
    );
  });

  it("is split by script, each side with room for 20 ways", () => {
    const sides = [groups("training"), groups("validation"), groups("test")];
    expect(new Set(sides.flatMap((side) => [...side])).size).toBe(
      sides.reduce((total, side) => total + side.size, 0),
    );
    for (const split of ["training", "validation", "test"] as const)
      expect(splits[split].length).toBeGreaterThanOrEqual(60);
  });

  it("shows ink in every drawing, none at the edge, and no drawing twice", () => {
    const seen = new Set<string>();
    for (const { pixels, count } of imageSet.classes) {
      for (let image = 0; image < count; image++) {
        const drawing = pixels.subarray(image * IMAGE_PIXELS, (image + 1) * IMAGE_PIXELS);
        expect(drawing.some((ink) => ink > 0)).toBe(true);
        expect(drawing.subarray(0, IMAGE_SIZE).some((ink) => ink > 0)).toBe(false);
        seen.add(drawing.join());
      }
    }
    expect(seen.size).toBe(imageSet.classes.length * 20);
  });

  it("is refused when damaged", () => {
    expect(() => unpackGlyphs(bytes.slice(0, 1000))).toThrow(/damaged/);
    expect(() => unpackGlyphs(new Uint8Array(10))).toThrow(/damaged/);
  });
});
