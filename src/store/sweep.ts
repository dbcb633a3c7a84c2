// A sweep on the page: laid out, made by workers beside the one that trains, paused, gone on with after a reload, and
// its runs opened. One at a time.

import { RECORD_VERSION, type RunRecord, recordAfter, recordOf } from "../experiment/record.ts";
import type { SweptStretch } from "../protocol/sweep.ts";
import { writeLink } from "../share/link.ts";
import { sharedFrom } from "../share/named.ts";
import { type SweepSpec, strategyOf } from "../share/sweepSpec.ts";
import type { Domain } from "../sweep/points.ts";
import type { Pool } from "../sweep/runSweep.ts";
import type { Best, SweepResult, SweptRun } from "../sweep/sweep.ts";
import { said } from "../words/said.ts";
import { guard, say } from "./messages.ts";
import { readJson } from "./readJson.ts";
import { keepRecord } from "./records.ts";
import { goOnWith } from "./runs.ts";
import { takeUp } from "./standing.ts";
import { lab } from "./state.ts";
import {
  type KeptSweep,
  keepStretch,
  keepSweep,
  keepTest,
  keptStretch,
  keptTest,
  latestSweep,
  stretchesOf,
} from "./sweepRecords.ts";

/** A sweep as the page shows it. */
export interface SweepNow {
  readonly id: string;
  readonly spec: SweepSpec;
  /** `waiting`: cut short by a closed tab, to be gone on with. */
  readonly state: "running" | "paused" | "finished" | "stopped" | "waiting";
  /** Stretches of training done, of how many as far as is known. */
  readonly done: number;
  readonly total: number;
  /** Absent until there is something to go by. */
  readonly secondsLeft?: number;
  /** Every run as it stands, in the order of its coming. */
  readonly runs: readonly SweptRun[];
  readonly best?: Best;
}

/** Workers beside the one that trains, so that the page stays quick; at most so many, each with a thread. */
const MOST_WORKERS = 8;
export const fittingWorkers = (): number =>
  Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency - 1));

/** Whom a sweep has its work done by. */
export interface SweepHands extends Pool {
  hold(held: boolean): Promise<void>;
  end(): void;
  train(...job: Parameters<Pool["train"]>): Promise<SweptStretch>;
}
/** Starts so many workers; what a sweep needs is loaded when first needed. */
export type Hire = (size: number) => Promise<SweepHands>;
const hireWorkers: Hire = async (size) => {
  const { SweepPool } = await import("../client/sweepPool.ts");
  return new SweepPool(size);
};

/** The workers of the sweep that goes on. */
let hands: SweepHands | undefined;

const put = (change: Partial<SweepNow>): void =>
  lab.setState(({ sweep }) => ({ sweep: sweep && { ...sweep, ...change } }));

/** A sweep to begin with: the inner learning rate where there is one, else the outer one, over two powers of ten. */
export function firstSweep(): SweepSpec {
  const { experiment } = lab.getState();
  const inner = "innerLearningRate" in experiment.algorithm.options;
  const rate: Domain = { from: 0.001, to: 0.1, scale: "logarithmic", count: 5 };
  return {
    experiment: writeLink({ ...experiment, beside: [] }),
    set: { baseline: "none" },
    grid: inner ? { innerLearningRate: rate } : { outerLearningRate: { ...rate, from: 0.0001, to: 0.01 } },
  };
}

/** Opens the dialogue on the sweep that goes on or was made last, or on a new one over the experiment that stands. */
export async function openSweep(): Promise<void> {
  lab.setState({ sweepOpen: true });
  await guard(findSweep());
  lab.setState(({ sweepSpec }) => ({ sweepSpec: sweepSpec ?? firstSweep() }));
}
export const closeSweep = (): void => lab.setState({ sweepOpen: false });

/** Puts another sweep into the form; what was made stays until this one is begun. */
export const layOut = (sweepSpec: SweepSpec): void => lab.setState({ sweepSpec });

/** Shows the sweep that was made last in this browser, where the page knows of none. */
export async function findSweep(): Promise<void> {
  if (lab.getState().sweep) return;
  const kept = await latestSweep();
  if (kept === undefined || lab.getState().sweep) return;
  const { id, spec, result } = kept;
  const made = { done: result?.runs.length ?? 0, total: result?.runs.length ?? 0 };
  lab.setState(({ sweepSpec }) => ({
    // What a link brought is not overwritten.
    sweepSpec: sweepSpec ?? spec,
    sweep: { id, spec, state: result ? "finished" : "waiting", ...made, runs: [], ...result },
  }));
}

/** Runs that were trained before are not trained again: what a worker computes depends on nothing else. */
const remembering = (pool: SweepHands, sweep: string): Pool => ({
  async train(experiment, until, from) {
    const link = writeLink(experiment);
    const known = await keptStretch(sweep, link, until);
    if (known) return known;
    const stretch = await pool.train(experiment, until, from);
    await keepStretch({ sweep, link, until, stretch });
    return stretch;
  },
  async test(experiment, from) {
    const link = writeLink(experiment);
    const known = await keptTest(sweep, link);
    if (known) return [...known];
    const tested = await pool.test(experiment, from);
    await keepTest({ sweep, link, tested });
    return tested;
  },
});

/** Begins the sweep of the form. */
export const beginSweep = (workers: number, hire?: Hire): Promise<unknown> => {
  const spec = lab.getState().sweepSpec ?? firstSweep();
  return make({ id: crypto.randomUUID(), spec, begunAt: Date.now() }, workers, hire);
};

/** Goes on with the sweep that was cut short: what was trained is not trained again. */
export const goOnWithSweep = (workers: number, hire?: Hire): Promise<unknown> =>
  guard(latestSweep().then((kept) => (kept ? make(kept, workers, hire) : undefined)));

async function make(kept: KeptSweep, workers: number, hire: Hire = hireWorkers): Promise<void> {
  await stopSweep();
  const { id, spec } = kept;
  const goesOn = () => lab.getState().sweep?.id === id && lab.getState().sweep?.state !== "stopped";
  try {
    const [{ sweepFrom }, { runSweep }] = await Promise.all([
      import("../share/sweepPlan.ts"),
      import("../sweep/runSweep.ts"),
    ]);
    const laidOut = sweepFrom(spec, said`The sweep`);
    const { planned } = laidOut;
    lab.setState({ sweep: { id, spec, state: "running", done: 0, total: planned.length, runs: [] } });
    await keepSweep(kept);
    const mine = await hire(Math.min(workers, planned.length));
    hands = mine;
    let worked = 0;
    const place = new Map(planned.map(({ link }, index) => [link, index]));
    const runs = new Map<number, SweptRun>();
    const result: SweepResult = await runSweep(laidOut, remembering(mine, id), (done, total, run) => {
      if (!goesOn()) return;
      runs.set(place.get(run.link)!, run);
      worked += run.seconds;
      const inOrder = [...runs].toSorted(([one], [other]) => one - other).map(([, made]) => made);
      const secondsLeft = ((worked / done) * (total - done)) / Math.min(workers, planned.length);
      put({ done, total, secondsLeft, runs: inOrder });
    });
    if (!goesOn()) return;
    await keepSweep({ ...kept, result });
    put({ state: "finished", ...result });
  } catch (error) {
    if (!goesOn()) return;
    put({ state: "stopped" });
    throw error;
  } finally {
    if (lab.getState().sweep?.id === id) end();
  }
}

function end(): void {
  hands?.end();
  hands = undefined;
}

/** Holds the sweep, or lets it go on. */
export async function pauseSweep(held: boolean): Promise<void> {
  put({ state: held ? "paused" : "running" });
  await hands?.hold(held);
}

/** Ends the sweep that goes on; what was made stays, and can be gone on with. */
export async function stopSweep(): Promise<void> {
  const { sweep } = lab.getState();
  if (sweep?.state === "running" || sweep?.state === "paused") put({ state: "stopped" });
  end();
}

/** Opens one run of the sweep on the page, where it stands, with its curve; it is then among the kept runs. */
export async function openSwept({ link, options }: Pick<SweptRun, "link" | "options">): Promise<void> {
  const { sweep } = lab.getState();
  if (sweep === undefined) return;
  await guard(
    (async () => {
      const stretches = await stretchesOf(sweep.id, link);
      const record = recordFrom(link, stretches);
      const standing = stretches.at(-1)?.standing;
      if (record === undefined || standing === undefined) {
        closeSweep();
        if (await takeUp(sharedFrom(link).experiment, { history: "push" }))
          say(
            said`The weights of this run are not in this browser: Play trains it anew, by the same seed to the same figures.`,
          );
        return;
      }
      const name = Object.entries(options)
        .map(([option, value]) => `${option} ${value}`)
        .join(", ");
      await keepRecord(record, standing.saved, { name, note: "", starred: false });
      closeSweep();
      await goOnWith({ record });
    })(),
  );
}

/** The record of a run from what its stretches told. */
function recordFrom(link: string, stretches: readonly SweptStretch[]): RunRecord | undefined {
  const [first] = stretches;
  if (first?.run === undefined) return undefined;
  const { backend, gradientCheck, run } = first;
  const empty = recordOf({
    id: crypto.randomUUID(),
    version: RECORD_VERSION,
    experiment: sharedFrom(link).experiment,
    build: __BUILD__,
    backend,
    gradientCheck,
    ...run,
    begunAt: Date.now(),
  });
  return stretches.flatMap(({ events }) => events).reduce(recordAfter, empty);
}

/** Takes a sweep's file into the form, or shows a result that was made elsewhere. */
export async function takeSweepFile(file: Pick<File, "name" | "text">): Promise<void> {
  await guard(
    (async () => {
      const [{ sweepFrom }, { isResult, readSweepResult }] = await Promise.all([
        import("../share/sweepPlan.ts"),
        import("../share/sweepResult.ts"),
      ]);
      const raw = await readJson(file);
      if (isResult(raw)) {
        const { result, spec } = readSweepResult(raw, said`${file.name}`);
        await stopSweep();
        const count = result.runs.length;
        const id = crypto.randomUUID();
        lab.setState({ sweep: { id, spec, state: "finished", done: count, total: count, ...result } });
        return;
      }
      sweepFrom(raw, said`${file.name}`);
      const spec = raw as SweepSpec;
      layOut({ ...spec, experiment: writeLink(sharedFrom(spec.experiment).experiment) });
      say(said`The sweep of ${file.name}: ${strategyOf(spec)[0]}.`, "news");
    })(),
  );
}
