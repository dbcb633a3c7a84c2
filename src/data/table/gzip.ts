// Unpacks gzip as it streams: several members, and zeros after the last, are read as gzip(1) does.

import { Gunzip } from "fflate";
import { ImportError } from "../importError.ts";

/** Compressed bytes taken at a time: a thousandfold expansion stays at 16 MiB. */
const STEP = 16 * 1024;

/**
 * Unpacks a stream of gzip.
 * @throws ImportError when the bytes are damaged or end too soon.
 */
export async function* gunzip(file: string, packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const unpacker = new Gunzip((piece) => {
    if (piece.length > 0) ready.push(piece);
  });
  const push = (bytes: Uint8Array, last: boolean) => {
    try {
      unpacker.push(bytes, last);
    } catch (cause) {
      throw new ImportError(
        {
          file,
          problem: last ? "The gzip file ends too soon." : "The gzip file's compressed bytes are damaged.",
          advice: "Download or copy it again.",
        },
        { cause },
      );
    }
  };
  for await (const piece of packed) {
    for (let start = 0; start < piece.length; start += STEP) {
      push(piece.subarray(start, start + STEP), false);
      yield* ready;
      ready = [];
    }
  }
  push(new Uint8Array(0), true);
  yield* ready;
}
