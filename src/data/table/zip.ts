// The files within a zip, each streamed on its own; zip.js reads the table of contents, zip64 too.

import { said } from "../../words/said.ts";
import { ImportError } from "../importError.ts";
import type { ByteSource, Reading } from "./source.ts";

/** One file within a zip. */
export interface ZipMember {
  /** Its path within the zip. */
  readonly path: string;
  /** Bytes in the zip. */
  readonly size: number;
  /** Its unpacked bytes; progress counts the packed ones. */
  open(reading?: Reading): AsyncIterable<Uint8Array>;
}

/** What systems leave in zips. */
const LEFTOVERS = /(^|\/)(__MACOSX|\.[^/]*|Thumbs\.db|desktop\.ini)(\/|$)/i;

/** The files of a zip in its order, without folders and what systems leave there. */
export async function zipMembers(source: ByteSource): Promise<ZipMember[]> {
  const { Reader, ZipReader, configure } = await import("@zip.js/zip.js/lib/zip-core-custom.js");
  // This runs in a worker already; the platform's own DecompressionStream unpacks.
  configure({ useWebWorkers: false });
  class SourceReader extends Reader<ByteSource> {
    override size = source.size;
    override readUint8Array(index: number, length: number) {
      return source.slice(index, Math.min(index + length, source.size));
    }
  }
  const damaged = (cause: unknown, where = "") =>
    new ImportError(
      {
        file: source.name,
        where,
        problem: said`The zip is cut short or damaged.`,
        advice: said`Download or zip it again.`,
      },
      { cause },
    );
  const entries = await new ZipReader(new SourceReader(source)).getEntries().catch((cause: unknown) => {
    throw damaged(cause);
  });
  return entries.flatMap((entry): ZipMember[] => {
    if (entry.directory || LEFTOVERS.test(entry.filename)) return [];
    const { filename: path, compressedSize: size } = entry;
    return [
      {
        path,
        size,
        async *open({ signal, onProgress } = {}) {
          if (entry.encrypted) {
            throw new ImportError({
              file: source.name,
              where: path,
              problem: said`The entry is encrypted.`,
              advice: said`Unpack it with its password and bring the unpacked file.`,
            });
          }
          const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
          const failed = entry
            .getData(writable, {
              ...(signal && { signal }),
              onprogress: async (done) => onProgress?.(done, size),
            })
            .then(
              () => undefined,
              (cause: unknown) => cause ?? new Error("unknown"),
            );
          const reader = readable.getReader();
          try {
            for (;;) {
              const { done, value } = await reader.read().catch(async () => {
                signal?.throwIfAborted();
                throw damaged(await failed, path);
              });
              if (done) break;
              yield value;
            }
          } finally {
            await reader.cancel().catch(() => undefined);
          }
          const cause = await failed;
          if (cause !== undefined) throw damaged(cause, path);
        },
      },
    ];
  });
}
