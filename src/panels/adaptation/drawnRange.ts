// How high a picture of a function reaches, and how many numbers stand under it.

import type { FunctionTask } from "../../tasks/episode.ts";

/** Room around what is true, for predictions that do not follow it yet. */
const ROOM = 1.6;
/** A flat task is drawn with at least this share of the family's range. */
const LEAST = 0.3;

/**
 * The family's range `[low, high]` of y, drawn together around its middle for a task that would lie flat in it. It
 * hangs on the truth alone: a point that is put or dragged must not move the picture under the pointer.
 */
export function drawnRange({
  truth,
  range: [low, high],
}: Pick<FunctionTask, "truth" | "range">): [number, number] {
  const [middle, half] = [(low + high) / 2, (high - low) / 2];
  const reach = Math.max(...truth.y.map((value) => Math.abs(value - middle)));
  const drawn = Math.min(half, Math.max(LEAST * half, ROOM * reach));
  return [middle - drawn, middle + drawn];
}

/** A number and the room around it, pixels; large ones on the stage fit too. */
const TICK_WIDTH = 70;

/** So many numbers have room under a picture. */
export const ticksFor = (width: number): number => Math.max(2, Math.min(8, Math.floor(width / TICK_WIDTH)));
