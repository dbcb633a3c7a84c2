// Our own WebGPU backend: one arena for all arrays, and whole computations as a few dispatches in one pass.

import { SaidError, said, type Words } from "../../words/said.ts";
import { sizeOf } from "../graph/value.ts";
import { Allocator } from "../plan/allocator.ts";
import { printProgram } from "../wgsl/program.ts";
import { type Device, DeviceFailed, type Tensor } from "./device.ts";
import { Submits } from "./submits.ts";

/** Bytes of the arena at first; it doubles when it is full. */
const FIRST_BYTES = 2 ** 24;

/** A stretch of a table begins at a multiple of this many bytes, by WebGPU's rules. */
const TABLE_GRAIN = 256;

interface Block {
  readonly address: number;
}

/**
 * Runs computations on a started GPU device, which stays its owner's. `mostRead`: numbers that one workgroup may read in
 * a stage by itself (see plan/sections.ts).
 * Its methods throw an Error, a whole sentence, where the GPU gives no more memory; `DeviceFailed` once it has refused
 * work or is lost.
 */
export function webgpuDevice(gpu: GPUDevice, mostRead?: number): Device {
  const { STORAGE, COPY_SRC, COPY_DST, MAP_READ } = GPUBufferUsage;
  const most = Math.min(gpu.limits.maxStorageBufferBindingSize, gpu.limits.maxBufferSize);
  const open = (size: number) => gpu.createBuffer({ size, usage: STORAGE | COPY_SRC | COPY_DST });
  const submits = new Submits(gpu);
  const allocator = new Allocator();
  let arena = open(FIRST_BYTES);
  let failure: Words | undefined;
  let tellFailure: (why: Words) => void;
  const failed = new Promise<Words>((resolve) => {
    tellFailure = resolve;
  });
  const fail = (why: Words) => {
    failure ??= why;
    tellFailure(failure);
  };
  gpu.addEventListener("uncapturederror", ({ error }) => fail(error.message));
  void gpu.lost.then(({ message, reason }) => fail(said`the device was lost: ${message || reason}`));
  /** What went wrong is known only after a while: it is told of at the next occasion, and ever after. */
  const demandHealth = () => {
    if (failure !== undefined) throw new DeviceFailed(failure);
  };

  let tensors = 0;
  let scratch = { address: 0, bytes: 0 };
  /** Scratch memory that each program wants, by its table: more than that is given back. */
  const wanting = new Map<GPUBuffer, number>();

  const allocate = (bytes: number): number => {
    const address = allocator.allocate(bytes);
    const end = address + bytes;
    if (end <= arena.size) return address;
    const size = Math.min(most, Math.max(2 * arena.size, 2 ** Math.ceil(Math.log2(end))));
    if (size < end) {
      allocator.free(address);
      throw new SaidError(
        said`This experiment needs more memory than the GPU gives. Lower the meta-batch, the inner steps or the filters.`,
      );
    }
    const larger = open(size);
    submits.encoder.copyBufferToBuffer(arena, 0, larger, 0, arena.size);
    submits.flush();
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

  const readNow = async (given: readonly Tensor[]): Promise<Float32Array[]> => {
    const size = given.reduce((total, tensor) => total + bytesOf(tensor), 0);
    if (size === 0) return given.map(() => new Float32Array(0));
    const copied = gpu.createBuffer({ size, usage: COPY_DST | MAP_READ });
    const { encoder } = submits;
    let at = 0;
    for (const tensor of given) {
      encoder.copyBufferToBuffer(arena, addressOf(tensor), copied, at, bytesOf(tensor));
      at += bytesOf(tensor);
    }
    submits.flush();
    // What cannot be read because the device is gone is told of as that.
    await submits
      .waited(copied.mapAsync(GPUMapMode.READ))
      .catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
    demandHealth();
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

  /** What is asked for in one moment comes in one go: every read waits for all work before it. */
  let asked: Tensor[] = [];
  let answer: Promise<Float32Array[]> | undefined;
  const readAll = async (given: readonly Tensor[]): Promise<Float32Array[]> => {
    const start = asked.length;
    asked.push(...given);
    answer ??= Promise.resolve().then(() => {
      const all = asked;
      asked = [];
      answer = undefined;
      return readNow(all);
    });
    return (await answer).slice(start, start + given.length);
  };

  const layout = gpu.createBindGroupLayout({
    entries: (["storage", "read-only-storage"] as const).map((type, binding) => ({
      binding,
      visibility: GPUShaderStage.COMPUTE,
      // Each dispatch sees its own stretch of the table.
      buffer: { type, hasDynamicOffset: binding === 1 },
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
      submits.write(arena, addressOf(tensor), values);
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
    failed,
    keepUp: () => submits.keepUp(),
    compile(computation) {
      const { results } = computation;
      const { dispatches, scratch: wanted } = printProgram(computation, mostRead);
      let size = 0;
      const starts = dispatches.map(({ places }) => {
        const start = size;
        size += Math.ceil((4 * places.length) / TABLE_GRAIN) * TABLE_GRAIN;
        return start;
      });
      const seen = Math.max(...dispatches.map(({ places }) => 4 * places.length));
      const numbers = new Uint32Array((size + seen) / 4);
      const table = gpu.createBuffer({ size: numbers.byteLength, usage: STORAGE | COPY_DST });
      wanting.set(table, wanted);
      let bound: { arena: GPUBuffer; group: GPUBindGroup } | undefined;
      const groupFor = (memory: GPUBuffer) => {
        if (bound?.arena !== memory) {
          const entries = [
            { binding: 0, resource: { buffer: memory } },
            { binding: 1, resource: { buffer: table, size: seen } },
          ];
          bound = { arena: memory, group: gpu.createBindGroup({ layout, entries }) };
        }
        return bound.group;
      };
      return {
        async prepare() {
          await Promise.all(
            [...new Set(dispatches.map(({ source }) => source))].map(async (source) => {
              if (pipelines.has(source)) return;
              pipelines.set(source, await gpu.createComputePipelineAsync(descriptorOf(source)));
            }),
          );
        },
        // The GPU works by itself: whoever submits to it is not held up, and there is one piece.
        *run(given) {
          demandHealth();
          if (wanted > scratch.bytes) {
            if (scratch.bytes > 0) allocator.free(scratch.address);
            scratch = { address: allocate(wanted), bytes: wanted };
          }
          const made = results.map(({ shape }) => make(shape));
          const addresses = [...given, ...made].map(addressOf);
          dispatches.forEach(({ places }, index) => {
            places.forEach((place, which) => {
              const address =
                place.kind === "argument" ? addresses[place.index]! : scratch.address + place.offset;
              numbers[starts[index]! / 4 + which] = address / 4;
            });
          });
          submits.write(table, 0, numbers);
          const pass = submits.encoder.beginComputePass();
          const group = groupFor(arena);
          dispatches.forEach(({ source, workgroups }, index) => {
            pass.setPipeline(pipelineOf(source));
            pass.setBindGroup(0, group, [starts[index]!]);
            pass.dispatchWorkgroups(...workgroups);
          });
          pass.end();
          submits.ran();
          return made;
        },
        dispose() {
          submits.flush();
          table.destroy();
          wanting.delete(table);
          if (scratch.bytes <= Math.max(0, ...wanting.values())) return;
          allocator.free(scratch.address);
          scratch = { address: 0, bytes: 0 };
        },
      };
    },
    dispose() {
      submits.dispose();
      arena.destroy();
    },
  };
}
