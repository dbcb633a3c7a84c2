// A sweep over a queue: a real Redis, two workers, one killed in the middle of a job. Nothing is lost, nothing counted
// twice, and every figure is what one process alone gets.

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Queue } from "bullmq";
import type { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sweepFrom } from "../../share/sweepPlan.ts";
import { runSweep } from "../../sweep/runSweep.ts";
import type { SweepResult } from "../../sweep/sweep.ts";
import { eventually } from "../../testing/eventually.ts";
import { SweepPool } from "../sweepPool.ts";
import { fetchFiles, handOver } from "./files.ts";
import { connect, nameOf, pack, QUEUE, unpack } from "./queue.ts";
import { QueuePool } from "./queuePool.ts";

const NO_DATA = { data: [], testData: [] };
const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;
if (!hasRedis)
  console.warn("No redis-server here (Debian: apt-get install redis-server): the queue is not tested.");

/** A port that nobody uses. */
const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

describe("what is asked over a queue", () => {
  it("keeps its arrays, and what is no number", () => {
    const value = { values: Float32Array.of(1, Number.NaN, -0), count: 3, text: "ä", none: undefined };
    const back = unpack<typeof value>(pack(value));
    expect(back).toEqual(value);
    expect(back.values).toBeInstanceOf(Float32Array);
  });

  it("has one name for one job", () => {
    const [one, other] = sweepFrom(
      { experiment: "sinusoid-maml-5shot", grid: { innerLearningRate: [0.01, 0.1] } },
      "",
    ).planned.map(({ experiment }) => experiment);
    const names = [
      { experiment: one!, until: 5 },
      { experiment: one!, until: 6 },
      { experiment: one! },
      { experiment: other!, until: 5 },
      { experiment: one!, until: 5, files: "abc" },
    ].map(nameOf);
    expect(new Set(names).size).toBe(names.length);
    expect(nameOf({ experiment: structuredClone(one!), until: 5 })).toBe(names[0]);
  });

  it("is refused where there is no Redis, with what to do", async () => {
    await expect(connect("localhost")).rejects.toThrow("is no address of a Redis");
    await expect(connect(`redis://localhost:${await freePort()}`)).rejects.toThrow(
      /^There is no Redis at .*start one, or leave --queue out/,
    );
  });
});

describe.skipIf(!hasRedis)("with a Redis", () => {
  let url: string;
  let server: ChildProcess;
  let folder: string;
  let redis: Redis;
  const workers: ChildProcess[] = [];
  /** A worker of one process, as somebody starts it on another machine. */
  const work = () => {
    const worker = spawn(
      process.execPath,
      ["--import", "tsx", "src/cli/queue/sweepWorker.ts", "--queue", url, "--processes", "1"],
      { stdio: "ignore" },
    );
    workers.push(worker);
    return worker;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "innerloop-redis-"));
    const port = await freePort();
    url = `redis://localhost:${port}`;
    server = spawn("redis-server", ["--port", String(port), "--save", "", "--dir", folder], {
      stdio: "ignore",
    });
    await eventually(async () => {
      redis = await connect(url);
    });
  });
  afterAll(() => {
    for (const worker of workers) worker.kill("SIGKILL");
    redis?.disconnect();
    server?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it("a killed worker's job is taken over, and all figures are those of one process alone", async () => {
    const sweep = sweepFrom(
      {
        experiment: "sinusoid-maml-5shot",
        set: { iterations: 1000, metaBatch: 4, finalTasks: 20, evaluateEvery: 500, baseline: "none" },
        grid: { innerLearningRate: [0.01, 0.1] },
        seeds: [1, 2],
        halving: { from: 500, by: 2 },
      },
      "",
    );
    const pool = await QueuePool.open(url, NO_DATA);
    const queue = new Queue(QUEUE, { connection: await connect(url) });
    const doomed = work();
    const over = runSweep(sweep, pool, () => {});
    await eventually(async () => expect(await queue.getActiveCount()).toBe(1));
    doomed.kill("SIGKILL");
    work();
    const shared = await over;
    const jobs = await queue.getJobCounts("completed", "failed", "active", "waiting");
    // Four short stretches, two that go on, two seeds of the best tested.
    expect(jobs).toMatchObject({ completed: 8, failed: 0, active: 0, waiting: 0 });

    const alone = new SweepPool(1, NO_DATA);
    const figures = ({ runs, best }: SweepResult) => ({
      best,
      runs: runs.map((run) => ({ ...run, seconds: 0 })),
    });
    const local = await runSweep(sweep, alone, () => {});
    alone.end();
    expect(figures(shared)).toEqual(figures(local));

    // Begun again, everything is there already.
    const again = await runSweep(sweep, pool, () => {});
    expect(figures(again)).toEqual(figures(local));
    expect((await queue.getJobCounts("completed")).completed).toBe(8);
    await queue.close();
    await pool.end();
  });

  it("files of a person's own are handed over under their fingerprint, and what was changed is refused", async () => {
    const [table, map] = [join(folder, "a.csv"), join(folder, "map.json")];
    writeFileSync(table, "user,item\n1,2\n");
    writeFileSync(map, "{}");
    const fingerprint = (await handOver(redis, { data: [table], testData: [], map }))!;
    const flags = await fetchFiles(redis, fingerprint);
    expect(flags.data.map((path) => readFileSync(path, "utf8"))).toEqual(["user,item\n1,2\n"]);
    expect(readFileSync(flags.map!, "utf8")).toBe("{}");
    expect(flags.data[0]).toMatch(/a\.csv$/);
    expect(await handOver(redis, { data: [], testData: [] })).toBeUndefined();
    await redis.set(`innerloop:files:${fingerprint}`, pack({ flags: {}, files: [] }));
    await expect(fetchFiles(redis, fingerprint)).rejects.toThrow("are not what they were");
    await expect(fetchFiles(redis, "gone")).rejects.toThrow("no longer there");
  });
});
