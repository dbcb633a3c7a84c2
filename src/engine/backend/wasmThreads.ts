// The threads of one WebAssembly memory as the first of them sees the others: starts them, tells them what to do,
// waits for them, and says so where one fails.

import { SaidError, said } from "../../words/said.ts";
import { beginRun, COMMANDS, CONTROL, controlOf, failureIn, LATE, reportFailure } from "../wasm/control.js";

/** How helping threads are started; differs between browsers and Node. */
export interface Threads {
  /** Threads in all, the calling one included. */
  readonly count: number;
  /** Starts a helper, which then serves `memory` (see control.js). The result ends it, whatever it is doing. */
  readonly start: (memory: WebAssembly.Memory) => () => void;
}

/** Helpers that have not come by then are done without. */
const COMING_MS = 5000;
/**
 * A thread that has not come by then is taken for dead. With twenty busy processes on two cores the first step of
 * Conv-4, when code is being compiled, made one thread wait for over ten seconds.
 */
const LONGEST_WAIT_MS = 60_000;

/** The helpers that came, as one. */
export interface Helpers {
  /** How many there are; threads in all are one more. */
  readonly count: number;
  /** Hands every helper a program's bytes, and waits until they have it. */
  load(program: number, address: number, length: number): void;
  unload(program: number): void;
  /** Runs a piece of a program here, by `main`, while helpers run their parts of it, `threads` in all, and waits for them. */
  run(
    program: number,
    main: () => void,
    threads: number,
    where: { readonly scratch: number; readonly table: number; readonly piece: number },
  ): void;
  /** Ends them. */
  stop(): void;
}

/**
 * Starts helpers on a memory that is shared. Those that are late are ended and done without.
 * Its methods throw an Error, a whole sentence, once a thread has failed: nothing more can be computed then.
 */
export async function startHelpers(memory: WebAssembly.Memory, threads: Threads): Promise<Helpers> {
  const control = controlOf(memory);
  const wanted = threads.count - 1;
  control[CONTROL.longestWait] = LONGEST_WAIT_MS;
  const ends = Array.from({ length: wanted }, () => threads.start(memory));
  const limit = performance.now() + COMING_MS;
  while (Atomics.load(control, CONTROL.ready) < wanted && performance.now() < limit)
    await new Promise((resolve) => setTimeout(resolve, 5));
  const count = Atomics.add(control, CONTROL.ready, LATE);

  let stopped = false;
  const demandHealth = () => {
    const reason = failureIn(memory);
    if (reason !== undefined)
      throw new SaidError(
        said`A thread of the WebAssembly backend failed (${said(reason)}). Nothing more can be computed on it: start the backend anew.`,
      );
  };
  const tell = (command: number, program: number, first: number, second: number, third = 0) => {
    control[CONTROL.command] = command;
    control[CONTROL.program] = program;
    control[CONTROL.first] = first;
    control[CONTROL.second] = second;
    control[CONTROL.third] = third;
    Atomics.store(control, CONTROL.done, 0);
    Atomics.add(control, CONTROL.commands, 1);
    Atomics.notify(control, CONTROL.commands);
  };
  const obeyed = () => {
    let limit = 0;
    // Helpers are a few microseconds behind: sleeping would take longer. The clock is looked at only if they are not.
    for (let looks = 0; Atomics.load(control, CONTROL.done) < count; looks++) {
      if (looks % 100_000 !== 99_999) continue;
      demandHealth();
      const now = performance.now();
      if (limit === 0) limit = now + control[CONTROL.longestWait]!;
      if (now > limit) reportFailure(memory, said`another gave no answer`);
    }
    demandHealth();
  };
  return {
    count,
    load(program, address, length) {
      demandHealth();
      tell(COMMANDS.load, program, address, length);
      obeyed();
    },
    unload(program) {
      if (stopped || failureIn(memory) !== undefined) return;
      tell(COMMANDS.unload, program, 0, 0);
      obeyed();
    },
    run(program, main, threads, { scratch, table, piece }) {
      demandHealth();
      beginRun(control, threads);
      if (threads === 1) return main();
      control[CONTROL.taking] = threads;
      tell(COMMANDS.run, program, scratch, table, piece);
      try {
        main();
      } catch (error) {
        // The one trap that a program sets itself is the barrier's.
        const waited = /unreachable/i.test(String(error));
        reportFailure(memory, waited ? said`another was waited for in vain` : error);
      }
      obeyed();
    },
    stop() {
      stopped = true;
      for (const end of ends) end();
    },
  };
}
