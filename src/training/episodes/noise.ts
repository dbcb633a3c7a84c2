// Noise that a computation asks for: standard normal numbers by name and task, the same for the same stream.

import { type Shape, sizeOf } from "../../engine/graph/value.ts";
import type { Random } from "../../engine/random.ts";

/** Under this name and the one that the algorithm gave stand inputs that are noise. */
export const NOISE = "noise:";

/**
 * The numbers of one input `[tasks·M, …]`. Each task has its own by its index, from `first` on: however tasks are
 * divided into batches, each meets the same noise, and no two the same. Where tasks are `alike`, all have that of the
 * first: then they differ by their examples alone.
 */
export function noiseFor(
  stream: Random,
  name: string,
  shape: Shape,
  tasks: number,
  first: number,
  alike = false,
): Float32Array {
  const each = sizeOf(shape) / tasks;
  const numbers = new Float32Array(tasks * each);
  for (let task = 0; task < tasks; task++)
    numbers.set(
      stream
        .split(name)
        .split(`${alike ? first : first + task}`)
        .normals(each),
      task * each,
    );
  return numbers;
}
