// Training without a browser: one session, to the end that the experiment's own stop rule sets, with a progress bar.

import { randomUUID } from "node:crypto";
import { SingleBar } from "cli-progress";
import type { TaskData } from "../data/kinds.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { RECORD_VERSION, type RunRecord, recordAfter, recordOf } from "../experiment/record.ts";
import type { Evaluation, SavedRun } from "../experiment/results.ts";
import type { SomeRun } from "../training/createRun.ts";
import type { OpenedDevice } from "../training/session/openDevice.ts";
import { Session } from "../training/session/session.ts";
import { inEnglish } from "../words/said.ts";
import { buildOf } from "./build.ts";
import { headlessClock } from "./clock.ts";
import { tell } from "./command.ts";

const DRAWN_EVERY_MS = 100;

/** A run trained to its end, and its weights. */
export interface Trained {
  readonly record: RunRecord;
  readonly saved: SavedRun;
}

/**
 * Trains an experiment and tests every contender; the record holds all of it. `look` looks at the run and its record once it is over.
 * @throws Error where it cannot be trained, or goes wrong while it is.
 */
export async function trainToEnd(
  experiment: Experiment,
  opened: OpenedDevice,
  data: TaskData | undefined,
  look?: (run: SomeRun, record: RunRecord) => Promise<void>,
): Promise<Trained> {
  const bar = new SingleBar({
    format: "{bar} {value}/{total} · loss {loss} · {eta_formatted} left",
    stream: process.stderr,
    // Where there is no terminal to draw in: a line now and then.
    noTTYOutput: true,
    notTTYSchedule: 10_000,
    etaBuffer: 100,
  });
  let record: RunRecord | undefined;
  let drawn = 0;
  const session = await Session.open({
    experiment,
    device: opened.device,
    check: opened.check,
    data,
    clock: headlessClock,
    hear(event) {
      record = recordAfter(record!, event);
      if (event.type === "notice") tell(inEnglish(event.message));
      if (event.type !== "progress" || performance.now() - drawn < DRAWN_EVERY_MS) return;
      drawn = performance.now();
      bar.update(event.iteration, { loss: event.loss.at(-1)!.toFixed(4) });
    },
  });
  record = recordOf({
    id: randomUUID(),
    version: RECORD_VERSION,
    experiment,
    build: buildOf(),
    backend: opened.backend,
    gradientCheck: opened.check,
    contenders: session.run.contenders,
    data: session.run.data,
    begunAt: Date.now(),
  });
  for (const notice of session.run.data?.notices ?? []) tell(inEnglish(notice));
  bar.start(Number(experiment.training.iterations), 0, { loss: "…" });
  let saved: SavedRun;
  try {
    await session.train();
    saved = await session.save();
    const told = record;
    if (look && told.divergence === undefined) await session.look((run) => look(run, told));
  } finally {
    bar.update(session.run.iteration);
    bar.stop();
    await session.dispose();
  }
  const { divergence } = record;
  if (divergence) {
    const cures = divergence.remedies.map(({ label }) => `${inEnglish(label)}.`);
    throw new Error([inEnglish(divergence.message), ...cures].join(" "));
  }
  return { record, saved };
}

/** A contender's test at the end of a run. @throws Error where there was none. */
export function testOf({ evaluations }: RunRecord, role: string): Evaluation {
  const found = evaluations.findLast((item) => item.role === role && item.split === "test");
  if (found === undefined) throw new Error(`“${role}” was not tested.`);
  return found;
}
