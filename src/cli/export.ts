// Writes a trained learner into a folder, with the program that answers tables.

import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Device } from "../engine/backend/device.ts";
import type { RunRecord } from "../experiment/record.ts";
import { bundlePredictor } from "../predictor/bundle.ts";
import { writeLink } from "../share/link.ts";
import { takeAway, zipOf } from "../takeaway/takeAway.ts";
import type { EpisodeRun } from "../training/episodes/episodeRun.ts";
import type { TrialRun } from "../training/trials/trialRun.ts";
import { tell } from "./command.ts";

const isZip = (place: string) => place.toLowerCase().endsWith(".zip");

/** @throws Error where something is there: nothing of a person's is written over. */
export function demandFree(place: string): void {
  if (isZip(place) && existsSync(place)) throw new Error(`--export ${place}: there is such a file already.`);
  if (!isZip(place) && existsSync(place) && readdirSync(place).length > 0)
    throw new Error(`--export ${place}: there is something in it. Name a folder that is new or empty.`);
}

/** Writes a run's learner into a folder that is new or empty, or into a zip. */
export async function writeExport(
  place: string,
  run: EpisodeRun | TrialRun,
  device: Device,
  record: RunRecord,
): Promise<void> {
  const link = writeLink(record.experiment);
  const files = await takeAway({ run, device, record, link, program: await bundlePredictor() });
  const inside = isZip(place) ? {} : files;
  for (const [path, bytes] of Object.entries(inside)) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), bytes);
  }
  if (isZip(place)) writeFileSync(place, zipOf(files));
  tell(`The learner is in ${place}: README.md there says what its ${Object.keys(files).length} files are.`);
}
