// Kernels cut into pieces of bounded work, between which a run may stop.

import { PIECE, type Schedulable, type Scheduled } from "./schedule.ts";

/** Rows `from` to `to` of a kernel. */
export interface Stretch<Kernel extends Schedulable> extends Scheduled<Kernel> {
  readonly from: number;
  readonly to: number;
}

/** The kernels in order, in pieces of about `most` operations; a larger one is cut along its rows. Every piece ends with all threads together. */
export function piecesOf<Kernel extends Schedulable>(
  scheduled: readonly Scheduled<Kernel>[],
  most = PIECE,
): Stretch<Kernel>[][] {
  const pieces: Stretch<Kernel>[][] = [];
  let left = 0;
  for (const item of scheduled) {
    const { rows, operations } = item.kernel;
    const parts = Math.max(1, Math.min(rows, Math.ceil(operations / most)));
    for (let part = 0; part < parts; part++) {
      if (left < operations / parts) {
        pieces.push([]);
        left = most;
      }
      left -= operations / parts;
      const [from, to] = [part, part + 1].map((end) => Math.floor((rows * end) / parts)) as [number, number];
      // What begins a piece has been waited for at the end of the one before.
      const waits = item.waits && part === 0 && pieces.at(-1)!.length > 0;
      pieces.at(-1)!.push({ ...item, from, to, waits });
    }
  }
  return pieces;
}
