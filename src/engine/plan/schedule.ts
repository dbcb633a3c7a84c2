// Which kernels the threads share, and where they must wait for each other.

import type { Place } from "./plan.ts";

/** Below this much work sharing a kernel costs more than it saves. */
const WORTH_SHARING = 2048;
/** A program with less work than this in its average kernel runs on one thread: waiting takes about as long. */
const WORTH_STARTING = 150_000;

/** What a kernel is to a schedule: rows that may be worked on apart, numbers it goes through, memory it touches. */
export interface Schedulable {
  readonly rows: number;
  readonly operations: number;
  readonly output: Place;
  readonly inputs: readonly Place[];
  /** Bytes of the output, and of each input. */
  readonly bytes: number;
  readonly inputBytes: readonly number[];
}

export interface Scheduled<Kernel extends Schedulable> {
  readonly kernel: Kernel;
  readonly shared: boolean;
  /** All threads wait for each other before it. */
  readonly waits: boolean;
}

interface Stretch {
  readonly argument: boolean;
  readonly start: number;
  readonly end: number;
}

const stretch = (place: Place, bytes: number): Stretch =>
  place.kind === "argument"
    ? { argument: true, start: place.index, end: place.index + 1 }
    : { argument: false, start: place.offset, end: place.offset + bytes };
const overlap = (a: Stretch, b: Stretch) => a.argument === b.argument && a.start < b.end && b.start < a.end;

/** Plans the kernels of one program for `threads` threads. */
export function schedule<Kernel extends Schedulable>(
  kernels: readonly Kernel[],
  threads: number,
): Scheduled<Kernel>[] {
  const total = kernels.reduce((sum, { operations }) => sum + operations, 0);
  const several = threads > 1 && total >= WORTH_STARTING * kernels.length;
  let read: { stretch: Stretch; shared: boolean }[] = [];
  let written: { stretch: Stretch; shared: boolean }[] = [];
  return kernels.map((kernel) => {
    const { rows, operations, output, inputs } = kernel;
    const shared = several && rows > 1 && operations >= WORTH_SHARING;
    const result = stretch(output, kernel.bytes);
    const sources = inputs.map((place, index) => stretch(place, kernel.inputBytes[index]!));
    // Work of one and the same thread is in order anyway.
    const apart = (other: { shared: boolean }) => shared || other.shared;
    const waits =
      several &&
      ([...read, ...written].some((other) => apart(other) && overlap(other.stretch, result)) ||
        written.some((other) => apart(other) && sources.some((source) => overlap(other.stretch, source))));
    if (waits) [read, written] = [[], []];
    read.push(...sources.map((source) => ({ stretch: source, shared })));
    written.push({ stretch: result, shared });
    return { kernel, shared, waits };
  });
}
