// A sweep's jobs in a queue: whoever takes them, on however many machines.

import { Queue, QueueEvents } from "bullmq";
import type { Redis } from "ioredis";
import type { Experiment } from "../../experiment/experiment.ts";
import type { Pool } from "../../sweep/runSweep.ts";
import type { Standing, Stretch, Tested } from "../../sweep/stretch.ts";
import type { DataFlags } from "../ownData.ts";
import { handOver } from "./files.ts";
import { connect, KEPT_SECONDS, nameOf, pack, QUEUE, type QueuedJob, unpack } from "./queue.ts";

/** A job that fails is tried so often, after one, two, four seconds. */
const ATTEMPTS = 3;
const BACK_OFF_MS = 1000;

export class QueuePool implements Pool {
  readonly #redis: Redis;
  readonly #redisOfEvents: Redis;
  readonly #queue: Queue;
  readonly #events: QueueEvents;
  readonly #files: string | undefined;

  private constructor(redis: Redis, events: Redis, files: string | undefined) {
    this.#redis = redis;
    this.#redisOfEvents = events;
    this.#queue = new Queue(QUEUE, { connection: redis });
    this.#events = new QueueEvents(QUEUE, { connection: events });
    this.#files = files;
  }

  /** @throws Error, a whole sentence, where there is no Redis at `url` or a file cannot be read. */
  static async open(url: string, data: DataFlags): Promise<QueuePool> {
    const redis = await connect(url);
    const pool = new QueuePool(redis, await connect(url), await handOver(redis, data));
    await pool.#events.waitUntilReady();
    return pool;
  }

  train(experiment: Experiment, until: number, from?: Standing): Promise<Stretch> {
    return this.#ask<Stretch>({ experiment, until, ...(from && { from }) });
  }

  test(experiment: Experiment, from: Standing): Promise<Tested[]> {
    return this.#ask<Tested[]>({ experiment, from });
  }

  async end(): Promise<void> {
    await this.#events.close();
    await this.#queue.close();
    this.#redisOfEvents.disconnect();
    this.#redis.disconnect();
  }

  /** @throws Error where the job fails as often as it is tried. */
  async #ask<T>(asked: Omit<QueuedJob, "files">): Promise<T> {
    const job: QueuedJob = { ...asked, ...(this.#files !== undefined && { files: this.#files }) };
    const queued = await this.#queue.add("stretch", pack(job), {
      jobId: nameOf(job),
      attempts: ATTEMPTS,
      backoff: { type: "exponential", delay: BACK_OFF_MS },
      removeOnComplete: { age: KEPT_SECONDS },
      // Asked again, a job that failed is tried again.
      removeOnFail: true,
    });
    return unpack<T>(await queued.waitUntilFinished(this.#events));
  }
}
