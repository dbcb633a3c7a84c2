// Our own WebGPU backend: one arena for all arrays, and whole computations as a few dispatches in one pass.

import { sizeOf } from "../graph/value.ts";
import { Allocator } from "../plan/allocator.ts";
import { printProgram } from "../wgsl/program.ts";
import type { Device, Tensor } from "./device.ts";

/** Bytes of the arena at first; it doubles when it is full. */
const FIRST_BYTES = 2 ** 24;

interface Block {
  readonly address: number;
}

/**
 * Runs computations on a started GPU device, which stays its owner's.
 * Throws an Error, a whole sentence, where the GPU gives no more memory.
 */
export function webgpuDevice(gpu: GPUDevice): Device {
  const { STORAGE, COPY_SRC, COPY_DST, MAP_READ } = GPUBufferUsage;
  const most = Math.min(gpu.limits.maxStorageBufferBindingSize, gpu.limits.maxBufferSize);
  const open = (size: number) => gpu.createBuffer({ size, usage: STORAGE | COPY_SRC | COPY_DST });
  const allocator = new Allocator();
  let arena = open(FIRST_BYTES);
  let tensors = 0;
  let scratch = { address: 0, bytes: 0 };

  const allocate = (bytes: number): number => {
    const address = allocator.allocate(bytes);
    const end = address + bytes;
    if (end <= arena.size) return address;
    const size = Math.min(most, Math.max(2 * arena.size, 2 ** Math.ceil(Math.log2(end))));
    if (size < end) {
      allocator.free(address);
      throw new Error(
        "This experiment needs more memory than the GPU gives. Lower the meta-batch, the inner steps or the filters.",
      );
    }
    const larger = open(size);
    const encoder = gpu.createCommandEncoder();
    encoder.copyBufferToBuffer(arena, 0, larger, 0, arena.size);
    gpu.queue.submit([encoder.finish()]);
    arena.destroy();
    arena = larger;
    return address;
  };
  const addressOf = ({ dataId }: Tensor) => (dataId as Block).address;
  const bytesOf = ({ shape }: Tensor) => 4 * sizeOf(shape);
  const make = (shape: readonly number[]): Tensor => {
    const block: Block = { address: allocate(4 * sizeOf(shape)) };
    tensors += 1;
    return { dataId: block, shape, dtype: "float32" };
  };

  const readAll = async (given: readonly Tensor[]): Promise<Float32Array[]> => {
    const size = given.reduce((total, tensor) => total + bytesOf(tensor), 0);
    if (size === 0) return given.map(() => new Float32Array(0));
    const copied = gpu.createBuffer({ size, usage: COPY_DST | MAP_READ });
    const encoder = gpu.createCommandEncoder();
    let at = 0;
    for (const tensor of given) {
      encoder.copyBufferToBuffer(arena, addressOf(tensor), copied, at, bytesOf(tensor));
      at += bytesOf(tensor);
    }
    gpu.queue.submit([encoder.finish()]);
    await copied.mapAsync(GPUMapMode.READ);
    const numbers = new Float32Array(copied.getMappedRange().slice(0));
    copied.destroy();
    let start = 0;
    return given.map((tensor) => {
      const end = start + bytesOf(tensor) / 4;
      const own = numbers.slice(start, end);
      start = end;
      return own;
    });
  };

  const layout = gpu.createBindGroupLayout({
    entries: (["storage", "read-only-storage"] as const).map((type, binding) => ({
      binding,
      visibility: GPUShaderStage.COMPUTE,
      buffer: { type },
    })),
  });
  const pipelineLayout = gpu.createPipelineLayout({ bindGroupLayouts: [layout] });
  /** Pipelines by source: programs share them. */
  const pipelines = new Map<string, GPUComputePipeline>();
  const descriptorOf = (source: string) => ({
    layout: pipelineLayout,
    compute: { module: gpu.createShaderModule({ code: source }), entryPoint: "main" },
  });
  const pipelineOf = (source: string) => {
    const known = pipelines.get(source);
    if (known !== undefined) return known;
    const made = gpu.createComputePipeline(descriptorOf(source));
    pipelines.set(source, made);
    return made;
  };

  return {
    name: "webgpu",
    upload(values, shape) {
      const tensor = make(shape);
      if (values.length > 0) gpu.queue.writeBuffer(arena, addressOf(tensor), values as BufferSource);
      return tensor;
    },
    free(tensor) {
      allocator.free(addressOf(tensor));
      tensors -= 1;
    },
    read: async (tensor) => (await readAll([tensor]))[0]!,
    readAll,
    tensors: () => tensors,
    bytes: () => allocator.used,
    compile(computation) {
      const { results, argumentCount } = computation;
      const printed = printProgram(computation);
      const numbers = new Uint32Array(1 + argumentCount);
      const table = gpu.createBuffer({ size: numbers.byteLength, usage: STORAGE | COPY_DST });
      let bound: { arena: GPUBuffer; group: GPUBindGroup } | undefined;
      const groupFor = (memory: GPUBuffer) => {
        if (bound?.arena !== memory) {
          const entries = [memory, table].map((buffer, binding) => ({ binding, resource: { buffer } }));
          bound = { arena: memory, group: gpu.createBindGroup({ layout, entries }) };
        }
        return bound.group;
      };
      return {
        async prepare() {
          const missing = new Set(
            printed.shaders.map(({ source }) => source).filter((s) => !pipelines.has(s)),
          );
          await Promise.all(
            [...missing].map(async (source) => {
              pipelines.set(source, await gpu.createComputePipelineAsync(descriptorOf(source)));
            }),
          );
        },
        run(given) {
          if (printed.scratch > scratch.bytes) {
            if (scratch.bytes > 0) allocator.free(scratch.address);
            scratch = { address: allocate(printed.scratch), bytes: printed.scratch };
          }
          const made = results.map(({ shape }) => make(shape));
          numbers[0] = scratch.address / 4;
          [...given, ...made].forEach((tensor, index) => {
            numbers[index + 1] = addressOf(tensor) / 4;
          });
          gpu.queue.writeBuffer(table, 0, numbers);
          const encoder = gpu.createCommandEncoder();
          const pass = encoder.beginComputePass();
          pass.setBindGroup(0, groupFor(arena));
          for (const { source, workgroups } of printed.shaders) {
            pass.setPipeline(pipelineOf(source));
            pass.dispatchWorkgroups(...workgroups);
          }
          pass.end();
          gpu.queue.submit([encoder.finish()]);
          return made;
        },
        dispose: () => table.destroy(),
      };
    },
    dispose: () => arena.destroy(),
  };
}
