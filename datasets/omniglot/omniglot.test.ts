// Omniglot ships as its card says, and as near to the zip as the card says.

import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { IMAGE_PIXELS } from "../../src/data/images/imageSet.ts";
import { unpackImages } from "../../src/data/images/pack.ts";
import { readImageZips } from "../../src/data/images/readImageZips.ts";
import { heldOut, sideOf } from "./split.ts";

const read = (name: string) => readFileSync(new URL(name, import.meta.url));
const bytes = new Uint8Array(read("omniglot.pack"));
const zip = new URL("../../../shared/data/omniglot/images_background_32px.zip", import.meta.url);
/** Half of the step between two of 16 levels, 17 / 2. */
const WORST_PIXEL = 8.5;

describe("the Omniglot pack", () => {
  const { imageSet, splits } = unpackImages(bytes);
  const alphabets = (classes: typeof imageSet.classes) => new Set(classes.map(({ group }) => group));
  const drawings = imageSet.classes.reduce((total, { count }) => total + count, 0);

  it("holds 964 characters of 30 alphabets, 16,832 drawings, in under 2.5 MB", () => {
    expect(bytes.length).toBeLessThan(2_500_000);
    expect(imageSet.classes.length).toBe(964);
    expect(alphabets(imageSet.classes).size).toBe(30);
    expect(drawings).toBe(16_832);
    expect(new Set(imageSet.classes.map(({ group, name }) => `${group}/${name}`)).size).toBe(964);
  });

  it("carries its licence in every copy", () => {
    const plain = new TextDecoder("latin1").decode(gunzipSync(bytes).subarray(4, 4000));
    expect(plain).toContain(JSON.stringify(read("LICENSE").toString()));
  });

  it("is split by alphabet, with whole alphabets of 20 drawings held out and room for 20 ways", () => {
    const inZip = (name: string) => [...heldOut].find((each) => each.replaceAll("_", " ") === name) ?? name;
    for (const side of ["training", "validation", "test"] as const) {
      expect(splits[side].length).toBeGreaterThanOrEqual(40);
      for (const { group, count } of splits[side]) {
        expect(sideOf(inZip(group))).toBe(side);
        if (side !== "training") expect(count).toBe(20);
      }
    }
    const sides = (["training", "validation", "test"] as const).map((side) => alphabets(splits[side]).size);
    expect(sides).toEqual([24, 2, 4]);
    expect(Math.min(...splits.training.map(({ count }) => count))).toBe(12);
  });

  it("has the numbers of its card", () => {
    const card = read("README.md").toString();
    for (const alphabet of alphabets(imageSet.classes)) {
      const own = imageSet.classes.filter(({ group }) => group === alphabet);
      const total = own.reduce((sum, { count }) => sum + count, 0);
      const row = card.split("\n").find((line) => line.startsWith(`| ${alphabet} `))!;
      const cells = row.split("|").map((cell) => cell.trim());
      expect(cells.slice(2, 4)).toEqual([`${own.length}`, `${total}`]);
    }
  });

  it("shows ink in every drawing", () => {
    for (const { pixels, count } of imageSet.classes)
      for (let image = 0; image < count; image++)
        expect(pixels.subarray(image * IMAGE_PIXELS, (image + 1) * IMAGE_PIXELS).some((ink) => ink > 0)).toBe(
          true,
        );
  });

  it.skipIf(!existsSync(zip))("is the zip's drawings, each pixel at the nearest of 16 levels", async () => {
    const source = await readImageZips([{ name: "omniglot.zip", bytes: new Uint8Array(readFileSync(zip)) }]);
    let worst = 0;
    source.imageSet.classes.forEach(({ pixels, name, count }, index) => {
      const packed = imageSet.classes[index]!;
      expect([packed.name, packed.count]).toEqual([name.replaceAll("_", " "), count]);
      pixels.forEach((ink, pixel) => {
        worst = Math.max(worst, Math.abs(ink - packed.pixels[pixel]!));
      });
    });
    expect(worst).toBeLessThanOrEqual(WORST_PIXEL);
  });
});
