// Where bytes come from: a file on disk or one that was dropped, read piece by piece and at any place.

/** A file of known size that can be read from any place, as often as needed. */
export interface ByteSource {
  /** The file's name, as the person knows it. */
  readonly name: string;
  /** Bytes of the file. */
  readonly size: number;
  /** The bytes from `start` up to but not including `end`. */
  slice(start: number, end: number): Promise<Uint8Array>;
}

/** How a reading is watched and stopped. */
export interface Reading {
  /** Stops the reading: it throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called now and then with bytes read and bytes in all, as the file has them on disk (compressed ones too). */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Waited for between rows, so that others have their turn, and a wish to stop is heard. */
  readonly breathe?: (() => Promise<unknown>) | undefined;
}

/** Bytes that are read at a time. */
const PIECE = 256 * 1024;

/** A dropped file, or any bytes that a browser or Node holds. */
export function blobSource(blob: Blob, name: string): ByteSource {
  return {
    name,
    size: blob.size,
    slice: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  };
}

/** Bytes in memory. */
export function bytesSource(bytes: Uint8Array, name: string): ByteSource {
  return { name, size: bytes.length, slice: async (start, end) => bytes.subarray(start, end) };
}

/** All bytes of a source in order, watched. */
export async function* piecesOf(
  source: ByteSource,
  { signal, onProgress }: Reading = {},
): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < source.size; start += PIECE) {
    signal?.throwIfAborted();
    const end = Math.min(start + PIECE, source.size);
    yield await source.slice(start, end);
    onProgress?.(end, source.size);
  }
}
