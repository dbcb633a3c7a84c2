// Which kernels fall into tasks: equal parts of their arrays that have nothing to do with each other, until a sum
// brings them together. Whoever shares such work by tasks need not wait between one kernel and the next.

import type { View } from "../forms/view.ts";
import { type Shape, sizeOf } from "../graph/value.ts";
import type { FusedKernel, Work } from "./fuse.ts";

/** How a kernel falls into tasks: task t computes the t-th of `tasks` equal parts of its output. */
export interface InTasks {
  readonly tasks: number;
  /** For each input, whether task t reads the t-th of its equal parts alone; else it may read anything of it. */
  readonly own: readonly boolean[];
}

/** A kernel, and how it falls into tasks. Elementwise work that does has them as the first axis of its domain. */
export interface DividedKernel extends FusedKernel {
  readonly inTasks: InTasks | undefined;
}

/** Boxes that each go through the whole first axis, of the result as of their input. */
export const apartAlongFirst = ({ shape, inputs, boxes }: Extract<Work, { work: "window" }>): boolean =>
  boxes.every(
    ({ input, size, from, to }) =>
      size[0] === shape[0] &&
      inputs[input]![0] === shape[0] &&
      [from[0]!, to[0]!].every(({ start, step }) => start === 0 && step === 1),
  );

/** Whether task t reads, of an array of `size` numbers, its t-th part alone: `domain` and `view` begin with the tasks. */
function readsOwnPart({ strides, offset }: View, domain: Shape, size: number): boolean {
  const part = size / domain[0]!;
  const last = strides.slice(1).reduce((at, step, axis) => at + step * (domain[axis + 1]! - 1), offset);
  return strides[0] === part && strides.every((step) => step >= 0) && last < part;
}

/** Elementwise work with the tasks as an axis of their own before all others; `undefined` where they are none. */
function elementwise(
  work: Extract<Work, { work: "map" | "reduce" }>,
  tasks: number,
): Extract<Work, { work: "map" | "reduce" }> | undefined {
  const axis = work.domain.findIndex((length) => length > 1);
  const length = work.domain[axis];
  if (length === undefined || length % tasks !== 0) return undefined;
  const each = length / tasks;
  const domain = [tasks, each, ...work.domain.slice(axis + 1)];
  const views = work.views.map(({ strides, offset }) => ({
    strides: [each * strides[axis]!, ...strides.slice(axis)],
    offset,
  }));
  if (work.work === "map") return { ...work, domain, views };
  if (work.axes.includes(axis)) return undefined;
  return { ...work, domain, views, axes: work.axes.map((other) => other - axis + 1) };
}

/** Which of its own parts a kernel of stated sizes reads, task by task; `undefined` where its rows are no tasks. */
function ownInputs(work: Exclude<Work, { work: "map" | "reduce" }>, tasks: number): boolean[] | undefined {
  const whole = (count: number) => count % tasks === 0;
  switch (work.work) {
    case "product":
      return whole(work.sizes.tasks) ? [!work.sizes.sharedA, !work.sizes.sharedB] : undefined;
    case "window":
      return whole(work.shape[0]!) && apartAlongFirst(work) ? work.inputs.map(() => true) : undefined;
    case "argmax":
      return whole(work.rows) ? [true] : undefined;
    case "gather":
      return whole(work.layout.groups) ? [false, true] : undefined;
    case "scatter":
      // Every row's sum goes through all examples.
      return whole(work.layout.tables) ? [false, false] : undefined;
    case "cholesky":
      return whole(work.batch) ? [true] : undefined;
    case "substitution":
      return whole(work.batch) ? [true, true] : undefined;
  }
}

/** The kernel with its work by tasks, where it falls into so many. */
function divided(kernel: FusedKernel, tasks: number): DividedKernel {
  const { work, inputs } = kernel;
  if (work.work !== "map" && work.work !== "reduce") {
    const own = ownInputs(work, tasks);
    return { ...kernel, inTasks: own && { tasks, own } };
  }
  const split = elementwise(work, tasks);
  if (split === undefined) return { ...kernel, inTasks: undefined };
  const own = split.views.map((view, index) =>
    readsOwnPart(view, split.domain, sizeOf(inputs[index]!.shape)),
  );
  return { ...kernel, work: split, inTasks: { tasks, own } };
}

/** The number of tasks into which most kernels fall, by the lengths of first axes; 1 where there are none. */
function tasksOf(kernels: readonly FusedKernel[]): number {
  const lengths = new Set(kernels.map(({ value }) => value.shape[0] ?? 1));
  let [tasks, most] = [1, 0];
  for (const length of [...lengths].toSorted((a, b) => b - a)) {
    const count = length > 1 ? kernels.filter((kernel) => divided(kernel, length).inTasks).length : 0;
    if (count > most) [tasks, most] = [length, count];
  }
  return tasks;
}

/** How often the tasks have met before each kernel: what one task reads of all, and what all read of none. */
export function meetings(kernels: readonly DividedKernel[]): number[] {
  const known = new Map<number, { meetings: number; inTasks: boolean }>();
  return kernels.map(({ value, inputs, inTasks }) => {
    const before = inputs.map(({ id }, index) => {
      const source = known.get(id);
      if (source === undefined) return 0;
      const together = inTasks ? source.inTasks && inTasks.own[index]! : !source.inTasks;
      return source.meetings + (together ? 0 : 1);
    });
    const found = Math.max(0, ...before);
    known.set(value.id, { meetings: found, inTasks: inTasks !== undefined });
    return found;
  });
}

/**
 * Kernels by tasks, in an order in which these meet as rarely as can be; values still come before their users.
 */
export function byTask(kernels: readonly FusedKernel[]): DividedKernel[] {
  const tasks = tasksOf(kernels);
  const found = kernels.map((kernel) =>
    tasks > 1 ? divided(kernel, tasks) : { ...kernel, inTasks: undefined },
  );
  const met = meetings(found);
  return found
    .map((kernel, index) => ({ kernel, meetings: met[index]! }))
    .toSorted((a, b) => a.meetings - b.meetings)
    .map(({ kernel }) => kernel);
}
