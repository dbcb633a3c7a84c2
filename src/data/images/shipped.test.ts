// Each image set that the family offers is there.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { defaultsOf } from "../../schema/fields.ts";
import { glyphsMeta } from "../../tasks/glyphs/meta.ts";
import { unpackImages } from "./pack.ts";
import { shippedImages, shippedImagesOf } from "./shipped.ts";

describe("shipped images", () => {
  const { choices } = glyphsMeta.schema.imageSet;

  it.each(choices.map(({ value }) => value))(
    "%s: unpack, with more than 20 classes on each side",
    (imageSet) => {
      const { url } = shippedImagesOf({ imageSet });
      const { imageSet: all, splits } = unpackImages(new Uint8Array(readFileSync(url)));
      const sides = [splits.training, splits.validation, splits.test];
      for (const side of sides) expect(side.length).toBeGreaterThan(20);
      expect(sides.flat().length).toBe(all.classes.length);
    },
  );

  it("are the glyphs where an old link does not say", () => {
    expect(shippedImagesOf(defaultsOf(glyphsMeta.schema))).toBe(shippedImages.glyphs);
  });

  it("refuse a name that none of them has", () => {
    for (const imageSet of ["miniImageNet", "toString"])
      expect(() => shippedImagesOf({ imageSet })).toThrow(
        `No image set named “${imageSet}” ships with the lab.`,
      );
  });
});
