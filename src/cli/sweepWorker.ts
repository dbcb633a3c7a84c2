// A process of its own for the runs of a sweep: one thread, one job after another.

import type { TaskData } from "../data/kinds.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { type Standing, type Stretch, type Tested, testAt, trainTo } from "../sweep/stretch.ts";
import { openDevice } from "../training/session/openDevice.ts";
import { headlessClock } from "./clock.ts";
import { type DataFlags, ownData, shippedFor } from "./ownData.ts";

/** What a process is asked: to train on, or, without `until`, to test what is trained. */
export interface Job {
  readonly experiment: Experiment;
  readonly until?: number;
  readonly from?: Standing;
  readonly data: DataFlags;
}

/** What it answers. */
export type Answer =
  | { readonly stretch: Stretch }
  | { readonly tested: Tested[] }
  | { readonly error: string };

const opening = openDevice("wasm");
/** The data last drawn on, by what names them: stretches of one sweep draw on the same. */
let kept: { readonly name: string; readonly data: TaskData | undefined } | undefined;

async function dataFor(experiment: Experiment, flags: DataFlags): Promise<TaskData | undefined> {
  // Shipped data are chosen by the family's options, a person's own by the fingerprint that the experiment names.
  const name = JSON.stringify([experiment.task, experiment.data, flags]);
  if (kept?.name !== name) {
    const own = await ownData(experiment, flags, () => {});
    kept = { name, data: own ? own.data : shippedFor(experiment) };
  }
  return kept.data;
}

async function work({ experiment, until, from, data: flags }: Job): Promise<Answer> {
  const data = await dataFor(experiment, flags);
  const ground = { opened: await opening, data, clock: headlessClock };
  if (until === undefined) return { tested: await testAt(experiment, ground, from!) };
  return { stretch: await trainTo(experiment, until, ground, from) };
}

process.on("message", (job: Job) => {
  void work(job)
    .catch((error: unknown): Answer => ({ error: error instanceof Error ? error.message : String(error) }))
    .then((answer) => process.send!(answer));
});

// Whoever asked is gone: nobody waits for the answer.
process.on("disconnect", () => process.exit());
