// Packing keeps each pixel at the nearest level; the glyphs that ship are what their card says.

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { gunzipSync, gzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Split } from "../../tasks/episode.ts";
import { IMAGE_PIXELS, IMAGE_SIZE } from "./imageSet.ts";
import { packImages, unpackImages } from "./pack.ts";

const bytes = new Uint8Array(readFileSync(new URL("../../../datasets/glyphs/glyphs.pack", import.meta.url)));

describe("packing", () => {
  it("gives back names, sides and counts, and each pixel at the nearest level", () => {
    const drawn = fc.record({
      count: fc.integer({ min: 0, max: 3 }),
      side: fc.constantFrom("training", "validation", "test"),
      seed: fc.integer({ min: 0, max: 255 }),
    });
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 5 }), fc.constantFrom(2, 4), (items, bits) => {
        const classes = items.map(({ count, seed }, index) => ({
          group: "Alphabet",
          name: `letter ${index}`,
          count,
          pixels: Uint8Array.from({ length: count * IMAGE_PIXELS }, (_, pixel) => (7 * pixel + seed) % 256),
        }));
        const sides = new Map(classes.map(({ name }, index) => [name, items[index]!.side]));
        const packed = packImages({ name: "Set", classes }, ({ name }) => sides.get(name)!, bits, "Free.");
        const { imageSet, splits } = unpackImages(packed);
        const step = bits === 2 ? 85 : 17;
        expect(imageSet).toEqual({
          name: "Set",
          classes: classes.map((item) => ({
            ...item,
            pixels: item.pixels.map((ink) => step * Math.round(ink / step)),
          })),
        });
        for (const side of ["training", "validation", "test"] as const)
          expect(splits[side]).toEqual(imageSet.classes.filter(({ name }) => sides.get(name) === side));
      }),
    );
  });

  it("is refused in another version, and with pixels missing", () => {
    const classes = [{ group: "g", name: "c", count: 1, pixels: new Uint8Array(IMAGE_PIXELS) }];
    const plain = gunzipSync(packImages({ name: "Set", classes }, () => "test", 2, "Free."));
    const older = new TextDecoder("latin1").decode(plain).replace('"version":2', '"version":1');
    expect(() => unpackImages(gzipSync(Uint8Array.from(older, (c) => c.charCodeAt(0))))).toThrow(
      /is innerloop-images version 1, not innerloop-images version 2/,
    );
    expect(() => unpackImages(gzipSync(plain.subarray(0, plain.length - 1)))).toThrow(
      /holds 195 bytes of pixels for 1 drawings of 1 characters/,
    );
  });
});

describe("the glyph pack", () => {
  const { imageSet, splits } = unpackImages(bytes);
  const groups = (split: Split) => new Set(splits[split].map(({ group }) => group));

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
    expect(() => unpackImages(bytes.slice(0, 1000))).toThrow(/damaged/);
    expect(() => unpackImages(new Uint8Array(10))).toThrow(/damaged/);
  });
});
