// A tfjs backend as a Device. Kernels are called straight, past tfjs's tape and scopes.

import {
  findBackendFactory,
  getKernel,
  type KernelBackend,
  registerBackend,
  removeBackend,
  type TensorInfo,
} from "@tensorflow/tfjs-core";
import type { Device, Tensor } from "./device.ts";

const bytesOf = ({ shape }: Tensor) => 4 * shape.reduce((product, length) => product * length, 1);

/** Wraps a started backend. */
export function tfjsDevice(name: Device["name"], backend: KernelBackend): Device {
  let bytes = 0;
  const counted = (tensor: Tensor) => {
    bytes += bytesOf(tensor);
    return tensor;
  };
  const kernels = new Map<string, NonNullable<ReturnType<typeof getKernel>>>();
  const find = (kernelName: string) => {
    const known = kernels.get(kernelName);
    if (known !== undefined) return known;
    const kernel = getKernel(kernelName, name);
    if (kernel == null) throw new Error(`The ${name} backend has no ${kernelName} kernel.`);
    kernels.set(kernelName, kernel);
    return kernel;
  };
  const read = async (tensor: Tensor) =>
    Float32Array.from((await backend.read(tensor.dataId)) as Float32Array);
  return {
    name,
    kernel(kernelName, inputs, attributes = {}) {
      // Kernels return a single tensor here: none of ours has several.
      return counted(
        find(kernelName).kernelFunc({
          inputs: inputs as never,
          attrs: attributes as never,
          backend,
        }) as TensorInfo as unknown as Tensor,
      );
    },
    upload(values, shape) {
      return counted({ dataId: backend.write(values, [...shape], "float32"), shape, dtype: "float32" });
    },
    allocate(shape) {
      const size = shape.reduce((product, length) => product * length, 1);
      return counted({
        dataId: backend.write(new Float32Array(size), [...shape], "float32"),
        shape,
        dtype: "float32",
      });
    },
    free(tensor) {
      bytes -= bytesOf(tensor);
      backend.disposeData(tensor.dataId);
    },
    read,
    readAll: (tensors) => Promise.all(tensors.map(read)),
    view(tensor) {
      return name === "cpu" ? (backend.readSync(tensor.dataId) as Float32Array) : undefined;
    },
    tensors: () => backend.numDataIds(),
    bytes: () => bytes,
    dispose() {
      const start = findBackendFactory(name);
      // Disposes of the backend and forgets how to start it, which is needed again.
      removeBackend(name);
      (backend as { device?: GPUDevice }).device?.destroy();
      registerBackend(name, start);
    },
  };
}
