// A process of its own for the runs of a sweep: one thread, one job after another.

import type { TaskData } from "../data/kinds.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { openDevice } from "../training/session/openDevice.ts";
import { type DataFlags, ownData, shippedFor } from "./ownData.ts";
import { type Standing, type Stretch, type Tested, testAt, trainTo } from "./sweepRun.ts";

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

const opened = openDevice("wasm");

async function work({ experiment, until, from, data }: Job): Promise<Answer> {
  const own = await ownData(experiment, data, () => {});
  const [on, drawnOn]: [Experiment, TaskData | undefined] = own
    ? [own.experiment, own.data]
    : [experiment, shippedFor(experiment)];
  if (until === undefined) return { tested: await testAt(on, await opened, drawnOn, from!) };
  return { stretch: await trainTo(on, until, await opened, drawnOn, from) };
}

process.on("message", (job: Job) => {
  void work(job)
    .catch((error: unknown): Answer => ({ error: error instanceof Error ? error.message : String(error) }))
    .then((answer) => process.send!(answer));
});
