// What of memory a worker reads and writes, to see whether two get into each other's way.

import type { Place } from "../engine/plan/plan.ts";

/** Bytes that a worker may read or write. */
export interface Touch {
  readonly memory: string;
  readonly start: number;
  readonly end: number;
  readonly writes: boolean;
}

/** Bytes `from` to `to` of what lies at a place, an argument or in the scratch memory. */
export function touch(place: Place, from: number, to: number, writes: boolean): Touch {
  const [memory, base] =
    place.kind === "argument" ? [`argument ${place.index}`, 0] : ["scratch", place.offset];
  return { memory, start: base + from, end: base + to, writes };
}

/** Whether two that do not wait for each other may not do this both. */
export const collide = (a: Touch, b: Touch): boolean =>
  (a.writes || b.writes) && a.memory === b.memory && a.start < b.end && b.start < a.end;
