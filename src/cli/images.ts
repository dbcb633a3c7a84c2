// Images for a headless run, from zips named on the command line.

import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { fingerprintOf } from "../data/images/fingerprint.ts";
import { holdApart } from "../data/images/holdApart.ts";
import type { DividedImages, ImageSet } from "../data/images/imageSet.ts";
import { importImages } from "../data/images/importImages.ts";
import { readImageZips } from "../data/images/readImageZips.ts";
import type { ZipFile } from "../data/images/selectImages.ts";
import { divide } from "../data/images/split.ts";
import type { HalvesChoice } from "../data/images/takeHalves.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { inEnglish } from "../words/said.ts";
import { decodeImage } from "./decodeImage.ts";
import type { DataFlags } from "./ownData.ts";

/** Images of a person's own, and what names them. */
export interface OwnImages {
  readonly images: DividedImages;
  readonly name: string;
  readonly fingerprint: string;
}

/**
 * Reads the zips that the flags name; `undefined` where they name none.
 *
 * @throws Error, a whole sentence, where they cannot be read, and where the experiment names other images, or images and
 * the flags none.
 */
export async function ownImages(
  experiment: Experiment,
  flags: DataFlags,
  tell: (line: string) => void,
): Promise<OwnImages | undefined> {
  const { data, testData, halves } = flags;
  const named = data.length > 0 || testData.length > 0;
  if (data.length === 0 && testData.length > 0)
    throw new Error("--test-data needs --data: name the zips to train on as well.");
  if (!named) {
    if (halves !== undefined)
      throw new Error("--halves needs --data: it says how to take the zips named there.");
    if (experiment.data === "") return undefined;
    throw new Error(
      `The link was made with somebody's own images (fingerprint ${experiment.data}). Name the same zips with --data, or take “data=${experiment.data}” out of the link to train on the images that ship.`,
    );
  }
  if (testData.length > 0 && halves !== undefined)
    throw new Error("--halves is for zips that were divided before; --test-data divides them already.");
  const { imageSet, fingerprint } =
    testData.length > 0
      ? await readApart(data, testData, tell)
      : await readTogether(data, experiment.data, halves, tell);
  if (experiment.data !== "" && experiment.data !== fingerprint) {
    throw new Error(
      `The link names images of fingerprint ${experiment.data}; those of --data are others: ${fingerprint} (${imageSet.name}). Name the same zips, or take “data=${experiment.data}” out of the link to train on these.`,
    );
  }
  return { images: divide(imageSet), name: imageSet.name, fingerprint };
}

/** One set, divided into training, validation and test. */
async function readTogether(
  paths: readonly string[],
  wanted: string,
  halves: HalvesChoice | undefined,
  tell: (line: string) => void,
): Promise<{ imageSet: ImageSet; fingerprint: string }> {
  const { taken, notices } = await importImages(paths.map(readZip), {
    decode: decodeImage,
    wanted,
    ...(halves && { halves }),
  });
  for (const notice of notices) tell(inEnglish(notice));
  return taken;
}

/** Training and test from different zips; what is trained on is left out of the test. */
async function readApart(
  data: readonly string[],
  testData: readonly string[],
  tell: (line: string) => void,
): Promise<{ imageSet: ImageSet; fingerprint: string }> {
  const files: ZipFile[] = [
    ...data.map((path) => ({ ...readZip(path), part: "training" as const })),
    ...testData.map((path) => ({ ...readZip(path), part: "test" as const })),
  ];
  const read = await readImageZips(files, { decode: decodeImage });
  const { imageSet, notices } = holdApart(read.imageSet, true);
  for (const { message } of [...read.notices, ...notices]) tell(inEnglish(message));
  if (imageSet.classes.every(({ part }) => part === "training")) {
    throw new Error(
      "Every class of the test zips, or its group, is also in the training zips: nothing is left to test on.",
    );
  }
  return { imageSet, fingerprint: fingerprintOf(imageSet) };
}

function readZip(path: string): ZipFile {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file === undefined) throw new Error(`There is no file “${path}”.`);
  if (file.isDirectory()) throw new Error(`“${path}” is a folder. Zip it, and name the zip.`);
  try {
    return { name: basename(path), bytes: new Uint8Array(readFileSync(path)) };
  } catch (cause) {
    const why = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw new Error(`“${path}” cannot be read (${why}).`, { cause });
  }
}
