// What runs a computation: tfjs kernels on one backend, called directly, with memory freed by hand.

import type { Value } from "../graph/value.ts";

/** Data on a device. `dataId` belongs to the backend. */
export interface Tensor {
  readonly dataId: object;
  readonly shape: readonly number[];
  readonly dtype: "float32" | "int32" | "bool";
}

/** A computation in one call. */
export interface CompiledCall {
  run(given: readonly Tensor[]): void;
  dispose(): void;
}

export interface Device {
  readonly name: "webgpu" | "wasm" | "cpu";
  /** Runs one tfjs kernel (Concat takes a list of inputs). Throws where the backend lacks it. */
  kernel(
    name: string,
    inputs: Readonly<Record<string, Tensor>> | readonly Tensor[],
    attributes?: object,
  ): Tensor;
  /** Copies numbers onto the device. */
  upload(values: Float32Array, shape: readonly number[]): Tensor;
  /** Gives the memory back. */
  free(tensor: Tensor): void;
  /** Copies numbers off the device; on a GPU it waits for all work before it. */
  read(tensor: Tensor): Promise<Float32Array>;
  /** Copies the numbers of several tensors off the device, in one go where it waits. */
  readAll(tensors: readonly Tensor[]): Promise<Float32Array[]>;
  /** The numbers themselves where they lie in this machine's memory; `undefined` on a GPU. Valid until the next allocation. */
  view(tensor: Tensor): Float32Array | undefined;
  /** A new tensor of unknown content. */
  allocate(shape: readonly number[]): Tensor;
  /** Tensors alive on the device. */
  tensors(): number;
  /** Bytes of memory in use on the device. */
  bytes(): number;
  /** Gives everything back: memory, helping threads, what a GPU holds. Nothing of it can be used any more. */
  dispose(): void;
  /**
   * Makes a whole computation into one call, where the device can: `ordered` holds every value before its users;
   * `argument` numbers what is given, fixed or handed out, in the order in which the call wants it.
   */
  compile?(
    ordered: readonly Value[],
    results: readonly Value[],
    argument: (value: Value) => number | undefined,
    argumentCount: number,
  ): CompiledCall;
}
