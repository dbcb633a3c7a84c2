// Writes a trained learner into a folder, with the program that answers tables.

import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { TaskData } from "../data/kinds.ts";
import type { Device } from "../engine/backend/device.ts";
import type { RunRecord } from "../experiment/record.ts";
import { bundlePredictor } from "../predictor/bundle.ts";
import { type ReplayParts, replayPage } from "../replay/page.ts";
import { writeLink } from "../share/link.ts";
import { takeAway, zipOf } from "../takeaway/takeAway.ts";
import type { SomeRun } from "../training/createRun.ts";
import type { EpisodeRun } from "../training/episodes/episodeRun.ts";
import { inEnglish } from "../words/said.ts";
import { tell } from "./command.ts";
import { bundleReplay } from "./replayPlugin.ts";

const isZip = (place: string) => place.toLowerCase().endsWith(".zip");

/** @throws Error where something is there: nothing of a person's is written over. */
export function demandFree(place: string): void {
  if (isZip(place) && existsSync(place)) throw new Error(`--export ${place}: there is such a file already.`);
  if (!isZip(place) && existsSync(place) && readdirSync(place).length > 0)
    throw new Error(`--export ${place}: there is something in it. Name a folder that is new or empty.`);
}

/** The first task that the page shows, and how every contender adapts to it; none where it is no function to be drawn. */
async function adaptedTo(run: EpisodeRun): Promise<ReplayParts["adapted"]> {
  const task = run.sampleTasks(0, 1)[0]!;
  const { description, support } = task;
  if (description.kind !== "function") return undefined;
  const query = { ...description.truth, count: description.truth.x.length };
  const episode = { tasks: 1, inputShape: run.sampler.inputShape, outputs: 1, support, query };
  const paths: { role: string; outputs: Float32Array[] }[] = [];
  for (const { role } of run.contenders) {
    const { outputs } = await run.predict(role, episode);
    paths.push({ role, outputs: [...outputs] });
  }
  return { task, paths };
}

/** Writes a run's learner into a folder that is new or empty, or into a zip. */
export async function writeExport(
  place: string,
  run: SomeRun,
  device: Device,
  record: RunRecord,
  data: TaskData | undefined,
): Promise<void> {
  const link = writeLink(record.experiment);
  const replay = replayPage({
    record,
    adapted: run.kind === "episodes" ? await adaptedTo(run) : undefined,
    link,
    script: await bundleReplay(),
    say: inEnglish,
    language: "en",
  });
  const program = await bundlePredictor();
  const files = await takeAway({ run, device, record, link, program, replay, data });
  const inside = isZip(place) ? {} : files;
  for (const [path, bytes] of Object.entries(inside)) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), bytes);
  }
  if (isZip(place)) writeFileSync(place, zipOf(files));
  tell(`The learner is in ${place}: README.md there says what its ${Object.keys(files).length} files are.`);
}
