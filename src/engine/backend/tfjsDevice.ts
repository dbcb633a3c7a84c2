// A tfjs backend as a Device. Kernels are called straight, past tfjs's tape and scopes.

import { getKernel, type KernelBackend, type TensorInfo } from "@tensorflow/tfjs-core";
import type { Device, Tensor } from "./device.ts";

interface MemoryBackend {
  /** wasm: where a tensor lies in the module's memory. */
  getMemoryOffset?(dataId: object): number;
  wasm?: { HEAPF32?: Float32Array; HEAPU8: Uint8Array };
  readSync(dataId: object): Float32Array;
}

/** Wraps a started backend. */
export function tfjsDevice(name: Device["name"], backend: KernelBackend): Device {
  const memory = backend as unknown as MemoryBackend;
  const kernels = new Map<string, NonNullable<ReturnType<typeof getKernel>>>();
  const find = (kernelName: string) => {
    const known = kernels.get(kernelName);
    if (known !== undefined) return known;
    const kernel = getKernel(kernelName, name);
    if (kernel == null) throw new Error(`The ${name} backend has no ${kernelName} kernel.`);
    kernels.set(kernelName, kernel);
    return kernel;
  };
  return {
    name,
    kernel(kernelName, inputs, attributes = {}) {
      // Kernels return a single tensor here: none of ours has several.
      return find(kernelName).kernelFunc({
        inputs: inputs as never,
        attrs: attributes as never,
        backend,
      }) as TensorInfo as unknown as Tensor;
    },
    upload(values, shape) {
      return { dataId: backend.write(values, [...shape], "float32"), shape, dtype: "float32" };
    },
    allocate(shape) {
      const size = shape.reduce((product, length) => product * length, 1);
      return {
        dataId: backend.write(new Float32Array(size), [...shape], "float32"),
        shape,
        dtype: "float32",
      };
    },
    free(tensor) {
      backend.disposeData(tensor.dataId);
    },
    async read(tensor) {
      return Float32Array.from((await backend.read(tensor.dataId)) as Float32Array);
    },
    view(tensor) {
      if (name === "cpu") return memory.readSync(tensor.dataId);
      if (name !== "wasm") return undefined;
      const size = tensor.shape.reduce((product, length) => product * length, 1);
      return new Float32Array(memory.wasm!.HEAPU8.buffer, memory.getMemoryOffset!(tensor.dataId), size);
    },
    tensors: () => backend.numDataIds(),
  };
}
