// How the threads share each kernel, and where they must wait for each other.

import type { Place } from "./plan.ts";
import type { InTasks } from "./tasks.ts";

/** Below this much work sharing a kernel's rows costs more than it saves. */
const WORTH_SHARING = 2048;
/** A program with less work than this between two waits runs on one thread: waiting takes about as long. */
const WORTH_WAITING = 150_000;
/**
 * Numbers that a piece of work goes through at most, where rows allow it: some ten milliseconds on one thread of a machine
 * of 2020, so that even one eight times slower answers within a tenth of a second.
 */
export const PIECE = 20_000_000;

/** What a kernel is to a schedule: rows that may be worked on apart, numbers it goes through, memory it touches. */
export interface Schedulable {
  readonly rows: number;
  readonly operations: number;
  readonly output: Place;
  readonly inputs: readonly Place[];
  /** Bytes of the output, and of each input. */
  readonly bytes: number;
  readonly inputBytes: readonly number[];
  /** Where its rows fall into tasks, as many rows to each. */
  readonly inTasks?: InTasks | undefined;
}

/** Who works on a kernel: the first thread; all, each on as many of its rows; or all, each on the rows of its tasks. */
export type Sharing = "alone" | "rows" | "tasks";

export interface Scheduled<Kernel extends Schedulable> {
  readonly kernel: Kernel;
  readonly sharing: Sharing;
  /** All threads wait for each other before it. */
  readonly waits: boolean;
}

/** Memory that a kernel reads or writes, `tasks`: each task the part of its own. */
interface Touched {
  readonly argument: boolean;
  readonly start: number;
  readonly end: number;
  readonly by: Sharing;
}

const touched = (place: Place, bytes: number, by: Sharing): Touched =>
  place.kind === "argument"
    ? { argument: true, start: place.index, end: place.index + 1, by }
    : { argument: false, start: place.offset, end: place.offset + bytes, by };

/** Whether one thread may touch what another does. */
function collide(a: Touched, b: Touched): boolean {
  if (a.argument !== b.argument || a.start >= b.end || b.start >= a.end) return false;
  // Work of one and the same thread is in order anyway, and a task is always the same thread's.
  if (a.by === "alone" && b.by === "alone") return false;
  return !(a.by === "tasks" && b.by === "tasks" && a.start === b.start && a.end === b.end);
}

/** What has been touched since the threads last met, each stretch once. */
class Since {
  readonly #known = new Map<string, Touched>();
  add(item: Touched): void {
    this.#known.set(`${item.argument} ${item.start} ${item.end} ${item.by}`, item);
  }
  collides(item: Touched): boolean {
    for (const other of this.#known.values()) if (collide(other, item)) return true;
    return false;
  }
}

function sharingOf({ rows, operations, inTasks }: Schedulable): Sharing {
  // What is cut into pieces is not cut between tasks.
  if (inTasks !== undefined && operations <= PIECE) return "tasks";
  return rows > 1 && operations >= WORTH_SHARING ? "rows" : "alone";
}

function shared<Kernel extends Schedulable>(kernels: readonly Kernel[]): Scheduled<Kernel>[] {
  let [read, written] = [new Since(), new Since()];
  return kernels.map((kernel) => {
    const sharing = sharingOf(kernel);
    const result = touched(kernel.output, kernel.bytes, sharing);
    const sources = kernel.inputs.map((place, index) => {
      const apart = sharing !== "tasks" || kernel.inTasks!.own[index];
      return touched(place, kernel.inputBytes[index]!, apart ? sharing : "rows");
    });
    const waits =
      read.collides(result) || written.collides(result) || sources.some((source) => written.collides(source));
    if (waits) [read, written] = [new Since(), new Since()];
    for (const source of sources) read.add(source);
    written.add(result);
    return { kernel, sharing, waits };
  });
}

/** Plans the kernels of one program for `threads` threads. */
export function schedule<Kernel extends Schedulable>(
  kernels: readonly Kernel[],
  threads: number,
): Scheduled<Kernel>[] {
  const alone = () => kernels.map((kernel) => ({ kernel, sharing: "alone" as const, waits: false }));
  if (threads === 1) return alone();
  const found = shared(kernels);
  const waits = found.filter((item) => item.waits).length + 1;
  const work = found.reduce(
    (sum, { kernel, sharing }) => sum + (sharing === "alone" ? 0 : kernel.operations),
    0,
  );
  return work >= WORTH_WAITING * waits ? found : alone();
}

/**
 * What the threads do between two waits, each stretch beginning with what is waited for. Within one, nothing depends on
 * anything else but what is shared by tasks, task by task.
 */
export function stretchesOf<Item extends { readonly waits: boolean }>(items: readonly Item[]): Item[][] {
  const stretches: Item[][] = [[]];
  for (const item of items) {
    if (item.waits) stretches.push([]);
    stretches.at(-1)!.push(item);
  }
  return stretches;
}
