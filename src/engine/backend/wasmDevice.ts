// Our own WebAssembly backend: one memory, and whole computations compiled into one call.

import type { Value } from "../graph/value.ts";
import { Allocator } from "../wasm/allocator.ts";
import { BARRIER_ADDRESS, COMMANDS, CONTROL, RESERVED_BYTES } from "../wasm/control.js";
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

/** How helping threads are started; differs between browsers and Node. */
export interface Threads {
  /** Threads in all, the calling one included. */
  readonly count: number;
  /** Starts helper number `thread` (from 1), which then serves `memory` (see control.js). */
  readonly start: (memory: WebAssembly.Memory, thread: number) => void;
}

/** Helpers that have not come by then are done without. */
const START_LIMIT_MS = 5000;
/** Arguments of a program are handed to helpers here, behind the control numbers. */
const ARGUMENTS = { address: RESERVED_BYTES, bytes: 4096 } as const;

/** Starts the backend; with `threads`, on several. */
export async function wasmDevice(threads?: Threads): Promise<{ device: Device; threads: number }> {
  const wanted = threads?.count ?? 1;
  const memory = new WebAssembly.Memory({
    initial: INITIAL_PAGES,
    maximum: MAXIMUM_PAGES,
    shared: wanted > 1,
  });
  const allocator = new Allocator(ARGUMENTS.address + ARGUMENTS.bytes);
  const control = new Int32Array(memory.buffer, 0, RESERVED_BYTES / 4);
  for (let thread = 1; thread < wanted; thread++) threads!.start(memory, thread);
  const limit = performance.now() + START_LIMIT_MS;
  while (Atomics.load(control, CONTROL.ready) < wanted - 1) {
    // Its barrier counts all threads: with one missing none is of use.
    if (performance.now() > limit) return wasmDevice();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  let scratch = { address: 0, bytes: 0 };
  let tensors = 0;
  let programs = 0;
  const tell = (command: number, program: number, address: number, length: number) => {
    control[CONTROL.command] = command;
    control[CONTROL.program] = program;
    control[CONTROL.address] = address;
    control[CONTROL.length] = length;
    Atomics.store(control, CONTROL.done, 0);
    Atomics.add(control, CONTROL.commands, 1);
    Atomics.notify(control, CONTROL.commands);
  };
  const obeyed = () => {
    while (Atomics.load(control, CONTROL.done) < wanted - 1) {
      // Nothing else to do: helpers are at most a few microseconds behind.
    }
  };

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

  const device: Device = {
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
      const assembled = assembleProgram(ordered, results, argument, argumentCount, {
        maximumPages: MAXIMUM_PAGES,
        threads: wanted,
      });
      const instance = new WebAssembly.Instance(new WebAssembly.Module(assembled.bytes), { env: { memory } });
      const main = instance.exports.main as (thread: number, ...addresses: number[]) => void;
      const program = programs++;
      if (assembled.shared) {
        const address = allocate(assembled.bytes.length);
        new Uint8Array(memory.buffer, address, assembled.bytes.length).set(assembled.bytes);
        tell(COMMANDS.load, program, address, assembled.bytes.length);
        obeyed();
        allocator.free(address);
      }
      return {
        run(given) {
          if (assembled.scratch > scratch.bytes) {
            if (scratch.bytes > 0) allocator.free(scratch.address);
            scratch = { address: allocate(assembled.scratch), bytes: assembled.scratch };
          }
          const addresses = [scratch.address, ...given.map(addressOf)];
          if (assembled.shared) {
            new Int32Array(memory.buffer, ARGUMENTS.address, addresses.length).set(addresses);
            new Int32Array(memory.buffer, BARRIER_ADDRESS, 1)[0] = 0;
            tell(COMMANDS.run, program, ARGUMENTS.address, addresses.length);
          }
          main(0, ...addresses);
          if (assembled.shared) obeyed();
        },
        dispose() {
          if (!assembled.shared) return;
          tell(COMMANDS.load, program, 0, 0);
          obeyed();
        },
      };
    },
  };
  return { device, threads: wanted };
}
