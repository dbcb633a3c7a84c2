// A sweep, rung by rung: all its runs trained, those that are worse left behind, the best tested on fresh tasks.

import type { Experiment } from "../experiment/experiment.ts";
import { goingOn, type Halving, rungsOf } from "./halving.ts";
import type { Point } from "./points.ts";
import type { Standing, Stretch, Tested } from "./stretch.ts";
import { type Best, candidatesOf, ranked, type SweepResult, type SweptRun } from "./sweep.ts";

/** One run to be made. */
export interface PlannedRun {
  readonly options: Point;
  readonly seed: number;
  readonly experiment: Experiment;
  /** The experiment as a link's hash. */
  readonly link: string;
}

/** A sweep laid out into runs. */
export interface Sweep {
  readonly planned: readonly PlannedRun[];
  readonly halving: Halving | undefined;
}

/** Whoever does the work, many runs at a time: processes, or workers of a page. */
export interface Pool {
  /** Trains an experiment on to `until` meta-steps, from nothing or from where it stands. */
  train(experiment: Experiment, until: number, from?: Standing): Promise<Stretch>;
  /** Everyone in a trained run on its test tasks. */
  test(experiment: Experiment, from: Standing): Promise<Tested[]>;
}

interface Candidate {
  readonly planned: PlannedRun;
  run?: SweptRun;
  standing?: Standing;
}

/** Makes every run of a sweep; `told` hears how many stretches of training are done, of how many. */
export async function runSweep(
  { planned, halving }: Sweep,
  pool: Pool,
  told: (done: number, total: number, run: SweptRun) => void,
): Promise<SweepResult> {
  const all = planned.map((one): Candidate => ({ planned: one }));
  const iterationsOf = ({ planned: { experiment } }: Candidate) => Number(experiment.training.iterations);
  const rungs = rungsOf(Math.max(...all.map(iterationsOf)), halving);
  let going: readonly Candidate[] = all;
  let [done, total] = [0, all.length];
  for (const [index, rung] of rungs.entries()) {
    await Promise.all(
      going.map(async (candidate) => {
        const { options, seed, experiment, link } = candidate.planned;
        const until = Math.min(rung, iterationsOf(candidate));
        const stretch = await pool.train(experiment, until, candidate.standing);
        const { state, reason, iterations, seconds, measures, standing } = stretch;
        if (standing) candidate.standing = standing;
        candidate.run = {
          options,
          seed,
          state: state === "trained" ? "finished" : state,
          iterations,
          measures,
          seconds,
          ...(reason !== undefined && { reason }),
          link,
        };
        told(++done, total, candidate.run);
      }),
    );
    if (halving === undefined || index === rungs.length - 1) break;
    // Whoever is refused or has diverged in any seed goes no further; points go on with all their seeds or none.
    const order = ranked(candidatesOf(going.map(({ run }) => run!)));
    const well = order.filter(({ runs }) => runs.every(({ state }) => state === "finished"));
    const kept = new Set(
      well.slice(0, goingOn(order.length, halving)).map(({ options }) => JSON.stringify(options)),
    );
    const goOn = ({ planned: { options } }: Candidate) => kept.has(JSON.stringify(options));
    for (const one of going)
      if (!goOn(one) && one.run!.state === "finished") {
        one.run = { ...one.run!, state: "left behind" };
        delete one.standing;
      }
    going = going.filter(goOn);
    total = done + going.length;
  }
  const runs = all.map(({ run }) => run!);
  const best = await tested(all, pool);
  return { runs, ...(best && { best }) };
}

/** Tests the best of those that were trained to the end. */
async function tested(all: readonly Candidate[], pool: Pool): Promise<Best | undefined> {
  const finished = all.filter(({ run }) => run!.state === "finished");
  const wholes = candidatesOf(finished.map(({ run }) => run!));
  const seeds = Math.max(0, ...wholes.map(({ runs }) => runs.length));
  // A point that diverged with one of its seeds is none to recommend.
  const [best] = ranked(wholes.filter(({ runs }) => runs.length === seeds));
  if (best === undefined) return undefined;
  const chosen = finished.filter(({ run }) => best.runs.includes(run!));
  const results = await Promise.all(
    chosen.map(async ({ planned: { experiment, seed, link }, standing }) => {
      const everyone = await pool.test(experiment, standing!);
      const learner = everyone.find(({ role }) => role === "learner")!;
      const contenders = everyone.filter((one) => one !== learner);
      return { seed, link, measures: learner.measures, contenders };
    }),
  );
  return { options: best.options, seeds: results };
}
