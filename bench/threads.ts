// npm run bench -- threads: how meta-steps a second grow with the number of threads, in Node, in one run.

import { cpus, loadavg } from "node:os";
import { tell } from "../src/cli/command.ts";
import { shippedFor } from "../src/cli/ownData.ts";
import { nodeThreads } from "../src/cli/threads.ts";
import { startBackend } from "../src/engine/backend/start.ts";
import { createRun } from "../src/training/createRun.ts";
import type { Run } from "../src/training/run.ts";
import { type CaseId, caseIds, cases } from "./cases.ts";
import { median } from "./measure.ts";

/** More than there are cores shows what that costs. */
const THREADS = [1, 2, 3, 4] as const;
/** Rounds, each measuring every number of threads in turn; the medians of their ratios count. */
const ROUNDS = 15;
const SLICE_MS = 500;

/** One number of threads: meta-steps a second, and how many times those of one thread. */
interface Growth {
  readonly threads: number;
  readonly stepsPerSecond: number;
  readonly ratio: number;
}

async function stepsPerSecond(run: Run): Promise<number> {
  const start = performance.now();
  let count = 0;
  do {
    await (await run.metaStep()).read();
    count += 1;
  } while (performance.now() - start < SLICE_MS);
  return (1000 * count) / (performance.now() - start);
}

async function measure(id: CaseId): Promise<Growth[]> {
  const experiment = cases[id];
  const started = await Promise.all(
    THREADS.map(async (count) => {
      const { device } = await startBackend("wasm", { ...nodeThreads, count });
      const run = await createRun(experiment, device, shippedFor(experiment));
      return { device, run, found: [] as number[] };
    }),
  );
  for (let round = -1; round < ROUNDS; round++) {
    for (const { run, found } of started) {
      const rate = await stepsPerSecond(run);
      // The first round compiles.
      if (round >= 0) found.push(rate);
    }
  }
  const growth = started.map(({ found }, index) => ({
    threads: THREADS[index]!,
    stepsPerSecond: median(found),
    ratio: median(found.map((rate, round) => rate / started[0]!.found[round]!)),
  }));
  for (const { run, device } of started) {
    run.dispose();
    device.dispose();
  }
  return growth;
}

/** Prints a line for each case and number of threads. */
export async function benchThreads(id: CaseId | undefined, { json }: { json?: true }): Promise<void> {
  for (const name of id === undefined ? caseIds : [id]) {
    const load = loadavg()[0]!.toFixed(1);
    tell(`${name}, ${cpus().length} cores, load ${load} before…`);
    for (const { threads, stepsPerSecond, ratio } of await measure(name))
      process.stdout.write(
        json
          ? `${JSON.stringify({ case: name, threads, stepsPerSecond, ratio })}\n`
          : `${name}, threads ${threads}: ${stepsPerSecond.toFixed(1)} meta-steps a second, ${ratio.toFixed(2)} times one\n`,
      );
  }
}
