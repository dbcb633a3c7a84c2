// The schedule: what threads share, and where they wait.

import { describe, expect, it } from "vitest";
import type { Place } from "./plan.ts";
import { type Schedulable, schedule } from "./schedule.ts";

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
const shared = (kernels: readonly Schedulable[], threads = 2) =>
  schedule(kernels, threads).map((k) => k.shared);

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
    expect(shared(small)).toEqual([false, false, true]);
    expect(waits(small)).toEqual([false, false, false]);
    expect(shared([kernel([0], 64, 1_000_000, 1), kernel([0], 64)])).toEqual([false, true]);
  });

  it("shares nothing on one thread, nor in a program of little work", () => {
    expect(shared([kernel([0], 64)], 1)).toEqual([false]);
    expect(shared([kernel([0], 64, 100_000)])).toEqual([false]);
  });
});
