// Our own WebAssembly backend: one memory, and whole computations compiled into one call.

import type { Value } from "../graph/value.ts";
import { Allocator } from "../wasm/allocator.ts";
import { assembleProgram } from "../wasm/program.ts";
import type { Device, Tensor } from "./device.ts";

const PAGE = 65_536;
/** 2 GiB: addresses stay positive as 32-bit whole numbers. */
const MAXIMUM_PAGES = 32_768;
const INITIAL_PAGES = 256;
/** Read past the end of an array by a vector, at most. */
const MARGIN = 16;

/** `i32.const 0, i32x4.splat, drop` in a function: valid only where there is SIMD. */
const SIMD_PROBE = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0],
  ...[10, 9, 1, 7, 0, 65, 0, 253, 17, 26, 11],
);

/** Whether this machine's WebAssembly has SIMD, without which this backend does not run. */
export const hasSimd = (): boolean => typeof WebAssembly === "object" && WebAssembly.validate(SIMD_PROBE);

interface Block {
  readonly address: number;
}

/** Starts the backend. */
export function wasmDevice(): Device {
  const memory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: MAXIMUM_PAGES });
  // Address 0 stays free, so that no array lies at “nothing”.
  const allocator = new Allocator(64);
  let scratch = { address: 0, bytes: 0 };
  let tensors = 0;

  const allocate = (bytes: number): number => {
    const address = allocator.allocate(bytes + MARGIN);
    const missing = allocator.top - memory.buffer.byteLength;
    if (missing > 0) {
      const wanted = Math.max(missing, memory.buffer.byteLength / 4);
      const room = MAXIMUM_PAGES - memory.buffer.byteLength / PAGE;
      const pages = Math.min(room, Math.ceil(wanted / PAGE));
      if (pages * PAGE < missing) throw outOfMemory();
      try {
        memory.grow(pages);
      } catch {
        throw outOfMemory();
      }
    }
    return address;
  };
  const outOfMemory = () =>
    new Error(
      "This experiment needs more memory than the browser gives. Lower the meta-batch, the inner steps or the filters.",
    );
  const make = (shape: readonly number[]): Tensor => {
    const size = shape.reduce((product, length) => product * length, 1);
    tensors += 1;
    return { dataId: { address: allocate(4 * size) } satisfies Block, shape, dtype: "float32" };
  };
  const addressOf = ({ dataId }: Tensor) => (dataId as Block).address;
  const view = (tensor: Tensor) =>
    new Float32Array(
      memory.buffer,
      addressOf(tensor),
      tensor.shape.reduce((product, length) => product * length, 1),
    );

  return {
    name: "wasm",
    kernel(name) {
      throw new Error(`The wasm backend compiles whole computations; it has no kernel ${name}.`);
    },
    upload(values, shape) {
      const tensor = make(shape);
      view(tensor).set(values);
      return tensor;
    },
    allocate: make,
    free(tensor) {
      allocator.free(addressOf(tensor));
      tensors -= 1;
    },
    read: async (tensor) => view(tensor).slice(),
    view,
    tensors: () => tensors,
    bytes: () => allocator.used,
    compile(ordered: readonly Value[], results, argument, argumentCount) {
      const { bytes, scratch: needed } = assembleProgram(ordered, results, argument, argumentCount, {
        maximumPages: MAXIMUM_PAGES,
        shared: false,
      });
      const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
      const main = instance.exports.main as (...addresses: number[]) => void;
      return (given) => {
        if (needed > scratch.bytes) {
          if (scratch.bytes > 0) allocator.free(scratch.address);
          scratch = { address: allocate(needed), bytes: needed };
        }
        main(scratch.address, ...given.map(addressOf));
      };
    },
  };
}
