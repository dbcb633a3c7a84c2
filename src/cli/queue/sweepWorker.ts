// npm run sweep-worker: takes jobs of sweeps from a queue and does them on this machine's cores.

import { availableParallelism, hostname } from "node:os";
import { UnrecoverableError, Worker } from "bullmq";
import { Command } from "commander";
import { runCommand, tell } from "../command.ts";
import { processesFrom } from "../processes.ts";
import { SweepPool } from "../sweepPool.ts";
import { fetchFiles } from "./files.ts";
import { connect, pack, QUEUE, type QueuedJob, unpack } from "./queue.ts";

/** A worker that is not heard of for so long is given up, and its job taken over; seen so often. */
const LOCK_MS = 10_000;
const LOOK_MS = 5000;
/** Workers that may die over one job before it counts as failed. */
const MOST_DEATHS = 5;

interface Flags {
  readonly queue: string;
  readonly processes?: string;
}

async function work({ queue, processes }: Flags): Promise<void> {
  const size = processesFrom(processes) ?? availableParallelism();
  const redis = await connect(queue);
  const pools = new Map<string, Promise<SweepPool>>();
  /** Processes that have the data of a job; those of other data make room. */
  const poolFor = async (files: string | undefined): Promise<SweepPool> => {
    const key = files ?? "";
    const known = pools.get(key);
    if (known) return known;
    const flags = files === undefined ? { data: [], testData: [] } : fetchFiles(redis, files);
    const made = Promise.resolve(flags).then((fetched) => new SweepPool(size, fetched));
    pools.set(key, made);
    return made;
  };
  const worker = new Worker<string, string>(
    QUEUE,
    async ({ data, id }) => {
      const { experiment, until, from, files } = unpack<QueuedJob>(data);
      const pool = await poolFor(files);
      if (until === undefined) {
        if (from === undefined)
          throw new UnrecoverableError(`Job ${id} says neither how long nor from where.`);
        return pack(await pool.test(experiment, from));
      }
      return pack(await pool.train(experiment, until, from));
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
  for (const pool of pools.values()) (await pool).end();
}

await runCommand(
  new Command("sweep-worker")
    .requiredOption("--queue <address>", "the Redis that holds the jobs: redis://host:port")
    .option("--processes <n>", "jobs at a time; as many as there are cores")
    .action(work),
);
