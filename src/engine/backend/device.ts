// What runs computations: memory of its own, and programs made for it.

import { SaidError, said, type Words } from "../../words/said.ts";
import type { Computation } from "../plan/plan.ts";
import type { Work } from "../work.ts";

/** A device is gone or has refused work: nothing more can be computed on it. */
export class DeviceFailed extends SaidError {
  constructor(why: Words) {
    super(
      said`The GPU failed (${said(why)}). Nothing more can be computed on it: start the backend anew, or choose WebAssembly.`,
    );
    this.name = "DeviceFailed";
  }
}

/** Data on a device. `dataId` belongs to the device. */
export interface Tensor {
  readonly dataId: object;
  readonly shape: readonly number[];
  readonly dtype: "float32" | "int32" | "bool";
}

/** A computation made ready on a device. */
export interface Executable {
  /** Makes it quick to run: what it leaves out is done at the first run, which then takes as long. */
  prepare(): Promise<void>;
  /**
   * Runs it on what the computation's arguments before its results name, in order; the caller owns the results. Between
   * its pieces others may run, the same one too.
   */
  run(given: readonly Tensor[]): Work<Tensor[]>;
  dispose(): void;
}

export interface Device {
  /** "fused": WebAssembly whose matrix products multiply and add with one rounding. */
  readonly name: "webgpu" | "wasm" | "fused" | "cpu";
  /** Copies numbers onto the device. */
  upload(values: Float32Array, shape: readonly number[]): Tensor;
  /** Gives the memory back. */
  free(tensor: Tensor): void;
  /** Copies numbers off the device; on a GPU it waits for all work before it. The tensor stays as it is until then. */
  read(tensor: Tensor): Promise<Float32Array>;
  /** Copies the numbers of several tensors off the device, in one go where it waits. */
  readAll(tensors: readonly Tensor[]): Promise<Float32Array[]>;
  /** Where runs are only handed over: waits while too much of that is still to be done. */
  keepUp?(): Promise<void>;
  /** Tensors alive on the device. */
  tensors(): number;
  /** Bytes of memory in use on the device. */
  bytes(): number;
  /** Where it can fail as a whole: answers with why once it has. Then every other call throws `DeviceFailed`. */
  readonly failed?: Promise<Words>;
  /** Makes a computation ready to run. */
  compile(computation: Computation): Executable;
  /** Gives everything back: memory, helping threads, what a GPU holds. Nothing of it can be used any more. */
  dispose(): void;
}
