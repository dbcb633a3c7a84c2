// From a file's bytes to UTF-8: checked as they stream, since no sample of the first lines can tell
// (MovieLens 100k's first byte that isn't UTF-8 is its 76,620th).

import { said } from "../../words/said.ts";
import { ImportError } from "../importError.ts";

/** A byte that isn't UTF-8, in a file that was taken for it. */
export class NotUtf8 extends ImportError {
  /** The line it is in, from 1. */
  readonly line: number;
  constructor(file: string, line: number) {
    super({
      file,
      where: `line ${line}`,
      problem: said`A byte in it is not UTF-8.`,
      advice: said`Choose the encoding that the file was written in, such as windows-1252.`,
    });
    this.line = line;
  }
}

/** The encoding that the first bytes declare by a byte-order mark; without one UTF-8. */
export function declaredEncoding(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return "utf-8";
}

/**
 * Bytes of any encoding that the platform knows as UTF-8, without byte-order mark. UTF-8 itself goes through
 * unchecked: whoever decodes it does so fatally.
 * @throws ImportError when the bytes aren't of the encoding, or it is unknown.
 */
export async function* inUtf8(
  file: string,
  pieces: AsyncIterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<Uint8Array> {
  if (encoding === "utf-8") return yield* withoutMark(pieces);
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch (cause) {
    throw new ImportError(
      {
        file,
        problem: said`The encoding “${encoding}” is unknown.`,
        advice: said`Choose another, such as utf-8.`,
      },
      { cause },
    );
  }
  const encoder = new TextEncoder();
  let at = 0;
  const decode = (piece?: Uint8Array) => {
    try {
      return encoder.encode(decoder.decode(piece, { stream: piece !== undefined }));
    } catch (cause) {
      throw new ImportError(
        {
          file,
          where: said`bytes from ${at} on`,
          problem: said`They are not ${encoding}.`,
          advice: said`Choose another encoding.`,
        },
        { cause },
      );
    }
  };
  for await (const piece of pieces) {
    yield decode(piece);
    at += piece.length;
  }
  yield decode();
}

async function* withoutMark(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start: number[] | undefined = [];
  for await (const piece of pieces) {
    if (start === undefined) {
      yield piece;
      continue;
    }
    // Pieces may be shorter than the mark.
    const missing = Math.min(3 - start.length, piece.length);
    start.push(...piece.subarray(0, missing));
    if (start.length < 3) continue;
    const marked = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf;
    if (!marked) yield Uint8Array.from(start);
    start = undefined;
    yield piece.subarray(missing);
  }
  if (start !== undefined) yield Uint8Array.from(start);
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Decodes whole lines.
 * @throws NotUtf8 with the first line at fault, where `firstLine` is the number of the first.
 */
export function decodeLines(file: string, bytes: Uint8Array, firstLine: number): string {
  try {
    return strict.decode(bytes);
  } catch {
    let start = 0;
    for (let line = firstLine; ; line++) {
      const end = bytes.indexOf(0x0a, start);
      try {
        strict.decode(bytes.subarray(start, end < 0 ? bytes.length : end));
      } catch {
        throw new NotUtf8(file, line);
      }
      if (end < 0) throw new NotUtf8(file, firstLine);
      start = end + 1;
    }
  }
}
