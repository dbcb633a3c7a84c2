// A process of its own for the runs of a sweep: one thread, one job after another.

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

async function work({ experiment, until, from, data: flags }: Job): Promise<Answer> {
  const own = await ownData(experiment, flags, () => {});
  const on = own?.experiment ?? experiment;
  const data = own ? own.data : shippedFor(experiment);
  const ground = { opened: await opening, data, clock: headlessClock };
  if (until === undefined) return { tested: await testAt(on, ground, from!) };
  return { stretch: await trainTo(on, until, ground, from) };
}

process.on("message", (job: Job) => {
  void work(job)
    .catch((error: unknown): Answer => ({ error: error instanceof Error ? error.message : String(error) }))
    .then((answer) => process.send!(answer));
});

// Whoever asked is gone: nobody waits for the answer.
process.on("disconnect", () => process.exit());
