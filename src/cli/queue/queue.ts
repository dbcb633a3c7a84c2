// The queue of jobs between a sweep and its workers on other machines: BullMQ over Redis.

import { createHash } from "node:crypto";
import { Redis } from "ioredis";
import { Packr } from "msgpackr";
import type { Experiment } from "../../experiment/experiment.ts";
import { writeLink } from "../../share/link.ts";
import type { Standing } from "../../sweep/stretch.ts";
import { buildOf } from "../build.ts";

export const QUEUE = "innerloop-sweep";
/** Files and answers are kept for a week: a sweep begun again finds them. */
export const KEPT_SECONDS = 7 * 24 * 3600;

/** What a worker is asked, packed: to train on, or, without `until`, to test what is trained. */
export interface QueuedJob {
  readonly experiment: Experiment;
  readonly until?: number;
  readonly from?: Standing;
  /** The fingerprint under which files of a person's own lie in Redis. */
  readonly files?: string;
}

/** Arrays of numbers cross as they are, whatever Node runs at the other end. */
const packr = new Packr({ structuredClone: true });
export const pack = (value: unknown): string => packr.pack(value).toString("base64");
export const unpack = <T>(text: string): T => packr.unpack(Buffer.from(text, "base64")) as T;

/** One job, one name, whoever asks: asked again, it is the same job, and its answer is there already. */
export const nameOf = ({ experiment, until, files }: QueuedJob): string =>
  createHash("sha256")
    .update(JSON.stringify([buildOf(), writeLink(experiment), until ?? "test", files ?? ""]))
    .digest("hex");

/** Connects to a Redis. @throws Error, a whole sentence, where there is none. */
export async function connect(url: string): Promise<Redis> {
  if (!/^rediss?:\/\//.test(url))
    throw new Error(`--queue ${url} is no address of a Redis: redis://host:port.`);
  const redis = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true, retryStrategy: () => null });
  // What is wrong is said by what waits for it.
  redis.on("error", () => {});
  try {
    await redis.connect();
  } catch (error) {
    throw new Error(
      `There is no Redis at ${url} (${(error as Error).message}): start one, or leave --queue out.`,
    );
  }
  // From here on a broken line is mended.
  redis.options.retryStrategy = (times) => Math.min(1000 * times, 10_000);
  return redis;
}
