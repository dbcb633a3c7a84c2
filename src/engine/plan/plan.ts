// A computation as kernels with a place in memory for every array: what a printer writes for its machine.

import { sizeOf, type Value } from "../graph/value.ts";
import { Allocator } from "./allocator.ts";
import { fuse, type Machine, type Work } from "./fuse.ts";

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
}

export interface Plan {
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

/** Plans a computation for a machine: kernels in order, memory handed out again after its last use. */
export function planKernels({ ordered, results, argument }: Computation, machine: Machine): Plan {
  const kernels = fuse(ordered, results, machine);
  const lastUse = new Map<number, number>();
  kernels.forEach(({ inputs }, index) => {
    for (const { id } of inputs) lastUse.set(id, index);
  });
  const memory = new Allocator();
  const places = new Map<number, Place>();
  const placeOf = (value: Value): Place => {
    const index = argument(value);
    if (index !== undefined) return { kind: "argument", index };
    const place = places.get(value.id);
    if (place === undefined) throw new Error(`“${value.primitive.name}” is used before it is computed.`);
    return place;
  };
  const planned = kernels.map(({ value, work, inputs }, index): PlannedKernel => {
    if (argument(value) === undefined) {
      // The last vector of an array may be read whole: a little room behind it.
      places.set(value.id, { kind: "scratch", offset: memory.allocate(4 * sizeOf(value.shape) + 16) });
    }
    const kernel = {
      name: value.primitive.name,
      work,
      output: placeOf(value),
      inputs: inputs.map(placeOf),
      bytes: 4 * sizeOf(value.shape),
      inputBytes: inputs.map(({ shape }) => 4 * sizeOf(shape)),
    };
    for (const { id } of new Set(inputs)) {
      const place = places.get(id);
      if (lastUse.get(id) === index && place?.kind === "scratch") memory.free(place.offset);
    }
    return kernel;
  });
  return { kernels: planned, scratch: memory.top };
}
