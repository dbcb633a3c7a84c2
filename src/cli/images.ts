// Images for a headless run: the shipped glyphs, or zips named on the command line.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { ImageSet } from "../data/images/imageSet.ts";
import { mergeImageSets } from "../data/images/merge.ts";
import { overlapNotice } from "../data/images/overlap.ts";
import { readImageZip } from "../data/images/readImageZip.ts";
import { splitByGroup } from "../data/images/split.ts";
import type { DividedImages } from "../tasks/family.ts";
import { unpackGlyphs } from "../tasks/glyphs/pack.ts";

function readZips(paths: readonly string[], tell: (line: string) => void): ImageSet {
  const sets = paths.map((path) => {
    const { imageSet, notices } = readImageZip({
      name: basename(path),
      bytes: new Uint8Array(readFileSync(path)),
    });
    for (const { message } of notices) tell(message);
    return imageSet;
  });
  const { imageSet, notices } = mergeImageSets(sets, sets.map(({ name }) => name).join(" and "));
  for (const { message } of notices) tell(message);
  return imageSet;
}

/** Glyphs that ship, where no files are named; training and test apart, where test files are named too. */
export function imagesFrom(
  data: readonly string[],
  testData: readonly string[],
  tell: (line: string) => void,
): DividedImages {
  if (data.length === 0 && testData.length === 0) {
    const pack = new URL("../../datasets/glyphs/glyphs.pack", import.meta.url);
    return unpackGlyphs(new Uint8Array(readFileSync(pack))).splits;
  }
  if (data.length === 0) throw new Error("--test-data needs --data: name the zips to train on as well.");
  const training = readZips(data, tell);
  if (testData.length === 0) return splitByGroup(training);
  const test = readZips(testData, tell);
  const notice = overlapNotice(training, test);
  if (notice) tell(`${notice.message} These groups are left out of the test.`);
  const seen = new Set(training.classes.map(({ group }) => group));
  const kept = test.classes.filter(({ group }) => !seen.has(group));
  if (kept.length === 0)
    throw new Error("Every group of the test zips is also in the training zips: nothing is left to test on.");
  return { training: training.classes, validation: kept, test: kept };
}
