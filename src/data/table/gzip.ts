// Unpacks gzip as it streams: several members, and zeros after the last, are read as gzip(1) does. pako checks
// each member's sum and end, where fflate's Gunzip takes many files that are cut short for whole, and zeros
// after a member for damage.

import { type Said, said } from "../../words/said.ts";
import { ImportError } from "../importError.ts";

/** Compressed bytes taken at a time: a thousandfold expansion stays at 16 MiB. */
const STEP = 16 * 1024;
/** zlib's way of asking for gzip and nothing else. */
const GZIP_ONLY = 31;

/**
 * Unpacks a stream of gzip.
 * @throws ImportError when the bytes are damaged or end too soon.
 */
export async function* gunzip(file: string, packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const refuse = (problem: Said) =>
    new ImportError({ file, problem, advice: said`Download or copy it again.` });
  const { Inflate } = await import("pako");
  let ready: Uint8Array[] = [];
  const member = () => {
    const unpacker = new Inflate({ windowBits: GZIP_ONLY });
    unpacker.onData = (piece) => void ready.push(piece);
    return unpacker;
  };
  let unpacker = member();
  for await (const piece of packed) {
    for (let start = 0; start < piece.length; start += STEP) {
      const step = piece.subarray(start, start + STEP);
      if (unpacker.ended) {
        // The last member ended with the step before: another follows, or zeros that fill up a tape's block.
        if (step.every((byte) => byte === 0)) continue;
        unpacker = member();
      }
      unpacker.push(step);
      if (unpacker.err !== 0) throw refuse(said`The gzip file's compressed bytes are damaged.`);
      yield* ready;
      ready = [];
    }
  }
  if (!unpacker.ended) throw refuse(said`The gzip file ends too soon.`);
}
