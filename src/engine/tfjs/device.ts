// A tfjs backend as a Device. Kernels are called straight, past tfjs's tape and scopes.

import {
  findBackendFactory,
  getKernel,
  type KernelBackend,
  registerBackend,
  removeBackend,
  type TensorInfo,
} from "@tensorflow/tfjs-core";
import type { Device, Executable, Tensor } from "../backend/device.ts";
import type { Value } from "../graph/value.ts";
import { root } from "../graph/walk.ts";
import type { Computation } from "../plan/plan.ts";
import { runPrimitive } from "./kernels.ts";

/** A run stops between kernels this often. */
const PIECE_MS = 10;

const bytesOf = ({ shape }: Tensor) => 4 * shape.reduce((product, length) => product * length, 1);

/** What kernels are run on. */
export interface KernelDevice extends Device {
  /** Whether `view` works. */
  readonly inMemory: boolean;
  /** Runs one tfjs kernel (Concat takes a list of inputs). Throws where the backend lacks it. */
  kernel(
    name: string,
    inputs: Readonly<Record<string, Tensor>> | readonly Tensor[],
    attributes?: object,
  ): Tensor;
  /** The numbers themselves, where they lie in this machine's memory. */
  view(tensor: Tensor): Float32Array;
}

/** Replays a computation kernel by kernel, and frees memory at its last use. */
export function replay(device: KernelDevice, { ordered, results, argument }: Computation): Executable {
  const given = (value: Value) => value.primitive.name === "input" || value.primitive.name === "constant";
  const working = ordered.filter((value) => !given(value));
  const lastUse = new Map<number, number>();
  working.forEach((value, index) => {
    for (const item of value.inputs) lastUse.set(root(item).id, index);
  });
  const kept = new Set(results.map((value) => root(value).id));
  for (const value of ordered) if (given(value)) kept.add(value.id);
  const dying = working.map((): number[] => []);
  for (const [id, index] of lastUse) if (!kept.has(id)) dying[index]!.push(id);
  return {
    prepare: async () => {},
    *run(tensors) {
      const known = new Map<number, Tensor>();
      for (const value of ordered) if (given(value)) known.set(value.id, tensors[argument(value)!]!);
      const alive = new Set<number>();
      let done = false;
      let since = performance.now();
      try {
        for (const [index, value] of working.entries()) {
          const inputs = value.inputs.map(({ id }) => known.get(id)!);
          known.set(value.id, runPrimitive(device, inputs, value));
          if (root(value) === value) alive.add(value.id);
          for (const id of dying[index]!) {
            device.free(known.get(id)!);
            alive.delete(id);
          }
          if (performance.now() - since < PIECE_MS) continue;
          yield "computing";
          since = performance.now();
        }
        done = true;
        return results.map(({ id }) => known.get(id)!);
      } finally {
        if (!done) for (const id of alive) device.free(known.get(id)!);
      }
    },
    dispose() {},
  };
}

/** Ends a started backend, which can be started again. */
export function endBackend(name: string, backend: KernelBackend): void {
  const start = findBackendFactory(name);
  // Disposes of the backend and forgets how to start it, which is needed again.
  removeBackend(name);
  (backend as { device?: GPUDevice }).device?.destroy();
  registerBackend(name, start);
}

/** Devices alive on each backend: it ends with the last of them. */
const alive = new Map<KernelBackend, number>();

/** Wraps a started backend. */
export function tfjsDevice(name: Device["name"], backend: KernelBackend): KernelDevice {
  alive.set(backend, (alive.get(backend) ?? 0) + 1);
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
  const device: KernelDevice = {
    name,
    inMemory: name === "cpu",
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
    free(tensor) {
      bytes -= bytesOf(tensor);
      backend.disposeData(tensor.dataId);
    },
    read,
    readAll: (tensors) => Promise.all(tensors.map(read)),
    view: (tensor) => backend.readSync(tensor.dataId) as Float32Array,
    compile: (computation) => replay(device, computation),
    tensors: () => backend.numDataIds(),
    bytes: () => bytes,
    dispose() {
      const others = alive.get(backend)! - 1;
      alive.set(backend, others);
      if (others === 0) endBackend(name, backend);
    },
  };
  return device;
}
