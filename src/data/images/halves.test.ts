// Words of a split, wherever they stand.

import { describe, expect, it } from "vitest";
import { findHalves, partOf, withoutSplitWords } from "./halves.ts";

const levels = (...paths: string[]) => paths.map((path) => path.split("/"));

describe("partOf", () => {
  it.each([
    ["train", "training"],
    ["train_data", "training"],
    ["training_set", "training"],
    ["images_train", "training"],
    ["seg_train", "training"],
    ["TrainData", "training"],
    ["traindata", "training"],
    ["train2", "training"],
    ["images_background", "training"],
    ["val", "validation"],
    ["my-validation-images", "validation"],
    ["Test", "test"],
    ["seg_test", "test"],
    ["images_evaluation", "test"],
  ])("%s is of %s", (name, part) => expect(partOf(name)).toBe(part));

  it.each([
    "Greek",
    "trainer",
    "contest",
    "strain",
    "latest",
    "train-test-split",
    "valley",
    "Testarossa",
    "",
  ])("%s is of none", (name) => expect(partOf(name)).toBeUndefined());
});

describe("findHalves", () => {
  it.each([
    ["folders", ["x/train_data/a", "x/test_data/a"], ["x/a", "x/a"]],
    ["sets", ["x/training_set/a", "x/test_images/a"], ["x/a", "x/a"]],
    ["words after", ["x/images_train/a", "x/images_test/b"], ["x/a", "x/b"]],
    [
      "words said twice",
      ["x/seg_train/seg_train/a", "x/seg_test/seg_test/a"],
      ["x/seg/seg/a", "x/seg/seg/a"],
    ],
    ["folders of alphabets", ["x/train/Greek/a", "x/test/Greek/b"], ["x/Greek/a", "x/Greek/b"]],
    ["folders in classes", ["x/a/train", "x/a/test"], ["x/a", "x/a"]],
    ["folders named by alphabet and part", ["x/Greek_train/a", "x/Latin_test/a"], ["x/Greek/a", "x/Latin/a"]],
    ["zips", ["images_train/a", "images_test/a"], ["/a", "/a"]],
    ["zips of a name", ["Greek-train/a", "Greek-test/a"], ["Greek/a", "Greek/a"]],
  ])("knows %s, and takes the words out", (_, paths, left) => {
    expect(findHalves(levels(...paths))).toEqual([
      { part: "training", levels: left[0]!.split("/") },
      { part: "test", levels: left[1]!.split("/") },
    ]);
  });

  it.each([
    ["alphabets with classes of equal names", ["x/Greek/a", "x/Latin/a"]],
    ["a train among vehicles", ["x/car", "x/train", "x/bus"]],
    ["a training set alone", ["train/a", "train/b"]],
    ["tests without a training set", ["x/test/a", "x/validation/a"]],
    ["words that are the classes themselves", ["x/train", "x/test"]],
    ["few folders among many", ["x/train/a", "x/test/a", "x/c/a", "x/d/a", "x/e/a"]],
  ])("leaves %s alone", (_, paths) => expect(findHalves(levels(...paths))).toBeUndefined());

  it("has no place for what lies beside the parts", () => {
    const found = findHalves(levels("x/train/a", "x/train/b", "x/test/a", "x/pred/all"));
    expect(found?.map((half) => half?.part)).toEqual(["training", "training", "test", undefined]);
  });
});

describe("withoutSplitWords", () => {
  it("takes the words out where every image has one", () => {
    expect(withoutSplitWords(levels("train/a", "test/a"))).toEqual([
      ["", "a"],
      ["", "a"],
    ]);
    expect(withoutSplitWords(levels("x/train_data/a", "y/test_data/a"))).toEqual([
      ["x", "a"],
      ["y", "a"],
    ]);
    expect(withoutSplitWords(levels("x/train/a", "y/b/a"))).toEqual(levels("x/train/a", "y/b/a"));
  });
});
