// The schedule: what threads share, and where they wait.

import { describe, expect, it } from "vitest";
import type { Place } from "./plan.ts";
import { PIECE, type Schedulable, schedule } from "./schedule.ts";

const at = (offset: number): Place => ({ kind: "scratch", offset });
const kernel = (
  inputs: readonly number[],
  output: number,
  operations = 1_000_000,
  rows = 100,
): Schedulable => ({
  operations,
  rows,
  output: at(output),
  inputs: inputs.map(at),
  bytes: 64,
  inputBytes: inputs.map(() => 64),
});
const waits = (kernels: readonly Schedulable[], threads = 2) =>
  schedule(kernels, threads).map((k) => k.waits);
const sharing = (kernels: readonly Schedulable[], threads = 2) =>
  schedule(kernels, threads).map((k) => k.sharing);
/** The same by tasks; `own`: whether a task reads its own part of each input alone. */
const byTask = (inputs: readonly number[], output: number, own = true, operations?: number): Schedulable => ({
  ...kernel(inputs, output, operations),
  inTasks: { tasks: 4, own: inputs.map(() => own) },
});

describe("the schedule", () => {
  it("waits where a result is read, and where what is being read or written is written over", () => {
    expect(waits([kernel([0], 64), kernel([64], 128)])).toEqual([false, true]);
    expect(waits([kernel([0], 64), kernel([128], 0)])).toEqual([false, true]);
    expect(waits([kernel([0], 64), kernel([128], 64)])).toEqual([false, true]);
  });

  it("does not wait where kernels have nothing to do with each other, nor twice for the same", () => {
    expect(waits([kernel([0], 64), kernel([0], 128)])).toEqual([false, false]);
    expect(waits([kernel([0], 64), kernel([64], 128), kernel([64], 192)])).toEqual([false, true, false]);
  });

  it("keeps small kernels, and those of one row, on the first thread, in order without waiting", () => {
    const small = [kernel([0], 64, 100), kernel([64], 128, 100), kernel([256], 320, 4_000_000)];
    expect(sharing(small)).toEqual(["alone", "alone", "rows"]);
    expect(waits(small)).toEqual([false, false, false]);
    expect(sharing([kernel([0], 64, 1_000_000, 1), kernel([0], 64)])).toEqual(["alone", "rows"]);
  });

  it("shares nothing on one thread, nor where there is little work between two waits", () => {
    expect(sharing([kernel([0], 64)], 1)).toEqual(["alone"]);
    expect(sharing([kernel([0], 64, 100_000)])).toEqual(["alone"]);
    const chain = [kernel([0], 64, 100_000), kernel([64], 128, 100_000), kernel([128], 192, 100_000)];
    expect(sharing(chain)).toEqual(["alone", "alone", "alone"]);
    expect(waits(chain)).toEqual([false, false, false]);
  });

  it("does not wait between a task and itself, however small its kernels are", () => {
    const region = [byTask([0], 64), byTask([64], 128, true, 10), byTask([128, 64], 192), byTask([0], 128)];
    expect(sharing(region)).toEqual(["tasks", "tasks", "tasks", "tasks"]);
    expect(waits(region)).toEqual([false, false, false, false]);
  });

  it("waits where a task reads what others wrote, and where tasks meet", () => {
    expect(waits([byTask([0], 64), byTask([64], 128, false)])).toEqual([false, true]);
    expect(waits([byTask([0], 64), kernel([64], 128)])).toEqual([false, true]);
    expect(waits([byTask([0], 64), kernel([64], 128, 10)])).toEqual([false, true]);
    expect(waits([kernel([0], 64, 10), byTask([64], 128)])).toEqual([false, true]);
  });

  it("waits where memory is handed on in other parts", () => {
    const longer = { ...byTask([256], 0), bytes: 128 };
    expect(waits([byTask([0], 64), longer])).toEqual([false, true]);
    expect(waits([byTask([256], 0), longer])).toEqual([false, true]);
  });

  it("shares what is cut into pieces by rows", () => {
    expect(sharing([byTask([0], 64, true, PIECE), byTask([0], 128, true, PIECE + 1)])).toEqual([
      "tasks",
      "rows",
    ]);
  });
});
