// A planned computation as one WebAssembly function that calls its kernels in order, piece by piece. Every thread runs
// the whole of a piece, does its share of the large kernels, and waits for the others where it needs what they computed.

import { piecesOf, type Stretch } from "../plan/pieces.ts";
import { type Computation, type Place, planKernels } from "../plan/plan.ts";
import { schedule, stretchesOf } from "../plan/schedule.ts";
import type { Work } from "../work.ts";
import { assembleModule, FunctionCode } from "./assembler.ts";
import { CLAIMED_APART, CONTROL } from "./control.js";
import { type PrintedKernel, printKernel, vectors } from "./kernels.ts";

/** Parameters of `main`. */
const [THREAD, SCRATCH, TABLE, PIECE, THREADS] = [0, 1, 2, 3, 4] as const;
/**
 * Parts of a thread's tasks: another thread may take those that this one, being late, has not begun. More would be more
 * evenly shared, but every part fetches the kernels' code into the cache again.
 */
const PARTS_OF_A_THREAD = 3;
/** Kernels printed in a piece of compiling. */
const PRINTED_AT_ONCE = 50;

/** Kernels of equal code are written once. */
function distinct(codes: readonly FunctionCode[]): { functions: FunctionCode[]; indices: number[] } {
  const known = new Map<string, number>();
  const functions: FunctionCode[] = [];
  const indices = codes.map((code) => {
    const { key } = code;
    const index = known.get(key) ?? functions.push(code) - 1;
    known.set(key, index);
    return index;
  });
  return { functions, indices };
}

/**
 * How often a thread looks at the barrier before it sleeps: about a millisecond. Long on purpose: a thread that sleeps
 * keeps the others waiting at the next barrier, until they sleep too, and so on in turns. Where cores are taken by
 * other programs no wait is right: fewer threads take part then (see backend/pace.ts).
 */
const LOOKS = 200_000;
const SLEEP_NANOSECONDS = 50_000;
/** A sleep takes about twice as long as it is asked to. */
const SLEEPS_A_MILLISECOND = 10;

/**
 * `sleep(seen)`: sleeps a little while the barrier's count is as seen. Apart from `barrier`, whose locals V8's first
 * compiler would lose over the wait: it then never gives up.
 */
function sleep(): FunctionCode {
  const seen = 0;
  return new FunctionCode(1)
    .i32(4 * CONTROL.barrier)
    .get(seen)
    .atomicWait(SLEEP_NANOSECONDS);
}

/**
 * `barrier(target)`: counts this thread in, and waits until `target` have come since the run began. Where another
 * thread has failed, or never comes, it traps.
 */
function barrier(sleepIndex: number): FunctionCode {
  const target = 0;
  const code = new FunctionCode(1);
  const [seen, looks] = [code.local("i32"), code.local("i32")];
  code
    .i32(4 * CONTROL.barrier)
    .i32(1)
    .atomicAdd()
    .set(seen);
  code.loopWhile(() => {
    code
      .i32(4 * CONTROL.barrier)
      .atomicLoad()
      .set(seen);
    code.get(looks).i32(1).addI32().set(looks);
    code.i32(LOOKS).get(looks).lessI32().get(seen).get(target).lessI32().multiplyI32();
    code.when(() => {
      code.i32(4 * CONTROL.failed).atomicLoad();
      code
        .i32(4 * CONTROL.longestWait)
        .loadI32(0)
        .i32(SLEEPS_A_MILLISECOND)
        .multiplyI32();
      code.i32(LOOKS).addI32().get(looks).lessI32().addI32();
      code.when(() => code.unreachable());
      code.get(seen).call(sleepIndex);
    });
    code.get(seen).get(target).lessI32();
  });
  return code;
}

/** What a program is assembled for. */
export interface Target {
  readonly maximumPages: number;
  /** Whether the memory is a shared one. */
  readonly shared: boolean;
  readonly threads: number;
  /** Whether matrix products are added with one rounding where the machine can: quicker, and other numbers there. */
  readonly fused: boolean;
}

/**
 * A program ready to load: `main(thread, scratch, table, piece, threads)`, called by each of the `threads` that take part;
 * the table holds the arguments' addresses. What it computes is the same to the last bit for any number of threads.
 */
export interface AssembledProgram {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Bytes of scratch memory that it wants. */
  readonly scratch: number;
  /** Pieces, to be run one after another. */
  readonly pieces: number;
  /** Whether more threads than the first have something to do. */
  readonly shared: boolean;
}

/** Writes the WebAssembly of a computation. */
export function* assembleProgram(
  computation: Computation,
  { maximumPages, shared: sharedMemory, threads, fused }: Target,
): Work<AssembledProgram> {
  const { kernels, scratch } = planKernels(computation, vectors, threads > 1 ? "by task" : "one by one");
  yield "compiling";
  const known = new Map<string, PrintedKernel>();
  const printed: (PrintedKernel & Omit<(typeof kernels)[number], "work">)[] = [];
  for (const [index, { work, ...kernel }] of kernels.entries()) {
    // Steps of an inner loop are alike.
    const inTasks = kernel.inTasks !== undefined;
    const key = JSON.stringify([work, kernel.inputs.length, inTasks], exactly);
    const found = known.get(key) ?? printKernel(work, kernel.inputs.length, inTasks, fused);
    known.set(key, found);
    printed.push({ ...kernel, ...found });
    if (index % PRINTED_AT_ONCE === PRINTED_AT_ONCE - 1) yield "compiling";
  }
  const scheduled = schedule(printed, threads);
  const several = scheduled.some(({ sharing }) => sharing !== "alone");
  const { functions, indices } = distinct(printed.map(({ code }) => code));
  const functionOf = new Map(printed.map((kernel, index) => [kernel, indices[index]!]));
  if (several) functions.push(sleep(), barrier(functions.length));
  const main = new FunctionCode(THREADS + 1);
  const [from, to, arrivals] = [main.local("i32"), main.local("i32"), main.local("i32")];
  const push = (place: Place) => {
    if (place.kind === "argument") main.get(TABLE).loadI32(4 * place.index);
    else main.get(SCRATCH).i32(place.offset).addI32();
  };
  /** Runs a kernel on the rows whose bounds are pushed. */
  const run = (kernel: (typeof printed)[number], pushRows: () => void) => {
    pushRows();
    push(kernel.output);
    kernel.inputs.forEach(push);
    main.call(functionOf.get(kernel)!);
  };
  const wait = () => {
    main.get(arrivals).get(THREADS).addI32().set(arrivals);
    main.get(arrivals).call(functions.length - 1);
  };
  const apart = ({ kernel, sharing, ...stretch }: Stretch<(typeof printed)[number]>) => {
    if (sharing === "rows") {
      const share = (next: 0 | 1) => {
        main.get(THREAD).i32(next).addI32();
        main
          .i32(stretch.to - stretch.from)
          .multiplyI32()
          .get(THREADS)
          .divideI32();
        return main.i32(stretch.from).addI32();
      };
      share(0).set(from);
      share(1).set(to);
      main.get(from).get(to).lessI32();
      main.when(() => run(kernel, () => main.get(from).get(to)));
      return;
    }
    const whole = () => run(kernel, () => main.i32(stretch.from).i32(stretch.to));
    if (several) main.get(THREAD).i32(0).equalI32().when(whole);
    else whole();
  };
  const [asked, parts, part, whose, left] = [0, 1, 2, 3, 4].map(() => main.local("i32")) as [
    number,
    number,
    number,
    number,
    number,
  ];
  /**
   * Runs the tasks through kernels, a part of them at a time: each thread its own, whose arrays are in its core's cache,
   * and then what others have not begun.
   */
  const byTasks = (kernels: readonly (typeof printed)[number][]) => {
    const { tasks } = kernels[0]!.inTasks!;
    const begins = (thread: 0 | 1) =>
      main.get(whose).i32(thread).addI32().i32(tasks).multiplyI32().get(THREADS).divideI32();
    const bound = (next: 0 | 1) => {
      begins(1);
      begins(0).subtractI32().get(part).i32(next).addI32().multiplyI32().get(parts).divideI32();
      return begins(0).addI32();
    };
    const go = () => {
      bound(0).set(from);
      bound(1).set(to);
      main.get(from).get(to).lessI32();
      main.when(() => {
        for (const kernel of kernels)
          run(kernel, () => {
            for (const task of [from, to])
              main
                .get(task)
                .i32(kernel.rows / tasks)
                .multiplyI32();
          });
      });
    };
    main.i32(PARTS_OF_A_THREAD).i32(1).i32(1).get(THREADS).lessI32().select().set(parts);
    main.get(THREAD).set(whose).get(THREADS).set(left);
    main.loopWhile(() => {
      main
        .get(whose)
        .i32(CLAIMED_APART)
        .multiplyI32()
        .i32(4 * CONTROL.claimed)
        .addI32();
      main.i32(1).atomicAdd().get(asked).subtractI32().tee(part).get(parts).lessI32();
      main.either(go, () => {
        main.get(left).i32(1).subtractI32().set(left);
        main.get(whose).i32(1).addI32().set(whose);
        main.i32(0).get(whose).get(whose).get(THREADS).equalI32().select().set(whose);
      });
      main.get(left);
    });
    // Every thread has asked once in vain.
    main.get(asked).get(parts).addI32().get(THREADS).addI32().set(asked);
  };
  const pieces = piecesOf(scheduled);
  pieces.forEach((piece, number) => {
    main.get(PIECE).i32(number).equalI32();
    main.when(() => {
      for (const stretch of stretchesOf(piece)) {
        if (stretch[0]?.waits) wait();
        for (const item of stretch) if (item.sharing !== "tasks") apart(item);
        const tasks = stretch.filter(({ sharing }) => sharing === "tasks");
        if (tasks.length > 0) byTasks(tasks.map(({ kernel }) => kernel));
      }
      if (several) wait();
    });
  });
  yield "compiling";
  const bytes = assembleModule([...functions, main], { maximumPages, shared: sharedMemory });
  return { bytes, scratch, pieces: pieces.length, shared: several };
}

/** JSON knows neither −0 nor what is no number. */
const exactly = (_: string, value: unknown): unknown =>
  typeof value === "number" && (Object.is(value, -0) || !Number.isFinite(value))
    ? { number: Object.is(value, -0) ? "-0" : `${value}` }
    : value;
