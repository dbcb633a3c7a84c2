// Our own WebAssembly backend: one memory, and whole computations compiled into one call.

import { type Said, said } from "../../words/said.ts";
import { sizeOf } from "../graph/value.ts";
import { assembleProgram } from "../wasm/program.ts";
import { atOnce, type Work } from "../work.ts";
import type { Device, Tensor } from "./device.ts";
import { Pace } from "./pace.ts";
import { openMemory, Store } from "./wasmMemory.ts";
import { type Helpers, startHelpers, type Threads } from "./wasmThreads.ts";

/** `i32.const 0, i32x4.splat, drop` in a function: valid only where there is SIMD. */
const SIMD_PROBE = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0],
  ...[10, 9, 1, 7, 0, 65, 0, 253, 17, 26, 11],
);

/** Whether this machine's WebAssembly has SIMD, without which this backend does not run. */
export const hasSimd = (): boolean => typeof WebAssembly === "object" && WebAssembly.validate(SIMD_PROBE);

/** `v128.const 0` three times, `f32x4.relaxed_madd, drop` in a function: valid only where there is relaxed SIMD. */
const ZEROS = [253, 12, ...Array<number>(16).fill(0)];
const FUSED_PROBE = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0],
  ...[10, 62, 1, 60, 0, ...ZEROS, ...ZEROS, ...ZEROS, 253, 133, 2, 26, 11],
);

/** Whether this machine's WebAssembly can multiply and add with one rounding. */
export const hasFused = (): boolean => typeof WebAssembly === "object" && WebAssembly.validate(FUSED_PROBE);

interface Block {
  readonly address: number;
}

interface Scratch extends Block {
  readonly bytes: number;
}

type Main = (thread: number, scratch: number, table: number, piece: number, threads: number) => void;

/** A program that is loaded. */
interface ReadyProgram {
  readonly main: Main;
  readonly program: number;
  readonly scratch: number;
  readonly pieces: number;
  /** Where threads share its work: the others, and how many it pays to have. */
  readonly helping: { readonly helpers: Helpers; readonly pace: Pace } | undefined;
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
 * Starts the backend; with `threads`, on several. `fused`: its matrix products multiply and add with one rounding where
 * the machine can; then numbers hang on the machine.
 * @throws Error, a whole sentence, where WebAssembly gets no memory.
 */
export async function wasmDevice(threads?: Threads, fused = false): Promise<WasmBackend> {
  const wanted = threads?.count ?? 1;
  const opened = openMemory(wanted > 1);
  const { memory } = opened;
  const store = new Store(opened);
  const helpers: Helpers | undefined = opened.shared ? await startHelpers(memory, threads!) : undefined;
  const count = 1 + (helpers?.count ?? 0);
  const notes = [...opened.notes];
  if (opened.shared && count < wanted)
    notes.push(said`${count} of ${wanted} threads came in time: the work is divided among these.`);

  /** Scratch memory that no run holds: the largest there was. */
  let idle: Scratch | undefined;
  const scratchOf = (bytes: number): Scratch => {
    if (bytes === 0) return { address: 0, bytes };
    const found = idle;
    if (found !== undefined && found.bytes >= bytes) {
      idle = undefined;
      return found;
    }
    if (found !== undefined) store.free(found.address);
    idle = undefined;
    return { address: store.allocate(bytes), bytes };
  };
  const giveBack = (scratch: Scratch) => {
    if (scratch.bytes === 0) return;
    const smaller = idle !== undefined && idle.bytes < scratch.bytes ? idle : undefined;
    if (idle === undefined || smaller !== undefined) idle = scratch;
    else store.free(scratch.address);
    if (smaller !== undefined) store.free(smaller.address);
  };
  /** Scratch memory that each loaded program wants. */
  const wanting = new Map<number, number>();
  /** More than any program wants is given back: a large experiment leaves nothing to a small one. */
  const giveUp = (program: number) => {
    wanting.delete(program);
    if (idle === undefined || idle.bytes <= Math.max(0, ...wanting.values())) return;
    store.free(idle.address);
    idle = undefined;
  };
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
    name: fused ? "fused" : "wasm",
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
      let ready: ReadyProgram | undefined;
      function* make(): Work<ReadyProgram> {
        if (ready !== undefined) return ready;
        const assembled = yield* assembleProgram(computation, {
          maximumPages: opened.maximumPages,
          shared: opened.shared,
          threads: count,
          fused,
        });
        // Somebody else may have made it meanwhile.
        if (ready !== undefined) return ready;
        const { bytes, scratch, pieces } = assembled;
        const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
        const helping = assembled.shared && helpers ? { helpers, pace: new Pace(count) } : undefined;
        const program = programs++;
        if (helping !== undefined) {
          const address = store.allocate(bytes.length);
          new Uint8Array(memory.buffer, address, bytes.length).set(bytes);
          helping.helpers.load(program, address, bytes.length);
          store.free(address);
        }
        wanting.set(program, scratch);
        ready = { main: instance.exports.main as Main, program, scratch, pieces, helping };
        return ready;
      }
      return {
        async prepare() {
          atOnce(make());
        },
        *run(given) {
          const { main, program, scratch, pieces, helping } = yield* make();
          const room = scratchOf(scratch);
          // Where the arguments' addresses stand: functions take no more than a thousand parameters.
          const table = store.allocate(4 * argumentCount);
          const made: Tensor[] = [];
          let done = false;
          try {
            for (const { shape } of results) made.push(allocate(shape));
            const addresses = new Int32Array(memory.buffer, table, argumentCount);
            [...given, ...made].forEach((tensor, index) => {
              addresses[index] = addressOf(tensor);
            });
            const taking = helping?.pace.threads ?? 1;
            let took = 0;
            for (let piece = 0; piece < pieces; piece++) {
              if (piece > 0) yield "computing";
              const run = () => main(0, room.address, table, piece, taking);
              const start = performance.now();
              if (helping === undefined) run();
              else helping.helpers.run(program, run, taking, { scratch: room.address, table, piece });
              took += performance.now() - start;
            }
            helping?.pace.took(taking, took);
            done = true;
            return made;
          } finally {
            store.free(table);
            giveBack(room);
            if (!done) made.forEach(device.free);
          }
        },
        dispose() {
          if (ready === undefined) return;
          ready.helping?.helpers.unload(ready.program);
          giveUp(ready.program);
        },
      };
    },
    dispose: () => helpers?.stop(),
  };
  return { device, threads: count, notes };
}
