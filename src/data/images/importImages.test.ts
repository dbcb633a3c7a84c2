// Zips that were divided before: their parts honoured or joined, and never a class on both sides.

import { describe, expect, it } from "vitest";
import { drawnFiles, drawnPng, zipOf } from "../../testing/imageZips.ts";
import { holdApart } from "./holdApart.ts";
import type { DividedImages, ImageClass, ImageSet } from "./imageSet.ts";
import { type ImportOptions, importImages } from "./importImages.ts";
import { pixelKeys } from "./pixelKey.ts";
import { readImageZips } from "./readImageZips.ts";
import { divide } from "./split.ts";

type Files = Record<string, Uint8Array>;
const take = (zips: Record<string, Files>, options?: ImportOptions) =>
  importImages(
    Object.entries(zips).map(([name, files]) => zipOf(files, name)),
    options,
  );
const names = (classes: readonly ImageClass[]) => classes.map(({ group, name }) => `${group}/${name}`);
/** Names and pixels that two sides share. */
function shared({ training, validation, test }: DividedImages): number {
  const keys = (classes: readonly ImageClass[]) => [
    ...names(classes),
    ...classes.flatMap((one) => [...pixelKeys(one)]),
  ];
  const all = [training, validation, test].map((side) => new Set(keys(side)));
  return all.reduce((sum, side) => sum + side.size, 0) - new Set(all.flatMap((side) => [...side])).size;
}

/** Six classes in two halves with other drawings. */
const halves = (train: string, test: string): Files => ({
  ...drawnFiles(train, 6, 3),
  ...drawnFiles(test, 6, 2, 100),
});

describe("halves that hold the same classes", () => {
  it.each([
    ["train_data", { "x.zip": halves("train_data/", "test_data/") }],
    ["training_set", { "x.zip": halves("training_set/", "test_set/") }],
    ["images_train", { "x.zip": halves("images_train/", "images_test/") }],
    ["seg_train", { "x.zip": halves("seg_train/seg_train/", "seg_test/seg_test/") }],
    ["train/Greek", { "x.zip": halves("train/Greek/", "test/Greek/") }],
    ["two zips", { "train.zip": drawnFiles("", 6, 3), "test.zip": drawnFiles("", 6, 2, 100) }],
    [
      "two zips in longer words",
      { "my-train.zip": drawnFiles("", 6, 3), "my-test.zip": drawnFiles("", 6, 2, 100) },
    ],
  ])("are joined, and none is on two sides: %s", async (_, zips) => {
    const { taken, variants, notices } = await take(zips);
    expect(taken.halves).toBe("join");
    expect(variants.map((variant) => variant.halves)).toEqual(["join"]);
    expect(taken.imageSet.classes.map(({ name, count }) => [name, count])).toEqual(
      ["c0", "c1", "c2", "c3", "c4", "c5"].map((name) => [name, 5]),
    );
    expect(shared(divide(taken.imageSet))).toBe(0);
    expect(notices.join("\n")).toContain(
      "training (6 classes, 18 images) and test (6 classes, 12 images) are parts of a split",
    );
    await expect(take(zips, { halves: "honour" })).rejects.toThrow("Join the parts");
  });

  it("are known within the classes", async () => {
    const files = Object.fromEntries(
      ["a", "b", "c"].flatMap((name, i) => [
        [`${name}/train/1.png`, drawnPng(10 * i)],
        [`${name}/test/1.png`, drawnPng(10 * i + 1)],
      ]),
    );
    const { taken } = await take({ "x.zip": files });
    expect(taken.imageSet.classes.map(({ name, count }) => [name, count])).toEqual([
      ["a", 2],
      ["b", 2],
      ["c", 2],
    ]);
  });
});

describe("halves that hold other classes", () => {
  const apart: Files = { ...drawnFiles("train/Greek/", 5, 3), ...drawnFiles("test/Latin/", 3, 3, 100) };

  it("are honoured, and can be joined instead", async () => {
    const honoured = await take({ "x.zip": apart });
    expect(honoured.taken.halves).toBe("honour");
    const divided = divide(honoured.taken.imageSet);
    expect(names(divided.test)).toEqual(["Latin/c0", "Latin/c1", "Latin/c2"]);
    // A fifth of the training classes, by name, is for validation: the test is not looked at.
    expect(names(divided.validation)).toEqual(["Greek/c4"]);
    expect(names(divided.training)).toEqual(["Greek/c0", "Greek/c1", "Greek/c2", "Greek/c3"]);
    expect(honoured.notices.join("\n")).toContain("They are taken as they are");
    const joined = await take({ "x.zip": apart }, { halves: "join" });
    expect(joined.taken.imageSet.classes.some(({ part }) => part !== undefined)).toBe(false);
    expect(joined.variants.map(({ fingerprint }) => fingerprint)).toEqual(
      honoured.variants.map(({ fingerprint }) => fingerprint),
    );
    expect(joined.taken.fingerprint).not.toBe(honoured.taken.fingerprint);
  });

  it("are taken as the fingerprint asks that an experiment names", async () => {
    const { variants } = await take({ "x.zip": apart });
    for (const { fingerprint, halves } of variants) {
      const { taken } = await take({ "renamed.zip": apart }, { wanted: fingerprint });
      expect(taken).toMatchObject({ fingerprint, halves });
    }
    expect((await take({ "x.zip": apart }, { wanted: "none" })).taken.halves).toBe("honour");
  });

  it("equal class names under different alphabets are no halves, and stay apart", async () => {
    const { taken } = await take({
      "x.zip": { ...drawnFiles("train/Greek/", 3, 3), ...drawnFiles("test/Latin/", 3, 3, 100) },
    });
    expect(taken.halves).toBe("honour");
    const plain = await take({
      "x.zip": { ...drawnFiles("Greek/", 3, 3), ...drawnFiles("Latin/", 3, 3, 100) },
    });
    expect(plain.taken.halves).toBeUndefined();
    expect(plain.taken.imageSet.classes.length).toBe(6);
  });

  it("lose to the part that comes first what both hold, by name or by pixels", async () => {
    const files: Files = {
      ...apart,
      "test/Greek/c1/new.png": drawnPng(300),
      "test/Runes/x/copy.png": drawnPng(6),
    };
    const { taken, notices } = await take({ "x.zip": files });
    const divided = divide(taken.imageSet);
    expect(names(divided.test)).toEqual(["Latin/c0", "Latin/c1", "Latin/c2"]);
    expect(shared(divided)).toBe(0);
    expect(notices.join("\n")).toContain(
      "2 classes of Greek and Runes left out of a part of the split, because an earlier part holds them too, by name or by pixels: Greek/c1 (test) and Runes/x (test).",
    );
  });

  it("keep a validation part; where there is no test, what validates is tested", async () => {
    const three = await take({ "x.zip": { ...apart, ...drawnFiles("val/Thai/", 2, 3, 200) } });
    expect(names(divide(three.taken.imageSet).validation)).toEqual(["Thai/c0", "Thai/c1"]);
    const two = divide(
      (
        await take({
          "x.zip": { ...drawnFiles("train/Greek/", 5, 3), ...drawnFiles("val/Thai/", 2, 3, 200) },
        })
      ).taken.imageSet,
    );
    expect(names(two.test)).toEqual(["Thai/c0", "Thai/c1"]);
    expect(names(two.validation)).toEqual(["Greek/c4"]);
  });
});

describe("zips without groups that hold classes of the same names", () => {
  const zips = { "first.zip": drawnFiles("", 4, 3), "second.zip": drawnFiles("", 4, 3, 100) };

  it("are joined where they share most, and can be taken as alphabets instead", async () => {
    const { taken, variants, notices } = await take(zips);
    expect(taken.halves).toBe("join");
    expect(names(taken.imageSet.classes)).toEqual(["Images/c0", "Images/c1", "Images/c2", "Images/c3"]);
    expect(taken.imageSet.classes.map(({ count }) => count)).toEqual([6, 6, 6, 6]);
    expect(notices).toEqual([
      "first and second hold 4 classes of the same name (c0, c1, c2 and 1 more). They are joined, each class from all zips; if each zip is an alphabet of its own, take them as they are.",
    ]);
    expect(variants.map(({ halves }) => halves)).toEqual(["join", "honour"]);
    const apart = await take(zips, { halves: "honour" });
    expect(apart.taken.imageSet.classes.length).toBe(8);
    expect(apart.taken.fingerprint).toBe(variants[1]!.fingerprint);
  });

  it("are alphabets where they share few, and can be joined instead", async () => {
    const few = {
      "first.zip": zips["first.zip"],
      "second.zip": { ...drawnFiles("x", 4, 3, 100), ...drawnFiles("", 1, 3, 200) },
    };
    const { taken, variants } = await take(few);
    expect(taken.halves).toBe("honour");
    expect(taken.imageSet.classes.length).toBe(9);
    expect(variants.map(({ halves }) => halves)).toEqual(["honour", "join"]);
  });

  it("are the same data however the zips are called", async () => {
    const renamed = { "b.zip": zips["first.zip"], "a.zip": zips["second.zip"] };
    const prints = async (of: Record<string, Files>) =>
      (await take(of)).variants.map(({ fingerprint }) => fingerprint);
    expect(await prints(renamed)).toEqual(await prints(zips));
  });
});

describe("holdApart, of training and test from different zips", () => {
  const read = async (training: Files, test: Files): Promise<ImageSet> =>
    (
      await readImageZips([
        { ...zipOf(training, "a.zip"), part: "training" },
        { ...zipOf(test, "b.zip"), part: "test" },
      ])
    ).imageSet;

  it("leaves out whole groups, known by name or by the pixels of any class", async () => {
    const set = await read(
      { ...drawnFiles("Greek/", 4, 3), ...drawnFiles("Latin/", 4, 3, 20) },
      {
        ...drawnFiles("Greek/other/", 2, 3, 200),
        ...drawnFiles("Latin/", 1, 3, 210),
        ...drawnFiles("Renamed/", 3, 3, 250),
        "Renamed/c1/9.png": drawnPng(5),
        ...drawnFiles("Runes/", 3, 3, 300),
      },
    );
    const { imageSet, notices } = holdApart(set, true);
    const { training, validation, test } = divide(imageSet);
    expect(names(test)).toEqual(["Greek/other/c0", "Greek/other/c1", "Runes/c0", "Runes/c1", "Runes/c2"]);
    expect(notices[0]?.entries).toEqual([
      "Latin/c0 (test)",
      "Renamed/c0 (test)",
      "Renamed/c1 (test)",
      "Renamed/c2 (test)",
    ]);
    expect(names(validation)).toEqual(["Greek/c3", "Latin/c3"]);
    expect(training.length).toBe(6);
  });

  it("knows the same classes in zips that are named after parts, and tells alphabets apart", async () => {
    const sameClasses = await readImageZips([
      { ...zipOf(drawnFiles("", 3, 3), "images_train.zip"), part: "training" },
      { ...zipOf(drawnFiles("", 4, 3, 100), "images_test.zip"), part: "test" },
    ]);
    expect(names(divide(holdApart(sameClasses.imageSet, true).imageSet).test)).toEqual(["Images/c3"]);
    const alphabets = await readImageZips([
      { ...zipOf(drawnFiles("", 3, 3), "Greek.zip"), part: "training" },
      { ...zipOf(drawnFiles("", 3, 3, 100), "Latin.zip"), part: "test" },
    ]);
    expect(divide(holdApart(alphabets.imageSet, true).imageSet).test.length).toBe(3);
  });
});
