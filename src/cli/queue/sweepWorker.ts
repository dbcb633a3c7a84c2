// npm run sweep-worker: takes jobs of sweeps from a queue and does them on this machine's cores.

import { availableParallelism, hostname } from "node:os";
import { UnrecoverableError, Worker } from "bullmq";
import { Command } from "commander";
import { runCommand, tell } from "../command.ts";
import type { DataFlags } from "../ownData.ts";
import { processesFrom } from "../processes.ts";
import { SweepPool } from "../sweepPool.ts";
import { fetchFiles } from "./files.ts";
import { connect, pack, QUEUE, type QueuedJob, unpack } from "./queue.ts";

/** A worker that is not heard of for so long is given up, and its job taken over; seen so often. */
const LOCK_MS = 10_000;
const LOOK_MS = 5000;
/** Workers that may die over one job before it counts as failed. */
const MOST_DEATHS = 5;
const NO_DATA: DataFlags = { data: [], testData: [] };

interface Flags {
  readonly queue: string;
  readonly processes?: string;
}

async function work({ queue, processes }: Flags): Promise<void> {
  const size = processesFrom(processes) ?? availableParallelism();
  const redis = await connect(queue);
  const pool = new SweepPool(size, NO_DATA);
  const fetched = new Map<string, Promise<DataFlags>>();
  /** Each fetched once; what could not be is fetched again when the job is tried again. */
  const filesOf = (fingerprint: string): Promise<DataFlags> => {
    const known = fetched.get(fingerprint) ?? fetchFiles(redis, fingerprint);
    fetched.set(fingerprint, known);
    known.catch(() => fetched.delete(fingerprint));
    return known;
  };
  const worker = new Worker<string, string>(
    QUEUE,
    async ({ data, id }) => {
      const { experiment, until, from, files } = unpack<QueuedJob>(data);
      const withData = files === undefined ? pool : new SweepPool(pool, await filesOf(files));
      if (until === undefined) {
        if (from === undefined)
          throw new UnrecoverableError(`Job ${id} says neither how long nor from where.`);
        return pack(await withData.test(experiment, from));
      }
      return pack(await withData.train(experiment, until, from));
    },
    {
      connection: await connect(queue),
      concurrency: size,
      lockDuration: LOCK_MS,
      stalledInterval: LOOK_MS,
      maxStalledCount: MOST_DEATHS,
    },
  );
  worker.on("completed", ({ id }) => tell(`done: ${id?.slice(0, 12)}`));
  worker.on("failed", (job, error) => tell(`failed: ${job?.id?.slice(0, 12)}: ${error.message}`));
  worker.on("error", (error) => tell(error.message));
  tell(`${hostname()}: ${size} at a time, from ${queue}. End with Ctrl+C: what is under way is done first.`);
  await new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  await worker.close();
  pool.end();
}

await runCommand(
  new Command("sweep-worker")
    .requiredOption("--queue <address>", "the Redis that holds the jobs: redis://host:port")
    .option("--processes <n>", "jobs at a time; as many as there are cores")
    .action(work),
);
