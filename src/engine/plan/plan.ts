// A computation as kernels with a place in memory for every array: what a printer writes for its machine.

import { sizeOf, type Value } from "../graph/value.ts";
import { Allocator } from "./allocator.ts";
import { type FusedKernel, fuse, type Machine, type Work } from "./fuse.ts";

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
 * one of its own, or all that are equally deep together.
 */
export function planKernels(
  { ordered, results, argument }: Computation,
  machine: Machine,
  stages: "one by one" | "by depth",
): Plan {
  const found = fuse(ordered, results, machine);
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
  const places = new Map<number, Place>();
  const placeOf = (value: Value): Place => {
    const index = argument(value);
    if (index !== undefined) return { kind: "argument", index };
    const place = places.get(value.id);
    if (place === undefined) throw new Error(`“${value.primitive.name}” is used before it is computed.`);
    return place;
  };
  let ending: number[] = [];
  const kernels = staged.map(({ kernel: { value, work, inputs }, stage }, index): PlannedKernel => {
    if (argument(value) === undefined) {
      // The last vector of an array may be read whole: a little room behind it.
      places.set(value.id, { kind: "scratch", offset: memory.allocate(4 * sizeOf(value.shape) + 16) });
    }
    ending.push(...inputs.filter(({ id }) => lastUse.get(id) === stage).map(({ id }) => id));
    if (staged[index + 1]?.stage !== stage) {
      for (const id of new Set(ending)) {
        const place = places.get(id);
        if (place?.kind === "scratch") memory.free(place.offset);
      }
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
    };
  });
  return { kernels, scratch: memory.top };
}
