// npm run sweep: an experiment over many values of its knobs, on this machine's cores.

import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { SingleBar } from "cli-progress";
import { Command } from "commander";
import { differenceOfMeasure, intervalOfMeasure, measureOf } from "../experiment/figures.ts";
import type { Interval } from "../experiment/results.ts";
import type { MeasureId } from "../measures/registry.ts";
import { runSweep } from "../sweep/runSweep.ts";
import {
  candidatesOf,
  type Pair,
  type Pairs,
  plainResult,
  ranked,
  type SweepResult,
} from "../sweep/sweep.ts";
import { inEnglish } from "../words/said.ts";
import { runCommand, tell } from "./command.ts";
import { readSweep } from "./sweepFile.ts";
import { SweepPool } from "./sweepPool.ts";

interface Flags {
  readonly processes?: string;
  readonly data: string[];
  readonly map?: string;
  readonly out?: string;
  readonly json?: true;
}

const intervalOf = ([mean, ci95]: Pair): Interval => ({ mean: mean!, ...(ci95 !== undefined && { ci95 }) });
const inWords = (found: Pairs, how = intervalOfMeasure) =>
  Object.entries(found)
    .map(([id, pair]) => `${measureOf(id as MeasureId).label} ${how(id as MeasureId, intervalOf(pair), 1)}`)
    .join("   ");
const optionsInWords = (options: object) =>
  Object.entries(options)
    .map(([option, value]) => `${option} ${value}`)
    .join(", ") || "as it is";

function print({ runs, best }: SweepResult): void {
  for (const { options, runs: those } of ranked(candidatesOf(runs)))
    for (const { seed, state, iterations, measures, reason } of those)
      process.stdout.write(
        `${optionsInWords(options)}, seed ${seed}: ${state} after ${iterations}   ${inWords(measures)}${reason ? `   ${inEnglish(reason)}` : ""}\n`,
      );
  if (best === undefined) {
    process.stdout.write("\nNo run reached its end: there is nothing to recommend.\n");
    return;
  }
  process.stdout.write(
    `\nThe best by validation tasks: ${optionsInWords(best.options)}. On fresh test tasks:\n`,
  );
  for (const { seed, link, measures, contenders } of best.seeds) {
    process.stdout.write(`  seed ${seed}: ${inWords(measures)}   ${link}\n`);
    for (const { role, difference } of contenders)
      if (difference)
        process.stdout.write(
          `    the learner less ${role}, paired by task: ${inWords(difference, differenceOfMeasure)}\n`,
        );
  }
}

function processesFrom(given: string | undefined): number {
  if (given === undefined) return availableParallelism();
  const count = Number(given);
  if (!Number.isInteger(count) || count < 1)
    throw new Error(`--processes ${given} is not a whole number above 0.`);
  return count;
}

async function sweep(path: string, flags: Flags): Promise<void> {
  const laidOut = readSweep(path);
  const processes = Math.min(processesFrom(flags.processes), laidOut.planned.length);
  tell(`${laidOut.planned.length} runs on ${processes} ${processes === 1 ? "process" : "processes"}.`);
  const bar = new SingleBar({
    format: "{bar} {value}/{total} · {eta_formatted} left",
    stream: process.stderr,
    noTTYOutput: true,
    notTTYSchedule: 10_000,
  });
  bar.start(laidOut.planned.length, 0);
  const data = { data: flags.data, testData: [], ...(flags.map !== undefined && { map: flags.map }) };
  const pool = new SweepPool(processes, data);
  let result: SweepResult;
  try {
    result = await runSweep(laidOut, pool, (done, total) => {
      bar.setTotal(total);
      bar.update(done);
    });
  } finally {
    bar.stop();
    pool.end();
  }
  const text = `${JSON.stringify(plainResult(result))}\n`;
  if (flags.out !== undefined) writeFileSync(flags.out, text);
  if (flags.json) process.stdout.write(text);
  else print(result);
}

await runCommand(
  new Command("sweep")
    .argument("<file>", "what to try, as JSON (docs/sweeps.md)")
    .option("--processes <n>", "processes that share the runs; as many as there are cores")
    .option("--data <file...>", "your own data, as for npm run experiment", [])
    .option("--map <file>", "what each column of a table is for, as JSON (docs/tables.md)")
    .option("--out <file>", "write the result's JSON into a file too")
    .option("--json", "print one JSON object and nothing else")
    .action((path: string, flags: Flags) => sweep(path, flags)),
);
