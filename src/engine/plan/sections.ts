// Kernels in stages, and stages in sections: a section is gone through by workers that each do a part of every kernel of
// it, and wait for none of the others.

import { sizeOf } from "../graph/value.ts";
import type { Work } from "./fuse.ts";
import { type DividedKernel, meetings } from "./tasks.ts";

/** Stages that follow one another; kernels of one stage have nothing to do with each other. */
export interface Section {
  readonly stages: readonly (readonly DividedKernel[])[];
  /**
   * How many parts have nothing to do with each other from its beginning to its end: the tasks, or one. `undefined`: it
   * is one stage, whose kernels any number of workers may share.
   */
  readonly parts: number | undefined;
}

/**
 * Numbers that one worker, a small part of a machine, may read in a stage alone: more take longer than it takes all
 * workers to meet. A few tasks, or one, keep a few workers busy, and the others idle.
 */
const MOST_READ = 2 ** 15;
const TASKS_FOR_MOST = 4;

/** Numbers that a kernel reads, roughly. */
function readBy(work: Work): number {
  switch (work.work) {
    case "map":
    case "reduce":
      return sizeOf(work.domain) * work.views.length;
    case "product": {
      const { tasks, m, k, n } = work.sizes;
      // By tiles each number serves several products.
      return (tasks * m * k * n) / 2;
    }
    case "window":
      return sizeOf(work.shape) * work.boxes.length;
    case "argmax":
      return work.rows * work.width;
    case "gather":
    case "scatter": {
      const { tables, rows, width, groups, count } = work.layout;
      return tables * width * groups * count * (work.work === "gather" ? 1 : rows);
    }
    case "cholesky":
      return work.batch * work.n ** 3;
    case "substitution":
      return work.batch * work.n ** 2 * work.width;
  }
}

/** Kernels by how many of them stand one behind another before each. */
function byDepth(kernels: readonly DividedKernel[]): DividedKernel[][] {
  const depths = new Map<number, number>();
  const stages: DividedKernel[][] = [];
  for (const kernel of kernels) {
    const depth = kernel.inputs.reduce((most, { id }) => Math.max(most, (depths.get(id) ?? -1) + 1), 0);
    depths.set(kernel.value.id, depth);
    stages[depth] ??= [];
    stages[depth].push(kernel);
  }
  return stages;
}

/** The parts by which workers may go through a stage without the others, where that is little enough. */
function partsOf(stage: readonly DividedKernel[], most: number): number | undefined {
  const read = stage.reduce((sum, { work }) => sum + readBy(work), 0);
  const tasks = stage[0]!.inTasks?.tasks;
  if (tasks !== undefined && read / tasks <= Math.min(tasks, TASKS_FOR_MOST) * most) return tasks;
  return read <= most ? 1 : undefined;
}

/** The sections of kernels that stand by task (see tasks.ts). `most`: numbers that one worker may read in a stage. */
export function sectionsOf(kernels: readonly DividedKernel[], most = MOST_READ): Section[] {
  const met = meetings(kernels);
  /** Between two meetings, what tasks do and what is done beside them know nothing of each other. */
  const lots = new Map<string, DividedKernel[]>();
  kernels.forEach((kernel, index) => {
    const lot = `${met[index]} ${kernel.inTasks === undefined ? "beside" : "by task"}`;
    lots.set(lot, [...(lots.get(lot) ?? []), kernel]);
  });
  const found: { lot: string; stages: DividedKernel[][]; parts: number | undefined }[] = [];
  for (const [lot, inLot] of lots)
    for (const stage of byDepth(inLot)) {
      const parts = partsOf(stage, most);
      const last = found.at(-1);
      const joins = parts !== undefined && last?.parts === parts && (parts === 1 || last.lot === lot);
      if (joins) last.stages.push(stage);
      else found.push({ lot, stages: [stage], parts });
    }
  // A stage by itself is better shared by all.
  return found.map(({ stages, parts }) => ({ stages, parts: stages.length > 1 ? parts : undefined }));
}
