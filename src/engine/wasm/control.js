// What the threads of one memory say to each other, through its first bytes. Plain JavaScript, so that a Node
// worker can load it as it is.

/** Places in the memory's first 32-bit numbers. */
export const CONTROL = Object.freeze({
  /** Counts commands; helpers sleep on it. */
  commands: 0,
  /** The command: loads a program, or runs one. */
  command: 1,
  /** The program's number. */
  program: 2,
  /** Where the program's bytes, or its arguments, lie; and how many. */
  address: 3,
  length: 4,
  /** Helpers that have obeyed the latest command. */
  done: 5,
  /** Helpers that listen. */
  ready: 6,
});

/** What a command says. */
export const COMMANDS = Object.freeze({ load: 0, run: 1 });

/** Bytes from which the control numbers and the barrier are kept off everything else. */
export const RESERVED_BYTES = 256;
/** Address of the barrier's counter: a cache line of its own. */
export const BARRIER_ADDRESS = 128;

/**
 * Serves as one thread for ever: loads the programs it is told to, and runs its part of each.
 * @param {WebAssembly.Memory} memory
 * @param {number} thread from 1
 */
export function serve(memory, thread) {
  /** @type {Map<number, (...numbers: number[]) => void>} */
  const programs = new Map();
  const control = new Int32Array(memory.buffer, 0, RESERVED_BYTES / 4);
  let seen = Atomics.load(control, CONTROL.commands);
  Atomics.add(control, CONTROL.ready, 1);
  for (;;) {
    Atomics.wait(control, CONTROL.commands, seen);
    const now = Atomics.load(control, CONTROL.commands);
    if (now === seen) continue;
    seen = now;
    const program = control[CONTROL.program] ?? 0;
    const address = control[CONTROL.address] ?? 0;
    const length = control[CONTROL.length] ?? 0;
    if (control[CONTROL.command] === COMMANDS.load) {
      if (length === 0) programs.delete(program);
      else {
        const bytes = new Uint8Array(memory.buffer, address, length).slice();
        const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
        programs.set(program, /** @type {any} */ (instance.exports.main));
      }
    } else programs.get(program)?.(thread, ...new Int32Array(memory.buffer, address, length));
    Atomics.add(control, CONTROL.done, 1);
  }
}
