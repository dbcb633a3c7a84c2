// A sweep, rung by rung: all its runs trained, those that are worse left behind, the best tested on fresh tasks.

import { goingOn, rungsOf } from "../sweep/halving.ts";
import type { Point } from "../sweep/points.ts";
import { candidatesOf, type Pairs, ranked, type SweptRun } from "../sweep/sweep.ts";
import type { DataFlags } from "./ownData.ts";
import type { PlannedRun, Sweep } from "./sweepFile.ts";
import type { SweepPool } from "./sweepPool.ts";
import type { Standing, Tested } from "./sweepRun.ts";

/** The best point by validation tasks, and what it reaches on test tasks: an unflattered figure. */
export interface Best {
  readonly options: Point;
  readonly seeds: readonly {
    readonly seed: number;
    readonly link: string;
    readonly measures: Pairs;
    /** Everyone else in the run, with the learner's paired difference from them. */
    readonly contenders: readonly Tested[];
  }[];
}

/** What a sweep comes to, as its JSON holds it. */
export interface SweepResult {
  readonly runs: readonly SweptRun[];
  /** Absent where no run could be measured. */
  readonly best?: Best;
}

interface Candidate {
  readonly planned: PlannedRun;
  run?: SweptRun;
  standing?: Standing;
}

/** Makes every run of a sweep; `told` hears how many stretches of training are done, of how many. */
export async function runSweep(
  { planned, halving }: Sweep,
  pool: Pick<SweepPool, "run">,
  data: DataFlags,
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
        const answer = await pool.run({
          experiment,
          until,
          data,
          ...(candidate.standing && { from: candidate.standing }),
        });
        if (!("stretch" in answer)) throw new Error("The process answered something else.");
        const { state, reason, iterations, seconds, measures, standing } = answer.stretch;
        candidate.standing = standing!;
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
  const best = await tested(all, pool, data);
  return { runs, ...(best && { best }) };
}

/** Tests the best of those that were trained to the end. */
async function tested(
  all: readonly Candidate[],
  pool: Pick<SweepPool, "run">,
  data: DataFlags,
): Promise<Best | undefined> {
  const finished = all.filter(({ run }) => run!.state === "finished");
  const wholes = candidatesOf(finished.map(({ run }) => run!));
  const seeds = Math.max(0, ...wholes.map(({ runs }) => runs.length));
  // A point that diverged with one of its seeds is none to recommend.
  const [best] = ranked(wholes.filter(({ runs }) => runs.length === seeds));
  if (best === undefined) return undefined;
  const chosen = finished.filter(({ run }) => best.runs.includes(run!));
  const results = await Promise.all(
    chosen.map(async ({ planned: { experiment, seed, link }, standing }) => {
      const answer = await pool.run({ experiment, data, from: standing! });
      if (!("tested" in answer)) throw new Error("The process answered something else.");
      const learner = answer.tested.find(({ role }) => role === "learner")!;
      const contenders = answer.tested.filter((one) => one !== learner);
      return { seed, link, measures: learner.measures, contenders };
    }),
  );
  return { options: best.options, seeds: results };
}
