// How a task family is stated in a PyTorch script (takeaway/pytorch): its law as Python, and its first episodes as arrays.

import type { TaskData } from "../data/kinds.ts";
import type { Random } from "../engine/random.ts";
import type { Options } from "../schema/fields.ts";

/** An array for NumPy. */
export interface NumPyArray {
  readonly values: Float32Array | Int32Array | Uint8Array;
  readonly shape: readonly number[];
}

export interface TasksInPyTorch<Data extends TaskData = TaskData> {
  /**
   * Python that defines `episodes(step)`: support and query set of `tasks` tasks, each `x [T, N, …]` and `y [T, N, outputs]`.
   * Those of the first `stored` steps are in `ARRAYS`, later ones are drawn by the family's law.
   */
  code(options: Options, tasks: number, stored: number): string;
  /** What `code` finds in `ARRAYS`; `streams` are those that the first meta-steps draw from. */
  arrays(
    options: Options,
    tasks: number,
    streams: readonly Random[],
    data: Data | undefined,
  ): Readonly<Record<string, NumPyArray>>;
}
