// A planned computation as one WebAssembly function that calls its kernels in order, piece by piece. Every thread runs
// the whole of a piece, does its share of the large kernels, and waits for the others where it needs what they computed.

import { piecesOf } from "../plan/pieces.ts";
import { type Computation, type Place, planKernels } from "../plan/plan.ts";
import { schedule } from "../plan/schedule.ts";
import type { Work } from "../work.ts";
import { assembleModule, FunctionCode } from "./assembler.ts";
import { CONTROL } from "./control.js";
import { type PrintedKernel, printKernel, vectors } from "./kernels.ts";

/** Parameters of `main`. */
const [THREAD, SCRATCH, TABLE, PIECE, THREADS] = [0, 1, 2, 3, 4] as const;
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
 * `barrier(target)`: counts this thread in, and waits until `target` have come since the run began. Where another
 * thread has failed, or never comes, it traps.
 */
function barrier(): FunctionCode {
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
      code
        .i32(4 * CONTROL.barrier)
        .get(seen)
        .atomicWait(SLEEP_NANOSECONDS);
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
  { maximumPages, shared: sharedMemory, threads }: Target,
): Work<AssembledProgram> {
  const { kernels, scratch } = planKernels(computation, vectors, threads > 1 ? "by task" : "one by one");
  yield "compiling";
  const known = new Map<string, PrintedKernel>();
  const printed: (PrintedKernel & Omit<(typeof kernels)[number], "work">)[] = [];
  for (const [index, { work, ...kernel }] of kernels.entries()) {
    // Steps of an inner loop are alike.
    const inTasks = kernel.inTasks !== undefined;
    const key = JSON.stringify([work, kernel.inputs.length, inTasks], exactly);
    const found = known.get(key) ?? printKernel(work, kernel.inputs.length, inTasks);
    known.set(key, found);
    printed.push({ ...kernel, ...found });
    if (index % PRINTED_AT_ONCE === PRINTED_AT_ONCE - 1) yield "compiling";
  }
  const scheduled = schedule(printed, threads);
  const several = scheduled.some(({ sharing }) => sharing !== "alone");
  const { functions, indices } = distinct(printed.map(({ code }) => code));
  const functionOf = new Map(printed.map((kernel, index) => [kernel, indices[index]!]));
  if (several) functions.push(barrier());
  const main = new FunctionCode(THREADS + 1);
  const [from, to, arrivals] = [main.local("i32"), main.local("i32"), main.local("i32")];
  const [fromTask, toTask] = [main.local("i32"), main.local("i32")];
  /** Leaves on the stack where this thread's part of `count` begins, or the next one's. */
  const share = (count: number, next: 0 | 1) =>
    main.get(THREAD).i32(next).addI32().i32(count).multiplyI32().get(THREADS).divideI32();
  const tasks = kernels.find(({ inTasks }) => inTasks)?.inTasks?.tasks ?? 1;
  if (several) {
    share(tasks, 0).set(fromTask);
    share(tasks, 1).set(toTask);
  }
  const push = (place: Place) => {
    if (place.kind === "argument") main.get(TABLE).loadI32(4 * place.index);
    else main.get(SCRATCH).i32(place.offset).addI32();
  };
  const pieces = piecesOf(scheduled);
  pieces.forEach((piece, number) => {
    const wait = () => {
      main.get(arrivals).get(THREADS).addI32().set(arrivals);
      main.get(arrivals).call(functions.length - 1);
    };
    main.get(PIECE).i32(number).equalI32();
    main.when(() => {
      for (const { kernel, sharing, waits, ...stretch } of piece) {
        if (waits) wait();
        const run = () => {
          push(kernel.output);
          kernel.inputs.forEach(push);
          main.call(functionOf.get(kernel)!);
        };
        if (sharing === "tasks") {
          const rowsEach = kernel.rows / tasks;
          main.get(fromTask).get(toTask).lessI32();
          main.when(() => {
            for (const task of [fromTask, toTask]) main.get(task).i32(rowsEach).multiplyI32();
            run();
          });
        } else if (sharing === "rows") {
          const rows = stretch.to - stretch.from;
          share(rows, 0).i32(stretch.from).addI32().set(from);
          share(rows, 1).i32(stretch.from).addI32().set(to);
          main.get(from).get(to).lessI32();
          main.when(() => {
            main.get(from).get(to);
            run();
          });
        } else if (several) {
          main.get(THREAD).i32(0).equalI32();
          main.when(() => {
            main.i32(stretch.from).i32(stretch.to);
            run();
          });
        } else {
          main.i32(stretch.from).i32(stretch.to);
          run();
        }
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
