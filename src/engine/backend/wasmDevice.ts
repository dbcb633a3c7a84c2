// Our own WebAssembly backend: one memory, and whole computations compiled into one call.

import { type Said, said } from "../../words/said.ts";
import { sizeOf } from "../graph/value.ts";
import { assembleProgram } from "../wasm/program.ts";
import type { Device, Tensor } from "./device.ts";
import { openMemory, Store } from "./wasmMemory.ts";
import { type Helpers, startHelpers, type Threads } from "./wasmThreads.ts";

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

/** The backend, started. */
export interface WasmBackend {
  readonly device: Device;
  /** Threads in all. */
  readonly threads: number;
  /** What had to be given up: whole sentences. */
  readonly notes: readonly Said[];
}

/**
 * Starts the backend; with `threads`, on several.
 * @throws Error, a whole sentence, where WebAssembly gets no memory.
 */
export async function wasmDevice(threads?: Threads): Promise<WasmBackend> {
  const wanted = threads?.count ?? 1;
  const opened = openMemory(wanted > 1);
  const { memory } = opened;
  const store = new Store(opened);
  const helpers: Helpers | undefined = opened.shared ? await startHelpers(memory, threads!) : undefined;
  const count = 1 + (helpers?.count ?? 0);
  const notes = [...opened.notes];
  if (opened.shared && count < wanted)
    notes.push(said`${count} of ${wanted} threads came in time: the work is divided among these.`);

  let scratch = { address: 0, bytes: 0 };
  let tensors = 0;
  let programs = 0;
  const addressOf = ({ dataId }: Tensor) => (dataId as Block).address;
  const view = (tensor: Tensor) => new Float32Array(memory.buffer, addressOf(tensor), sizeOf(tensor.shape));
  const allocate = (shape: readonly number[]): Tensor => {
    const block: Block = { address: store.allocate(4 * sizeOf(shape)) };
    tensors += 1;
    return { dataId: block, shape, dtype: "float32" };
  };
  const read = async (tensor: Tensor) => view(tensor).slice();

  const device: Device = {
    name: "wasm",
    upload(values, shape) {
      const tensor = allocate(shape);
      view(tensor).set(values);
      return tensor;
    },
    free(tensor) {
      store.free(addressOf(tensor));
      tensors -= 1;
    },
    read,
    readAll: (given) => Promise.all(given.map(read)),
    tensors: () => tensors,
    bytes: () => store.used,
    compile(computation) {
      const { results, argumentCount } = computation;
      const assembled = assembleProgram(computation, {
        maximumPages: opened.maximumPages,
        shared: opened.shared,
        threads: count,
      });
      const instance = new WebAssembly.Instance(new WebAssembly.Module(assembled.bytes), { env: { memory } });
      const main = instance.exports.main as (thread: number, scratch: number, table: number) => void;
      const program = programs++;
      // Where the arguments' addresses stand: functions take no more than a thousand parameters.
      const table = store.allocate(4 * argumentCount);
      const helping = assembled.shared ? helpers : undefined;
      if (helping !== undefined) {
        const { length } = assembled.bytes;
        const address = store.allocate(length);
        new Uint8Array(memory.buffer, address, length).set(assembled.bytes);
        helping.load(program, address, length);
        store.free(address);
      }
      return {
        prepare: async () => {},
        run(given) {
          if (assembled.scratch > scratch.bytes) {
            if (scratch.bytes > 0) store.free(scratch.address);
            scratch = { address: store.allocate(assembled.scratch), bytes: assembled.scratch };
          }
          const made = results.map(({ shape }) => allocate(shape));
          const addresses = new Int32Array(memory.buffer, table, argumentCount);
          [...given, ...made].forEach((tensor, index) => {
            addresses[index] = addressOf(tensor);
          });
          const run = () => main(0, scratch.address, table);
          if (helping === undefined) run();
          else helping.run(program, run, scratch.address, table);
          return made;
        },
        dispose() {
          store.free(table);
          helping?.unload(program);
        },
      };
    },
    dispose: () => helpers?.stop(),
  };
  return { device, threads: count, notes };
}
