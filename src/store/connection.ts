// Starts the page on a worker, follows what the worker tells, and finds another one where it is lost.

import type { Experiment } from "../experiment/experiment.ts";
import { type RunRecord, recordAfter, recordUpTo } from "../experiment/record.ts";
import type { SavedRun } from "../experiment/results.ts";
import { backendLabel } from "../experiment/training.ts";
import type { DeviceFailedEvent, LabEvent } from "../protocol/protocol.ts";
import { readAddress } from "../share/address.ts";
import { TASKS_OF } from "../tasks/episode.ts";
import { isSame, said, type Words } from "../words/said.ts";
import { keep, keepNowAndThen, lastKept, resume } from "./kept.ts";
import { beginShipped } from "./lesson.ts";
import { type Lab, putOnLine, worker } from "./line.ts";
import { countFailure, rememberTimings } from "./machine.ts";
import { dropWarnings, guard, say } from "./messages.ts";
import { Pace } from "./pace.ts";
import { probe, probeNowAndThen } from "./probe.ts";
import { openLinkedReady } from "./ready.ts";
import { type Terms, takeUp } from "./standing.ts";
import { FIRST_VISIT, lab } from "./state.ts";
import { layOut, openSweep } from "./sweep.ts";

/** A worker on the line, and how to hang up. */
export interface Connected {
  readonly lab: Lab;
  readonly terminate: () => void;
}

/** Starts a worker: `hear` gets its events, `lose` is told, in a whole sentence, when it is no longer to be heard of, and with `undefined` when it is again. */
export type Connect = (hear: (event: LabEvent) => void, lose: (why: Words | undefined) => void) => Connected;

let connectAnew: Connect;
let connected: Connected;
const pace = new Pace();

function connect(): void {
  connected = connectAnew(hear, (why) => lab.setState({ lost: why }));
  putOnLine(connected.lab);
}

/** Starts the page: connects a worker, reads the address, takes its experiment up. */
export function start(by: Connect): void {
  connectAnew = by;
  connect();
  void open();
  window.addEventListener("popstate", () => void open());
  // A chunk of the page itself that a new version has replaced.
  window.addEventListener("vite:preloadError", () =>
    say(said`A part of the page did not load: a new version of the lab was probably put up.`, "fault", {
      label: said`Reload`,
      act: () => window.location.reload(),
    }),
  );
  // A tab that is left may be closed unseen.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void keep();
  });
  document.addEventListener("fullscreenchange", () => {
    if (document.fullscreenElement === null) lab.setState({ stage: false });
  });
}

/** Takes up the experiment of the address. */
async function open(): Promise<void> {
  const { experiment, hidden, expected, ready, sweep, lesson, problems } = readAddress(FIRST_VISIT);
  // `FIRST_VISIT` itself is what an address without an experiment gives.
  const arriving = experiment === FIRST_VISIT;
  lab.setState({ hidden, arriving });
  if (ready) await openLinkedReady(experiment);
  else await takeUp(experiment, { history: "none", expected, arriving });
  if (lesson) await beginShipped(lesson.id, lesson.at);
  if (sweep) {
    layOut(sweep);
    void openSweep();
  }
  // Of this address: what was said of an earlier one has made room.
  for (const { message } of problems) say(message);
}

/** Hangs up, starts another worker, and goes on from the last kept state of the run, or with what was chosen meanwhile. */
export async function revive(): Promise<void> {
  const { record, experiment, wanted } = lab.getState();
  if (wanted !== undefined) {
    await goOnElsewhere(wanted, undefined, { history: "push" });
    return;
  }
  const kept = record && lastKept(record.id);
  await goOnElsewhere(kept?.record.experiment ?? record?.current ?? experiment, kept);
}

/**
 * Hangs up, starts another worker, and takes the experiment up in it, from a state of its run where there is one.
 * Answers whether it stands.
 */
async function goOnElsewhere(
  experiment: Experiment,
  from: { readonly record: RunRecord; readonly saved: SavedRun } | undefined,
  terms: Terms = { history: "none", expected: lab.getState().expected },
): Promise<boolean> {
  connected.terminate();
  connect();
  // Nothing stands in the new worker yet: what is not kept cannot be gone back to.
  lab.setState({
    lost: undefined,
    record: undefined,
    wanted: undefined,
    importing: undefined,
    bring: undefined,
  });
  const stands = await takeUp(experiment, terms);
  if (stands && from) await guard(resume(from.record, from.saved));
  return stands;
}

/** The GPU is gone: the run goes on in another worker, once on the GPU again, then on WebAssembly. */
async function goOnAfterFailure(
  record: RunRecord,
  { why, saved, trainingMs, playing }: DeviceFailedEvent,
): Promise<void> {
  const stood: RunRecord = { ...recordUpTo(record, saved.iteration), trainingMs, state: "paused" };
  const from = { record: stood, saved };
  countFailure();
  if (!(await goOnElsewhere(stood.experiment, from))) {
    // It did not come back at all.
    countFailure();
    if (!(await goOnElsewhere(stood.experiment, from))) return;
  }
  const { backend } = lab.getState().record!;
  const name = said(backendLabel(backend.name));
  say(said`The GPU failed (${said(why)}). The run goes on from iteration ${saved.iteration} on ${name}.`);
  if (playing) await guard(worker.play());
}

function hear(event: LabEvent): void {
  const { record } = lab.getState();
  if (record === undefined || event.run !== record.id) return;
  if (event.type === "device-failed") {
    void goOnAfterFailure(record, event);
    return;
  }
  if (event.type === "timed") {
    rememberTimings(event.program, event.timings);
    return;
  }
  const next = recordAfter(record, event);
  lab.setState({ record: next });
  switch (event.type) {
    case "state":
      lab.setState({ work: undefined });
      pace.clear();
      if (event.iteration > 0) void probe();
      if (event.state === "running") lab.setState({ kept: undefined });
      if (event.state === "paused" || event.state === "finished") void keep();
      break;
    case "progress": {
      const { millisecondsPerMetaStep, tensors, bytes, iteration } = event;
      const left = Number(next.current.training.iterations) - iteration;
      const each = pace.see(iteration, event.trainingMs);
      lab.setState({
        work: undefined,
        progress: {
          millisecondsPerMetaStep,
          tensors,
          bytes,
          secondsLeft: each === undefined ? undefined : (left * each) / 1000,
        },
      });
      probeNowAndThen();
      void keepNowAndThen();
      break;
    }
    case "evaluating": {
      const { role, split, done, tasks } = event;
      const { label } = record.contenders.find((one) => one.role === role)!;
      lab.setState({
        work: {
          words: said`evaluating ${said(label)}: ${done} of ${TASKS_OF[split](tasks)}`,
          share: done / tasks,
        },
      });
      break;
    }
    case "preparing": {
      const of = record.contenders.find((one) => one.role === event.role)?.label;
      const words =
        of === undefined ? said`preparing the first step…` : said`preparing the evaluation of ${said(of)}…`;
      lab.setState({ work: { words } });
      break;
    }
    case "evaluation":
      lab.setState({ work: undefined });
      break;
    case "knob":
    case "diverged":
      // What there was to be suspicious of was of the run before.
      dropWarnings();
      break;
    case "notice":
      if (!record.notices.some((notice) => isSame(notice, event.message))) say(event.message);
      break;
    default:
  }
}
