// Keeps the run in this browser while it lasts, and goes on with one that was kept.

import { onBackend, type RunRecord } from "../experiment/record.ts";
import type { SavedRun } from "../experiment/results.ts";
import { said, wordsOf } from "../words/said.ts";
import { worker } from "./line.ts";
import { guard, isToldElsewhere, say } from "./messages.ts";
import { probe } from "./probe.ts";
import { findRecord, keepRecord, weightsOf } from "./records.ts";
import { lab } from "./state.ts";

/** While training the run is kept at most this often. */
const KEEP_INTERVAL_MS = 15_000;

/** When a run was last begun to be kept, and which. */
let keptAt = 0;
let keptId: string | undefined;
let refusedBefore = false;
/** What was last kept, also where the browser keeps nothing. */
let last: { readonly record: RunRecord; readonly saved: SavedRun } | undefined;

/** The last state kept of the run with this id in the life of this page. */
export const lastKept = (id: string) => (last?.record.id === id ? last : undefined);

/** Keeps the run, the first time at once, then unless it was kept a moment ago; where nothing can be kept, says so once. */
export async function keepNowAndThen(): Promise<void> {
  const { record } = lab.getState();
  if (record?.id !== keptId || performance.now() - keptAt > KEEP_INTERVAL_MS) await keep();
}

/** Keeps the run as it stands. */
export async function keep(): Promise<void> {
  const { record } = lab.getState();
  // Ready weights are had again at any time.
  if (record === undefined || record.iteration === (record.ready?.iterations ?? 0)) return;
  keptAt = performance.now();
  keptId = record.id;
  try {
    const saved = await worker.save();
    const now = await toldUntil(record, saved.iteration);
    if (now === undefined || saved.iteration === 0) return;
    last = { record: now, saved };
    await keepRecord(now, saved);
  } catch (error) {
    if (isToldElsewhere(error)) return;
    if (!refusedBefore) say(said`The run cannot be kept in this browser: ${said(wordsOf(error))}`);
    refusedBefore = true;
  }
}

/**
 * The run's record once it has the losses of so many meta-steps: what happens is told by a port of its own, and may come
 * after the weights that it led to. `undefined` where another run stands, or it has gone back behind what was saved.
 */
const toldUntil = ({ id, iteration }: RunRecord, saved: number): Promise<RunRecord | undefined> =>
  new Promise((resolve) => {
    const look = () => {
      const { record, lost } = lab.getState();
      const told = record?.id === id && record.losses.length >= saved;
      const gone = record?.id !== id || record.iteration < iteration || record.divergence || lost;
      if (!told && !gone) return;
      stop();
      resolve(told ? record : undefined);
    };
    const stop = lab.subscribe(look);
    look();
  });

/** Looks for a kept run of the experiment that stands, to be offered. */
export async function offerKept(): Promise<void> {
  const { record } = lab.getState();
  if (record === undefined) return;
  try {
    const found = await findRecord(record.experiment);
    const now = lab.getState().record;
    if (found && now?.id === record.id && now.iteration === 0) lab.setState({ kept: found });
  } catch {
    // Some private windows keep nothing: then there is nothing to go on with.
  }
}

/** Goes on with the kept run that is offered. */
export function goOn(): void {
  const { kept } = lab.getState();
  if (kept) void guard(weightsOf(kept.id).then((saved) => resume(kept, saved)));
}

/** Puts a kept run in the place of the one that stands, which is of the same experiment and untrained. */
export async function resume(kept: RunRecord, saved: SavedRun): Promise<void> {
  const { record } = lab.getState();
  if (record === undefined) return;
  const { backend, gradientCheck, contenders } = record;
  // It goes on here and now, on this device.
  lab.setState({
    record: { ...onBackend(kept, backend, gradientCheck), contenders },
    experiment: kept.current,
    kept: undefined,
  });
  try {
    await worker.restore(saved, kept.current, kept.trainingMs, kept.id);
  } catch (error) {
    lab.setState({ record, experiment: record.current });
    throw error;
  }
  await probe();
}
