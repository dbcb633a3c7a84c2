// Images for a headless run: those that ship, or zips named on the command line.

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
import { dataKinds, type TaskData } from "../data/kinds.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { TaskFamilyMeta } from "../tasks/meta.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { inEnglish } from "../words/said.ts";
import { decodeImage } from "./decodeImage.ts";

/** What a command line says of images. */
export interface DataFlags {
  readonly data: readonly string[];
  readonly testData: readonly string[];
  readonly halves?: HalvesChoice;
}

/** Images of a person's own, and what names them. */
export interface OwnData {
  readonly images: DividedImages;
  readonly name: string;
  readonly fingerprint: string;
}

/** The data that ship, for an experiment whose tasks draw on any; `undefined` for any other. */
export function shippedFor({ task }: Experiment): TaskData | undefined {
  const { data: kind }: TaskFamilyMeta = taskFamilies[task.id].meta;
  if (kind === undefined) return undefined;
  const { shippedOf, unpack } = dataKinds[kind];
  return unpack(new Uint8Array(readFileSync(shippedOf(task.options).url)));
}

/**
 * Reads the zips that the flags name; `undefined` where they name none.
 *
 * @throws Error, a whole sentence, where they cannot be read, where the experiment's tasks draw on no images, and where
 * the experiment names other images, or images and the flags none.
 */
export async function ownImages(
  experiment: Experiment,
  flags: DataFlags,
  tell: (line: string) => void,
): Promise<OwnData | undefined> {
  const { data, testData, halves } = flags;
  const { label, data: kind }: TaskFamilyMeta = taskFamilies[experiment.task.id].meta;
  const usesImages = kind === "images";
  const named = data.length > 0 || testData.length > 0;
  if (named && !usesImages) {
    throw new Error(
      `--data is for tasks that draw on images, and ${label.toLowerCase()} draw on none. Leave it out, or choose another experiment.`,
    );
  }
  if (data.length === 0 && testData.length > 0)
    throw new Error("--test-data needs --data: name the zips to train on as well.");
  if (!named) {
    if (halves !== undefined)
      throw new Error("--halves needs --data: it says how to take the zips named there.");
    if (experiment.data === "" || !usesImages) return undefined;
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
