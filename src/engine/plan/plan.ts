// A computation as kernels with a place in memory for every array: what a printer writes for its machine.

import { sizeOf, type Value } from "../graph/value.ts";
import { Allocator, SizedAllocator } from "./allocator.ts";
import { fuse, type Machine, type Work } from "./fuse.ts";
import { type Section, sectionsOf } from "./sections.ts";
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
  /** Kernels of one stage have nothing to do with each other; stages follow one another, and so do sections of them. */
  readonly stage: number;
  readonly section: number;
  /** Of its section, whose kernels fall into as many parts or are gone through as one; see sections.ts. */
  readonly parts: number | undefined;
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

/** Each kernel by itself. */
const oneByOne = (kernels: readonly DividedKernel[]): Section[] =>
  kernels.map((kernel) => ({ stages: [[kernel]], parts: kernel.inTasks?.tasks }));

/**
 * Plans a computation for a machine; memory is handed out again after the stage of its last use, or the section where
 * one part might still read what another has done with. `order`: each kernel by itself, as they come or by task (see
 * tasks.ts); or in sections of stages, in which one worker may read so many numbers (see sections.ts).
 */
export function planKernels(
  { ordered, results, argument }: Computation,
  machine: Machine,
  order: "one by one" | "by task" | { readonly mostRead: number | undefined },
): Plan {
  const fused = fuse(ordered, results, machine);
  const sections =
    order === "one by one"
      ? oneByOne(fused.map((kernel) => ({ ...kernel, inTasks: undefined })))
      : order === "by task"
        ? oneByOne(byTask(fused))
        : sectionsOf(byTask(fused), order.mostRead);
  const staged = sections
    .flatMap(({ stages, parts }, section) => stages.map((kernels) => ({ kernels, parts, section })))
    .flatMap(({ kernels, ...of }, stage) => kernels.map((kernel) => ({ kernel, stage, ...of })));
  const lastUse = new Map<number, number>();
  for (const { kernel, stage } of staged) for (const { id } of kernel.inputs) lastUse.set(id, stage);
  const memory = new Allocator();
  // In it each task's part of an array stays that task's.
  const taskMemory = new SizedAllocator(memory);
  const givingBack = new Map<number, () => void>();
  /** The sections of arrays whose parts only their own part's worker may touch, until the section's end. */
  const apart = new Map<number, number>();
  const places = new Map<number, Place>();
  const placeOf = (value: Value): Place => {
    const index = argument(value);
    if (index !== undefined) return { kind: "argument", index };
    const place = places.get(value.id);
    if (place === undefined) throw new Error(`“${value.primitive.name}” is used before it is computed.`);
    return place;
  };
  const ending = { stage: new Set<number>(), section: new Set<number>() };
  const giveBack = (ids: Set<number>) => {
    for (const id of ids) givingBack.get(id)?.();
    ids.clear();
  };
  const kernels = staged.map(({ kernel, stage, section, parts }, index): PlannedKernel => {
    const { value, work, inputs, inTasks } = kernel;
    const alone = parts === undefined || parts === 1;
    if (argument(value) === undefined) {
      // The last vector of an array may be read whole: a little room behind it.
      const bytes = 4 * sizeOf(value.shape) + 16;
      const from = alone || bytes >= LARGE ? memory : taskMemory;
      const offset = from.allocate(bytes);
      places.set(value.id, { kind: "scratch", offset });
      givingBack.set(value.id, () => from.free(offset));
      if (from === taskMemory) apart.set(value.id, section);
    }
    for (const { id } of inputs)
      if (lastUse.get(id) === stage) ending[alone || apart.get(id) === section ? "stage" : "section"].add(id);
    const next = staged[index + 1];
    if (next?.stage !== stage) giveBack(ending.stage);
    if (next?.section !== section) giveBack(ending.section);
    return {
      name: value.primitive.name,
      work,
      output: placeOf(value),
      inputs: inputs.map(placeOf),
      bytes: 4 * sizeOf(value.shape),
      inputBytes: inputs.map(({ shape }) => 4 * sizeOf(shape)),
      stage,
      section,
      parts,
      inTasks,
    };
  });
  return { kernels, scratch: memory.top };
}
