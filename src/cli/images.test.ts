// Images named on the command line: compared with what a link names, held apart, and refused in whole sentences.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment, withChoice } from "../experiment/experiment.ts";
import { drawnFiles, drawnPng, zipOf } from "../testing/imageZips.ts";
import { decodeImage } from "./decodeImage.ts";
import { ownImages } from "./images.ts";
import type { DataFlags } from "./ownData.ts";

const folder = mkdtempSync(join(tmpdir(), "innerloop-"));
function file(name: string, files: Record<string, Uint8Array>): string {
  const path = join(folder, name);
  writeFileSync(path, zipOf(files, name).bytes);
  return path;
}
const glyphs = (data = ""): Experiment => ({ ...withChoice(defaultExperiment(), "task", "glyphs"), data });
const read = async (flags: Partial<DataFlags>, experiment = glyphs()) => {
  const told: string[] = [];
  const own = await ownImages(experiment, { data: [], testData: [], ...flags }, (line) => told.push(line));
  return { own, told };
};
const names = (classes: readonly { group: string; name: string }[]) =>
  classes.map(({ group, name }) => `${group}/${name}`);

const greek = file("greek.zip", { ...drawnFiles("Greek/", 4, 3), ...drawnFiles("Latin/", 4, 3, 20) });
const renamed = file("renamed.zip", { ...drawnFiles("Greek/", 4, 3), ...drawnFiles("Latin/", 4, 3, 20) });
const runes = file("runes.zip", drawnFiles("Runes/", 4, 3, 100));

describe("--data", () => {
  it("gives what it holds, with its fingerprint and its name", async () => {
    const { own } = await read({ data: [greek] });
    expect(own!.name).toBe("greek.zip");
    expect(own!.fingerprint).toMatch(/^[0-9a-f]{20}$/);
    expect(names(own!.images.test)).toEqual(["Greek/c3", "Latin/c3"]);
    expect((await read({})).own).toBeUndefined();
  });

  it("is taken for a link that names the same images, whatever the file is called", async () => {
    const { fingerprint } = (await read({ data: [greek] })).own!;
    expect((await read({ data: [renamed] }, glyphs(fingerprint))).own!.fingerprint).toBe(fingerprint);
  });

  it("is refused for a link that names others, and says both", async () => {
    const { fingerprint } = (await read({ data: [greek] })).own!;
    const other = (await read({ data: [runes] })).own!;
    await expect(read({ data: [runes] }, glyphs(fingerprint))).rejects.toThrow(
      `The link names images of fingerprint ${fingerprint}; those of --data are others: ${other.fingerprint} (runes.zip).`,
    );
  });

  it("is asked for where a link names images", async () => {
    await expect(read({}, glyphs("abc"))).rejects.toThrow(
      "The link was made with somebody's own images (fingerprint abc). Name the same zips with --data",
    );
  });

  it("honours a split made before, or joins it, as asked", async () => {
    const both = file("both.zip", {
      ...drawnFiles("train/Greek/", 4, 3),
      ...drawnFiles("test/Latin/", 3, 3, 50),
    });
    const honoured = await read({ data: [both] });
    expect(new Set(honoured.own!.images.test.map(({ group }) => group))).toEqual(new Set(["Latin"]));
    expect(honoured.told.join()).toContain("are parts of a split");
    const joined = await read({ data: [both], halves: "join" });
    expect(new Set(joined.own!.images.test.map(({ group }) => group))).toEqual(new Set(["Greek", "Latin"]));
  });
});

describe("--test-data", () => {
  it("is tested and nothing else: validation comes from the training data", async () => {
    const { own } = await read({ data: [greek], testData: [runes] });
    expect(names(own!.images.test)).toEqual(["Runes/c0", "Runes/c1", "Runes/c2", "Runes/c3"]);
    expect(names(own!.images.validation)).toEqual(["Greek/c3", "Latin/c3"]);
    expect(names(own!.images.training)).toEqual([
      "Greek/c0",
      "Greek/c1",
      "Greek/c2",
      "Latin/c0",
      "Latin/c1",
      "Latin/c2",
    ]);
    expect((await read({ data: [runes], testData: [greek] })).own!.fingerprint).not.toBe(own!.fingerprint);
  });

  it("loses what the training data hold too, under whatever name", async () => {
    const test = file("test.zip", {
      ...drawnFiles("Renamed/", 2, 3, 300),
      "Renamed/c0/9.png": drawnPng(5),
      ...drawnFiles("Runes/", 2, 3, 200),
    });
    const { own, told } = await read({ data: [greek], testData: [test] });
    expect(names(own!.images.test)).toEqual(["Runes/c0", "Runes/c1"]);
    expect(told.join()).toContain("Renamed/c0 (test) and Renamed/c1 (test)");
    await expect(read({ data: [greek], testData: [renamed] })).rejects.toThrow("nothing is left to test on");
  });
});

describe("what is refused", () => {
  it.each([
    ["a missing file", { data: [join(folder, "missing.zip")] }, /There is no file “.*missing\.zip”\./],
    ["a folder", { data: [folder] }, /is a folder\. Zip it, and name the zip\./],
    ["test data alone", { testData: [greek] }, /--test-data needs --data/],
    ["halves without data", { halves: "join" as const }, /--halves needs --data/],
    [
      "two divisions",
      { data: [greek], testData: [runes], halves: "join" as const },
      /--test-data divides them already/,
    ],
  ])("%s", async (_, flags, message) => {
    await expect(read(flags)).rejects.toThrow(message);
  });
});

describe("decodeImage", () => {
  const picture = createCanvas(4, 2).getContext("2d");
  picture.fillStyle = "black";
  picture.fillRect(0, 0, 2, 2);

  it("reads WebP and JPEG, what is clear as white paper", async () => {
    const lossless = await decodeImage(picture.canvas.toBuffer("image/webp", 100));
    expect([lossless.width, lossless.height]).toEqual([4, 2]);
    expect(Array.from(lossless.rgba).filter((_, i) => i % 4 === 0)).toEqual([0, 0, 255, 255, 0, 0, 255, 255]);
    const jpeg = createCanvas(16, 16).getContext("2d");
    jpeg.fillStyle = "rgb(200, 200, 200)";
    jpeg.fillRect(0, 0, 16, 16);
    const { rgba } = await decodeImage(jpeg.canvas.toBuffer("image/jpeg"));
    expect(Math.abs(rgba[0]! - 200)).toBeLessThan(3);
  });

  it("says what it does not read", async () => {
    await expect(decodeImage(new TextEncoder().encode("no image"))).rejects.toThrow("it cannot be decoded");
  });
});
