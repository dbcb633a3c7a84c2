// Kept runs compared: on one task to look at, and on many, paired. Made by a worker beside the one that trains.

import { proxy } from "comlink";
import type { AlgorithmMeta } from "../algorithms/meta.ts";
import { algorithms } from "../algorithms/registry.ts";
import { type ComparedRun, type Comparison, whyApart } from "../experiment/compared.ts";
import type { AdaptationPath, SampledTask, TrialRecord } from "../experiment/shown.ts";
import type { ComparisonCommands } from "../protocol/comparison.ts";
import type { Split } from "../tasks/episode.ts";
import { type Said, type Words, wordsOf } from "../words/said.ts";
import { guard, say } from "./messages.ts";
import { requestOf } from "./probe.ts";
import { type KeptRun, weightsOf } from "./records.ts";
import { lab } from "./state.ts";

/** More pictures than these beside each other are too small to tell anything. */
export const MOST_COMPARED = 6;
export const FEWEST_COMPARED = 2;
/** Tasks that runs can be measured on. */
export const COMPARED_TASKS = [100, 300, 1000] as const;

/** A run that was chosen and cannot be compared. */
export interface LeftOut {
  readonly run: KeptRun;
  readonly why: Words;
}

/** A comparison as the page shows it. */
export interface ComparisonNow {
  readonly runs: readonly KeptRun[];
  readonly leftOut: readonly LeftOut[];
  /** Number of the run that the others are held against; its seed draws the tasks. */
  readonly reference: number;
  /** Which task is looked at, from 0; the task, and how each run answers it, once they are there. */
  readonly probe: number;
  readonly task?: SampledTask | undefined;
  readonly paths: readonly AdaptationPath[];
  readonly trials: readonly TrialRecord[];
  /** Absent until the first task is there. */
  readonly step?: number | undefined;
  /** What is measured on. */
  readonly split: Split;
  readonly tasks: number;
  /** Tasks done of all runs' together; absent while nothing is measured. */
  readonly measuring?: { readonly done: number; readonly total: number } | undefined;
  readonly found?: Comparison | undefined;
}

/** Whom a comparison has its work done by. */
export interface ComparingHands {
  readonly commands: ComparisonCommands;
  readonly end: () => void;
}
/** Starts a worker; what it needs is loaded when first needed. */
export type Hire = (lose: (why: Said) => void) => Promise<ComparingHands>;
const hireWorker: Hire = async (lose) => (await import("../client/comparer.ts")).startComparer(lose);

/** The worker of the comparison that stands, and the runs that it compares. */
let hands: (ComparingHands & { readonly whole: readonly ComparedRun[] }) | undefined;

const put = (change: Partial<ComparisonNow>): void =>
  lab.setState(({ comparison }) => ({ comparison: comparison && { ...comparison, ...change } }));

/** Those of the chosen runs that can be compared with the first of them, and why others cannot. */
export function comparable(chosen: readonly KeptRun[]): { runs: KeptRun[]; leftOut: LeftOut[] } {
  const runs: KeptRun[] = [];
  const leftOut: LeftOut[] = [];
  for (const run of chosen) {
    const why = whyApart(run.record.current, chosen[0]!.record.current);
    if (why) leftOut.push({ run, why });
    else runs.push(run);
  }
  return { runs, leftOut };
}

/** The seeds of runs, each once, that of the reference first. */
export const seedsOf = ({ runs, reference }: Pick<ComparisonNow, "runs" | "reference">): number[] => {
  const seeds = runs.map(({ record }) => Number(record.current.run.seed));
  return [...new Set([seeds[reference]!, ...seeds])];
};

/** The step that is shown first: what training prepares the reference for, or the last. */
function firstStep({ runs, reference, paths, trials }: ComparisonNow): number {
  const { id, options } = runs[reference]!.record.current.algorithm;
  const meta: AlgorithmMeta = algorithms[id].meta;
  const trained = trials.length > 0 ? 0 : meta.trainedSteps(options);
  return trained || lastComparedStep({ paths, trials });
}

/** The last step that can be shown: of the run that takes the most, or of a trial. */
export const lastComparedStep = ({ paths, trials }: Pick<ComparisonNow, "paths" | "trials">): number =>
  trials[0]?.actions.length ?? Math.max(1, ...paths.map(({ outputs }) => outputs.length)) - 1;

/** Compares the chosen kept runs, the first of which is the reference; in place of any comparison before. */
export async function compare(ids: readonly string[], hire: Hire = hireWorker): Promise<void> {
  endComparison();
  const kept = lab.getState().runs;
  const chosen = ids.flatMap((id) => kept.find(({ record }) => record.id === id) ?? []);
  const { runs, leftOut } = comparable(chosen);
  const whole: ComparedRun[] = [];
  const compared: KeptRun[] = [];
  for (const run of runs)
    try {
      whole.push({ experiment: run.record.current, saved: await weightsOf(run.record.id) });
      compared.push(run);
    } catch (error) {
      leftOut.push({ run, why: wordsOf(error) });
    }
  lab.setState({
    comparison: {
      runs: compared,
      leftOut,
      reference: 0,
      probe: 0,
      paths: [],
      trials: [],
      split: "validation",
      tasks: COMPARED_TASKS[0],
    },
  });
  if (compared.length < FEWEST_COMPARED) return;
  const stands = () => lab.getState().comparison?.runs === compared;
  const fail = (why: Words) => {
    if (!stands()) return;
    endComparison();
    say(why, "fault");
  };
  try {
    const { commands, end } = await hire(fail);
    if (!stands()) return end();
    hands = { commands, end, whole };
    await takeUp();
  } catch (error) {
    fail(wordsOf(error));
  }
}

/** Has the worker take the runs up on the tasks of the reference's seed, shows one of these and measures on many. */
async function takeUp(): Promise<void> {
  const { comparison } = lab.getState();
  if (comparison === undefined || hands === undefined) return;
  put({ task: undefined, paths: [], trials: [], found: undefined, measuring: undefined });
  await hands.commands.open(hands.whole, seedsOf(comparison)[0]!);
  await Promise.all([look(), measure()]);
}

/** Shows how all runs answer the task that is looked at. */
async function look(): Promise<void> {
  const mine = hands;
  const probe = lab.getState().comparison?.probe;
  if (mine === undefined || probe === undefined) return;
  const stands = () => mine === hands && lab.getState().comparison?.probe === probe;
  const task = await mine.commands.sampleTask(probe);
  if (!stands()) return;
  const [paths, trials] =
    task.description.kind === "decisions"
      ? [[], await mine.commands.playTrial(probe)]
      : [await mine.commands.adapt(requestOf(task, undefined)), []];
  if (!stands()) return;
  put({ task, paths, trials });
  const comparison = lab.getState().comparison!;
  if (comparison.step === undefined) put({ step: firstStep(comparison) });
}

/** Measures all runs on the same tasks. */
async function measure(): Promise<void> {
  const mine = hands;
  const { comparison } = lab.getState();
  if (mine === undefined || comparison === undefined) return;
  const { split, tasks, reference } = comparison;
  const measuring = { done: 0, total: 1 };
  put({ found: undefined, measuring });
  let now = measuring;
  const stands = () => mine === hands && lab.getState().comparison?.measuring === now;
  const hear = (done: number, total: number) => {
    if (!stands()) return;
    now = { done, total };
    put({ measuring: now });
  };
  try {
    const found = await mine.commands.measure(split, tasks, reference, proxy(hear));
    if (stands()) put({ found, measuring: undefined });
  } catch (error) {
    if (!stands()) return;
    put({ measuring: undefined });
    throw error;
  }
}

/** Looks at another task. */
export function lookAt(probe: number): void {
  put({ probe });
  void guard(look());
}

export const showComparedStep = (step: number): void => put({ step });

/** Holds all others against another run. */
export function referTo(reference: number): void {
  const { comparison } = lab.getState();
  if (comparison === undefined) return;
  const seeds = seedsOf(comparison);
  put({ reference });
  // Another seed draws other tasks.
  void guard(seeds.length > 1 ? takeUp() : measure());
}

/** Measures on other tasks, or on more. */
export function measureOn(change: Partial<Pick<ComparisonNow, "split" | "tasks">>): void {
  put(change);
  void guard(measure());
}

/** Ends the measuring that goes on; the pictures stay. */
export function stopMeasuring(): void {
  put({ measuring: undefined });
  void hands?.commands.stop();
}

/** Goes back to the table; what is under way ends with its worker. */
export function endComparison(): void {
  hands?.end();
  hands = undefined;
  lab.setState({ comparison: undefined });
}
