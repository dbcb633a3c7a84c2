// A person's own files on their way to the workers: they lie in Redis under a fingerprint of all their content.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Redis } from "ioredis";
import type { DataFlags } from "../ownData.ts";
import { KEPT_SECONDS, pack, unpack } from "./queue.ts";

interface Handed {
  readonly flags: Omit<DataFlags, "data" | "testData" | "map">;
  readonly files: readonly {
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly as: keyof DataFlags;
  }[];
}

const keyOf = (fingerprint: string) => `innerloop:files:${fingerprint}`;
const digest = (packed: string) => createHash("sha256").update(packed).digest("hex");

/** Puts the files that the flags name where workers find them. Answers their fingerprint; `undefined` where there are none. */
export async function handOver(redis: Redis, flags: DataFlags): Promise<string | undefined> {
  const { data, testData, map, ...rest } = flags;
  const named = [
    ...data.map((path) => ({ path, as: "data" as const })),
    ...testData.map((path) => ({ path, as: "testData" as const })),
    ...(map === undefined ? [] : [{ path: map, as: "map" as const }]),
  ];
  if (named.length === 0) return undefined;
  const files = named.map(({ path, as }) => ({ name: basename(path), bytes: readFileSync(path), as }));
  const packed = pack({ flags: rest, files } satisfies Handed);
  const fingerprint = digest(packed);
  await redis.set(keyOf(fingerprint), packed, "EX", KEPT_SECONDS);
  return fingerprint;
}

/** Fetches files by their fingerprint, once a machine. @throws Error where they are gone or are not what they were. */
export async function fetchFiles(redis: Redis, fingerprint: string): Promise<DataFlags> {
  const folder = join(tmpdir(), `innerloop-${fingerprint}`);
  const packed = await redis.get(keyOf(fingerprint));
  if (packed === null) throw new Error(`The data ${fingerprint} are no longer there: begin the sweep anew.`);
  if (digest(packed) !== fingerprint) throw new Error(`The data ${fingerprint} are not what they were.`);
  const { flags, files } = unpack<Handed>(packed);
  // A place of its own for each, since two may have the same name.
  const placed = files.map((file, index) => ({ ...file, path: join(folder, String(index), file.name) }));
  for (const [index, { path, bytes }] of placed.entries()) {
    if (existsSync(path)) continue;
    mkdirSync(join(folder, String(index)), { recursive: true });
    // Whoever else on this machine looks for it finds it whole or not at all.
    const unfinished = `${path}.${process.pid}`;
    writeFileSync(unfinished, bytes);
    renameSync(unfinished, path);
  }
  const pathsAs = (wanted: keyof DataFlags) =>
    placed.filter(({ as }) => as === wanted).map(({ path }) => path);
  const [map] = pathsAs("map");
  return {
    ...flags,
    data: pathsAs("data"),
    testData: pathsAs("testData"),
    ...(map !== undefined && { map }),
  };
}
