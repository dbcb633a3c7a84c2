// A computation as kernels with a place in memory for every array: what a printer writes for its machine.

import { sizeOf, type Value } from "../graph/value.ts";
import { Allocator, SizedAllocator } from "./allocator.ts";
import { type FusedKernel, fuse, type Machine, type Work } from "./fuse.ts";
import { byTask, type DividedKernel, type InTasks } from "./tasks.ts";

/** Where an array lies while the program runs: what is given or handed out, or a place in the scratch memory. */
export type Place =
  | { readonly kind: "argument"; readonly index: number }
  /** Bytes from the start of the scratch memory. */
  | { readonly kind: "scratch"; readonly offset: number };

export interface PlannedKernel {
  /** The primitive whose result it computes, for people. */
  readonly name: string;
  readonly work: Work;
  readonly output: Place;
  readonly inputs: readonly Place[];
  /** Bytes of the output, and of each input. */
  readonly bytes: number;
  readonly inputBytes: readonly number[];
  /** Kernels of one stage have nothing to do with each other; stages follow one another. */
  readonly stage: number;
  /** How it falls into tasks, where it was planned by them and does. */
  readonly inTasks: InTasks | undefined;
}

export interface Plan {
  /** By stage. */
  readonly kernels: readonly PlannedKernel[];
  /** Bytes of scratch memory. */
  readonly scratch: number;
}

/** A computation ready to be planned. */
export interface Computation {
  /** Every value before its users. */
  readonly ordered: readonly Value[];
  /** These own their memory. */
  readonly results: readonly Value[];
  /** The number of what is given, fixed or handed out, in the order in which a call has it. */
  readonly argument: (value: Value) => number | undefined;
  readonly argumentCount: number;
}

/** Arrays of more bytes share memory with any others: what is worked on meanwhile takes longer than a wait. */
const LARGE = 2 ** 20;

/** How many kernels stand one behind another before each. */
function depths(kernels: readonly FusedKernel[]): number[] {
  const known = new Map<number, number>();
  return kernels.map(({ value, inputs }) => {
    const depth = inputs.reduce((most, { id }) => Math.max(most, (known.get(id) ?? -1) + 1), 0);
    known.set(value.id, depth);
    return depth;
  });
}

/**
 * Plans a computation for a machine; memory is handed out again after the stage of its last use. `stages`: each kernel
 * one of its own, as they come or by task (see tasks.ts); or all that are equally deep together.
 */
export function planKernels(
  { ordered, results, argument }: Computation,
  machine: Machine,
  stages: "one by one" | "by task" | "by depth",
): Plan {
  const fused = fuse(ordered, results, machine);
  const found: readonly DividedKernel[] =
    stages === "by task" ? byTask(fused) : fused.map((kernel) => ({ ...kernel, inTasks: undefined }));
  const deep = depths(found);
  const staged = found.map((kernel, index) => ({
    kernel,
    stage: stages === "by depth" ? deep[index]! : index,
  }));
  // Sorting keeps the order within a stage.
  staged.sort((a, b) => a.stage - b.stage);
  const lastUse = new Map<number, number>();
  for (const { kernel, stage } of staged) for (const { id } of kernel.inputs) lastUse.set(id, stage);
  const memory = new Allocator();
  // In it each task's part of an array stays that task's.
  const taskMemory = new SizedAllocator(memory);
  const givingBack = new Map<number, () => void>();
  const places = new Map<number, Place>();
  const placeOf = (value: Value): Place => {
    const index = argument(value);
    if (index !== undefined) return { kind: "argument", index };
    const place = places.get(value.id);
    if (place === undefined) throw new Error(`“${value.primitive.name}” is used before it is computed.`);
    return place;
  };
  let ending: number[] = [];
  const kernels = staged.map(({ kernel: { value, work, inputs, inTasks }, stage }, index): PlannedKernel => {
    if (argument(value) === undefined) {
      // The last vector of an array may be read whole: a little room behind it.
      const bytes = 4 * sizeOf(value.shape) + 16;
      const from = inTasks !== undefined && bytes < LARGE ? taskMemory : memory;
      const offset = from.allocate(bytes);
      places.set(value.id, { kind: "scratch", offset });
      givingBack.set(value.id, () => from.free(offset));
    }
    ending.push(...inputs.filter(({ id }) => lastUse.get(id) === stage).map(({ id }) => id));
    if (staged[index + 1]?.stage !== stage) {
      for (const id of new Set(ending)) givingBack.get(id)?.();
      ending = [];
    }
    return {
      name: value.primitive.name,
      work,
      output: placeOf(value),
      inputs: inputs.map(placeOf),
      bytes: 4 * sizeOf(value.shape),
      inputBytes: inputs.map(({ shape }) => 4 * sizeOf(shape)),
      stage,
      inTasks,
    };
  });
  return { kernels, scratch: memory.top };
}
