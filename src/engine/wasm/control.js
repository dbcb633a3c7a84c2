// What the threads of one memory say to each other, through its first bytes. Plain JavaScript, so that a Node
// worker can load it as it is.

/** Places in the memory's first 32-bit numbers. */
export const CONTROL = Object.freeze({
  /** Counts commands; helpers sleep on it. */
  commands: 0,
  /** The command. */
  command: 1,
  /** The program's number. */
  program: 2,
  /** Numbers of the command: where a program's bytes lie and how many; or its scratch memory, its arguments, its piece. */
  first: 3,
  second: 4,
  third: 5,
  /** Helpers that have obeyed the latest command. */
  done: 6,
  /** Helpers that have come; from `LATE` on they are sent away. */
  ready: 7,
  /** Milliseconds after which a thread that does not come is taken for dead. */
  longestWait: 8,
  /** Threads that take part in a run: those of lower numbers. */
  taking: 9,
  /** Threads that have come to the barrier: beside nothing but the next. */
  barrier: 32,
  /** Not 0 once a thread has failed; the others then leave the barrier. */
  failed: 33,
  /** Bytes of the reason, and the reason itself, as text. */
  reasonLength: 63,
  reason: 64,
  /** How often parts of the first thread's tasks have been asked for since the run began; the other threads' follow. */
  claimed: 128,
});

/** Bytes from one thread's `claimed` to the next one's: beside nothing else, as what one core writes the others wait for. */
export const CLAIMED_APART = 64;
/** Threads that there is room for. */
const MOST_THREADS = 8;

/** What a command says. */
export const COMMANDS = Object.freeze({ load: 0, unload: 1, run: 2, stop: 3 });

/** Bytes that the control numbers take. */
export const RESERVED_BYTES = 4 * CONTROL.claimed + MOST_THREADS * CLAIMED_APART;
/** Added to `ready` when no more helpers are wanted. */
export const LATE = 1_000_000;

/** @param {WebAssembly.Memory} memory */
export const controlOf = (memory) => new Int32Array(memory.buffer, 0, RESERVED_BYTES / 4);

/**
 * Before a run: nobody has come to the barrier, nor asked for tasks.
 * @param {Int32Array} control
 * @param {number} threads
 */
export function beginRun(control, threads) {
  if (threads > MOST_THREADS)
    throw new RangeError(`${MOST_THREADS} threads at most share a memory, not ${threads}.`);
  control[CONTROL.barrier] = 0;
  for (let thread = 0; thread < threads; thread++)
    control[CONTROL.claimed + (thread * CLAIMED_APART) / 4] = 0;
}

/**
 * Leaves word that this thread has failed.
 * @param {WebAssembly.Memory} memory
 * @param {unknown} error
 */
export function reportFailure(memory, error) {
  const control = controlOf(memory);
  if (Atomics.load(control, CONTROL.failed) !== 0) return;
  const start = 4 * CONTROL.reason;
  const reason = new TextEncoder().encode(String(error)).slice(0, 4 * CONTROL.claimed - start);
  new Uint8Array(memory.buffer, start, reason.length).set(reason);
  control[CONTROL.reasonLength] = reason.length;
  Atomics.store(control, CONTROL.failed, 1);
}

/**
 * Why a thread has failed; `undefined` while all is well.
 * @param {WebAssembly.Memory} memory
 */
export function failureIn(memory) {
  const control = controlOf(memory);
  if (Atomics.load(control, CONTROL.failed) === 0) return undefined;
  // Text is not read from memory that is shared.
  const bytes = new Uint8Array(memory.buffer, 4 * CONTROL.reason, control[CONTROL.reasonLength]).slice();
  return new TextDecoder().decode(bytes);
}

/**
 * How often a helper looks for a command before it sleeps: about as long as it takes to prepare the next small run. To
 * wake one that sleeps takes as long as its share of a small run.
 */
const LOOKS = 100_000;

/**
 * Serves as one thread until it is told to stop: loads the programs it is told to, and runs its part of each.
 * @param {WebAssembly.Memory} memory
 */
export function serve(memory) {
  /** @type {Map<number, (...numbers: number[]) => void>} */
  const programs = new Map();
  const control = controlOf(memory);
  let seen = Atomics.load(control, CONTROL.commands);
  const thread = Atomics.add(control, CONTROL.ready, 1) + 1;
  if (thread >= LATE) return;
  for (;;) {
    for (let looks = 0; looks < LOOKS; looks++) if (Atomics.load(control, CONTROL.commands) !== seen) break;
    Atomics.wait(control, CONTROL.commands, seen);
    const now = Atomics.load(control, CONTROL.commands);
    if (now === seen) continue;
    seen = now;
    const [program = 0, first = 0, second = 0, third = 0] = control.slice(CONTROL.program, CONTROL.third + 1);
    const command = control[CONTROL.command];
    try {
      if (command === COMMANDS.load) {
        const bytes = new Uint8Array(memory.buffer, first, second).slice();
        const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
        programs.set(program, /** @type {any} */ (instance.exports.main));
      } else if (command === COMMANDS.unload) programs.delete(program);
      else if (command === COMMANDS.run) {
        const main = programs.get(program);
        if (main === undefined) throw new Error(`Program ${program} was never loaded.`);
        const taking = control[CONTROL.taking] ?? 0;
        if (thread < taking) main(thread, first, second, third, taking);
      }
    } catch (error) {
      reportFailure(memory, error);
    }
    Atomics.add(control, CONTROL.done, 1);
    if (command === COMMANDS.stop) return;
  }
}
