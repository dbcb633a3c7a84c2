// npm run sweep: an experiment over many values of its knobs, on this machine's cores.

import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { SingleBar } from "cli-progress";
import { Command } from "commander";
import { differenceOfMeasure, intervalOfMeasure, measureOf } from "../experiment/figures.ts";
import { intervalOf } from "../experiment/pairs.ts";
import type { MeasureId } from "../measures/registry.ts";
import { type Pool, runSweep } from "../sweep/runSweep.ts";
import { candidatesOf, type Pairs, plainResult, ranked, type SweepResult } from "../sweep/sweep.ts";
import { inEnglish } from "../words/said.ts";
import { runCommand, tell } from "./command.ts";
import type { DataFlags } from "./ownData.ts";
import { processesFrom } from "./processes.ts";
import { readSweep } from "./sweepFile.ts";
import { SweepPool } from "./sweepPool.ts";

interface Flags {
  readonly processes?: string;
  readonly queue?: string;
  readonly data: string[];
  readonly map?: string;
  readonly out?: string;
  readonly json?: true;
}

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

/** This machine's processes, or whoever takes the jobs of a queue. */
async function poolFor(
  runs: number,
  data: DataFlags,
  { queue, processes }: Flags,
): Promise<Pool & { end(): void | Promise<void> }> {
  if (queue !== undefined) {
    if (processes !== undefined)
      throw new Error(
        "--processes is for this machine: with --queue, whoever works says it (npm run sweep-worker).",
      );
    const { QueuePool } = await import("./queue/queuePool.ts");
    const pool = await QueuePool.open(queue, data);
    tell(`${runs} runs for the workers of ${queue} (npm run sweep-worker -- --queue ${queue}).`);
    return pool;
  }
  const size = Math.min(processesFrom(processes) ?? availableParallelism(), runs);
  tell(`${runs} runs on ${size} ${size === 1 ? "process" : "processes"}.`);
  return new SweepPool(size, data);
}

async function sweep(path: string, flags: Flags): Promise<void> {
  const data = { data: flags.data, testData: [], ...(flags.map !== undefined && { map: flags.map }) };
  const laidOut = await readSweep(path, data, tell);
  const pool = await poolFor(laidOut.planned.length, data, flags);
  const bar = new SingleBar({
    format: "{bar} {value}/{total} · {eta_formatted} left",
    stream: process.stderr,
    noTTYOutput: true,
    notTTYSchedule: 10_000,
  });
  bar.start(laidOut.planned.length, 0);
  let result: SweepResult;
  try {
    result = await runSweep(laidOut, pool, (done, total) => {
      bar.setTotal(total);
      bar.update(done);
    });
  } finally {
    bar.stop();
    await pool.end();
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
    .option("--queue <address>", "a Redis whose workers share the runs: redis://host:port")
    .option("--data <file...>", "your own data, as for npm run experiment", [])
    .option("--map <file>", "what each column of a table is for, as JSON (docs/tables.md)")
    .option("--out <file>", "write the result's JSON into a file too")
    .option("--json", "print one JSON object and nothing else")
    .action((path: string, flags: Flags) => sweep(path, flags)),
);
