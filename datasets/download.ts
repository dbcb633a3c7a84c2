// Downloads one file and keeps it only if it is the one that is meant.

import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PublicDataset } from "./public.ts";

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/** The end of an address as the name of a file on disk. */
const endOf = (url: string) =>
  decodeURIComponent(new URL(url).pathname.split("/").at(-1)!).replaceAll("+", "-");

/**
 * Downloads a data set's file into a folder, unless it is there already, and gives its path. Nothing is left
 * behind where it fails.
 * @param onProgress Called with bytes so far, and in all where they are known.
 * @throws Error, a whole sentence, when the place can't be reached or gives something else than it should.
 */
export async function download(
  { url, file = endOf(url), sha256, bytes }: Pick<PublicDataset, "url" | "file" | "sha256" | "bytes">,
  folder: string,
  onProgress: (done: number, total: number | undefined) => void = () => undefined,
): Promise<string> {
  const path = join(folder, file);
  if (await stat(path).catch(() => undefined)) {
    if ((await sha256Of(path)) === sha256) return path;
    throw new Error(`${path} is there but is not what ${url} should give. Move it away and try again.`);
  }
  let response: Response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new Error(`${url} can't be reached. Check the connection, or download it elsewhere to ${path}.`, {
      cause,
    });
  }
  if (!response.ok || response.body === null)
    throw new Error(
      `${url} answers ${response.status} ${response.statusText}. Try later, or look for a new address there.`,
    );
  await mkdir(folder, { recursive: true });
  const part = `${path}.part`;
  const declared = response.headers.get("content-length");
  const total = bytes ?? (declared === null ? undefined : Number(declared));
  let done = 0;
  try {
    const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
    body.on("data", (chunk: Uint8Array) => {
      done += chunk.length;
      onProgress(done, total);
    });
    await pipeline(body, createWriteStream(part)).catch((cause: unknown) => {
      throw new Error(`${url} broke off after ${done} bytes. Try again.`, { cause });
    });
    const found = await sha256Of(part);
    if (found !== sha256) {
      throw new Error(
        `What ${url} gives (${done} bytes, SHA-256 ${found}) is not the file that is meant (SHA-256 ${sha256}). It was not kept: it may have been changed there, or on the way.`,
      );
    }
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
  return path;
}
