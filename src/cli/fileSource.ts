// A file on disk, read piece by piece and at any place.

import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { ByteSource } from "../data/table/source.ts";

/** A file on disk as a source of bytes; it stays open until the process ends or `close` is called. */
export async function fileSource(path: string): Promise<ByteSource & { close(): Promise<void> }> {
  const { size } = await stat(path);
  const handle = await open(path);
  return {
    name: basename(path),
    size,
    async slice(start, end) {
      const bytes = new Uint8Array(end - start);
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
      return bytes.subarray(0, bytesRead);
    },
    close: () => handle.close(),
  };
}
