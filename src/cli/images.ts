// Images for a headless run: a set that ships, or zips named on the command line.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { mergeImageSets } from "../data/images/merge.ts";
import { overlapNotice } from "../data/images/overlap.ts";
import { readImageZip } from "../data/images/readImageZip.ts";
import { shippedImagesOf } from "../data/images/shipped.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { DividedImages } from "../tasks/family.ts";
import type { ImageSet } from "../tasks/glyphs/imageSet.ts";
import { unpackImages } from "../tasks/glyphs/pack.ts";
import { splitByGroup } from "../tasks/glyphs/split.ts";
import { taskFamilies } from "../tasks/registry.ts";

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

/**
 * Images for an experiment: those that ship, where no files are named; training and test apart, where test files are
 * named too; `undefined` where its tasks need none.
 */
export function imagesFor(
  { task }: Experiment,
  data: readonly string[],
  testData: readonly string[],
  tell: (line: string) => void,
): DividedImages | undefined {
  if (!taskFamilies[task.id].meta.usesImages) return undefined;
  if (data.length === 0 && testData.length === 0) {
    const { url } = shippedImagesOf(task.options);
    return unpackImages(new Uint8Array(readFileSync(url))).splits;
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
