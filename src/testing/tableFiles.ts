// Small files for tests of tables, whose bytes come in pieces of any size.

import { openContainer, type TableFile } from "../data/table/containers.ts";
import type { Mapping } from "../data/table/mapping.ts";
import { bytesSource } from "../data/table/source.ts";

const bytesOf = (content: string | Uint8Array) =>
  typeof content === "string" ? new TextEncoder().encode(content) : content;

/** A file whose bytes come `pieceBytes` at a time. */
export function tableFile(content: string | Uint8Array, name = "table.csv", pieceBytes = 65_536): TableFile {
  const bytes = bytesOf(content);
  return {
    name,
    size: bytes.length,
    async *open({ signal, onProgress } = {}) {
      for (let start = 0; start < bytes.length; start += pieceBytes) {
        signal?.throwIfAborted();
        yield bytes.subarray(start, start + pieceBytes);
        onProgress?.(Math.min(start + pieceBytes, bytes.length), bytes.length);
      }
    },
    anywhere: async () => bytesSource(bytes, name),
  };
}

/** The only file in a container. */
export async function onlyFile(content: string | Uint8Array, name: string): Promise<TableFile> {
  const { files } = await openContainer(bytesSource(bytesOf(content), name));
  if (files.length !== 1) throw new Error(`${name} holds ${files.length} files.`);
  return files[0]!;
}

/** Sentences in "text" under their labels in "label". */
export const labelledSentences = (minimumRows: number): Mapping => ({
  version: 1,
  task: "label",
  text: "text",
  features: [],
  repeats: "keep",
  negatives: "keep",
  minimumRows,
  split: "chance",
});
