// A planned computation as one WebAssembly function: `main(scratch, arguments …)` calls its kernels in order.

import type { Value } from "../graph/value.ts";
import { assembleModule, FunctionCode } from "./assembler.ts";
import { type Kernel, type Place, planKernels } from "./plan.ts";

/** Kernels of equal code are written once. */
function shared(kernels: readonly Kernel[]): { functions: FunctionCode[]; indices: number[] } {
  const known = new Map<string, number>();
  const functions: FunctionCode[] = [];
  const indices = kernels.map(({ code }) => {
    const { key } = code;
    const index = known.get(key) ?? functions.push(code) - 1;
    known.set(key, index);
    return index;
  });
  return { functions, indices };
}

/** Bytes of a module for `memory`, and the scratch memory that its `main` wants. */
export function assembleProgram(
  ordered: readonly Value[],
  results: readonly Value[],
  argument: (value: Value) => number | undefined,
  argumentCount: number,
  memory: { readonly maximumPages: number; readonly shared: boolean },
): { bytes: Uint8Array<ArrayBuffer>; scratch: number } {
  const { kernels, scratch } = planKernels(ordered, results, argument);
  const { functions, indices } = shared(kernels);
  const main = new FunctionCode(1 + argumentCount);
  const push = (place: Place) => {
    if (place.kind === "argument") main.get(1 + place.index);
    else main.get(0).i32(place.offset).addI32();
  };
  kernels.forEach(({ work, output, inputs }, index) => {
    main.i32(0).i32(work.rows);
    push(output);
    inputs.forEach(push);
    main.call(indices[index]!);
  });
  return { bytes: assembleModule([...functions, main], memory), scratch };
}
