// What a fingerprint is of: all content, and nothing else.

import { describe, expect, it } from "vitest";
import { drawnFiles, drawnPng, zipOf } from "../../testing/imageZips.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { ImageSet } from "./imageSet.ts";
import { importImages } from "./importImages.ts";

const files = { ...drawnFiles("Greek/", 2, 3), ...drawnFiles("Latin/", 2, 3, 10) };
const print = async (...zips: [string, Record<string, Uint8Array>][]) =>
  (await importImages(zips.map(([name, content]) => zipOf(content, name)))).taken.fingerprint;
const { imageSet } = (await importImages([zipOf(files)])).taken;
/** The set with one class changed. */
const changed = (change: (one: ImageSet["classes"][number], i: number) => object): ImageSet => ({
  ...imageSet,
  classes: imageSet.classes.map((one, i) => ({ ...one, ...change(one, i) })),
});

describe("fingerprintOf", () => {
  const own = fingerprintOf(imageSet);

  it("has 80 bits in letters that a link may hold", () => expect(own).toMatch(/^[0-9a-f]{20}$/));

  it("is of every pixel of every drawing", () => {
    const seen = new Set([own]);
    imageSet.classes.forEach((_, c) => {
      for (const at of [0, 783, 784, 3 * 784 - 1]) {
        seen.add(
          fingerprintOf(
            changed(({ pixels }, i) => (i === c ? { pixels: pixels.with(at, pixels[at]! ^ 1) } : {})),
          ),
        );
      }
    });
    expect(seen.size).toBe(1 + 4 * 4);
  });

  it("is of names, groups, parts and the order of drawings", () => {
    const seen = [
      own,
      fingerprintOf(changed((_, i) => (i === 0 ? { name: "x" } : {}))),
      fingerprintOf(changed((_, i) => (i === 0 ? { group: "x" } : {}))),
      fingerprintOf(changed((_, i) => (i === 0 ? { part: "test" } : {}))),
      fingerprintOf(changed((_, i) => (i === 0 ? { part: "training" } : {}))),
      fingerprintOf(
        changed(({ pixels }, i) =>
          i === 0
            ? {
                pixels: Uint8Array.from([
                  ...pixels.slice(784, 1568),
                  ...pixels.slice(0, 784),
                  ...pixels.slice(1568),
                ]),
              }
            : {},
        ),
      ),
      fingerprintOf({ classes: imageSet.classes.slice(1) }),
    ];
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("is not of the order of classes, nor of the set's name", () => {
    expect(fingerprintOf({ classes: [...imageSet.classes].reverse() })).toBe(own);
    expect(fingerprintOf({ ...imageSet, name: "other" } as ImageSet)).toBe(own);
  });

  it("tells the name of a class from the name of its group", () => {
    const two = (group: string, name: string) =>
      fingerprintOf({ classes: [{ ...imageSet.classes[0]!, group, name }] });
    expect(two("a", "b")).not.toBe(two("", "ab"));
    expect(two("a", 'b","c')).not.toBe(two('a","b', "c"));
  });
});

describe("of zips", () => {
  const flat = drawnFiles("", 4, 3);
  const more = drawnFiles("", 4, 3, 50);

  it("is the same when a zip is renamed, with groups and without", async () => {
    expect(await print(["a.zip", files])).toBe(await print(["b.zip", files]));
    expect(await print(["a.zip", flat])).toBe(await print(["b.zip", flat]));
  });

  it("is the same when several are renamed, or come in another order, or under one name", async () => {
    const first = await print(["a.zip", flat], ["b.zip", more]);
    expect(await print(["b.zip", flat], ["a.zip", more])).toBe(first);
    expect(await print(["z.zip", more], ["y.zip", flat])).toBe(first);
    expect(await print(["same.zip", flat], ["same.zip", more])).toBe(first);
    const others = drawnFiles("d", 4, 3, 50);
    const apart = await print(["a.zip", flat], ["b.zip", others]);
    expect(await print(["b.zip", flat], ["a.zip", others])).toBe(apart);
    expect(await print(["same.zip", others], ["same.zip", flat])).toBe(apart);
  });

  it("is the same when zips that share a class come in another order", async () => {
    const other = { ...drawnFiles("Greek/", 2, 3, 200) };
    expect(await print(["a.zip", files], ["b.zip", other])).toBe(
      await print(["b.zip", other], ["a.zip", files]),
    );
  });

  it("divides a set the same way however its zips are called", async () => {
    const [second, third] = [drawnFiles("d", 4, 3, 50), drawnFiles("e", 4, 3, 100)];
    const parts = async (names: [string, string, string]) => {
      const { taken } = await importImages(
        [flat, second, third].map((content, i) => zipOf(content, names[i]!)),
      );
      const { divide } = await import("./split.ts");
      return divide(taken.imageSet).test.map(({ pixels }) => pixels);
    };
    expect(await parts(["c.zip", "a.zip", "b.zip"])).toEqual(await parts(["a.zip", "b.zip", "c.zip"]));
  });

  it("is another when the last drawing of the last class changes", async () => {
    expect(await print(["a.zip", { ...files, "Latin/c1/2.png": drawnPng(99) }])).not.toBe(
      await print(["a.zip", files]),
    );
  });
});
