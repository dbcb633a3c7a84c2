// Threads that fail, die, are late, or are no longer wanted.

import { once } from "node:events";
import { Worker } from "node:worker_threads";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeThreads } from "../../cli/threads.ts";
import { computationOf } from "../../testing/computationOf.ts";
import { computeAll, drawn } from "../../testing/compute.ts";
import { grown } from "../../testing/grown.ts";
import { compile, input, type Program } from "../graph/program.ts";
import { add, constant } from "../ops/elementwise.ts";
import { gather, scatterAdd } from "../ops/gather.ts";
import { matMul } from "../ops/matMul.ts";
import { solve } from "../ops/solve.ts";
import { Random } from "../random.ts";
import { CONTROL, controlOf } from "../wasm/control.js";
import { assembleProgram } from "../wasm/program.ts";
import { atOnce } from "../work.ts";
import type { Device } from "./device.ts";
import { startBackend } from "./start.ts";
import { wasmDevice } from "./wasmDevice.ts";
import type { Threads } from "./wasmThreads.ts";

/** Large enough to be shared among threads. */
const SIDE = 96;
const tower = (): Program => {
  const x = input("x", [4, SIDE, SIDE]);
  return compile({ output: matMul(matMul(x, x), x) });
};
const numbers = Float32Array.from({ length: 4 * SIDE * SIDE }, (_, index) => Math.sin(index));
async function powers(device: Device, program = tower()): Promise<Float32Array> {
  const x = device.upload(numbers, [4, SIDE, SIDE]);
  const output = program.run(device, { x }).output!;
  return device.read(output);
}

/** Two threads, the second with a fault. */
const faulty = (fault: string, started: Worker[] = []): Threads => ({
  count: 2,
  start(memory) {
    const worker = new Worker(new URL("../../cli/failingHelper.js", import.meta.url), {
      workerData: { memory, fault },
      execArgv: [],
    });
    worker.unref();
    started.push(worker);
    if (fault === "death") controlOf(memory)[CONTROL.longestWait] = 500;
    return () => void worker.terminate();
  },
});

describe("a helping thread that", () => {
  it.each([
    ["load", "RangeError: no room for this code"],
    ["run", "RangeError: a bad address"],
    ["death", "another was waited for in vain"],
  ])("fails (%s) is told of, and nothing hangs, now or later", async (fault, reason) => {
    const { device } = await wasmDevice(faulty(fault));
    const wanted = `A thread of the WebAssembly backend failed (${reason}). Nothing more can be computed on it: start the backend anew.`;
    await expect(powers(device)).rejects.toThrow(wanted);
    const start = performance.now();
    await expect(powers(device)).rejects.toThrow(wanted);
    expect(performance.now() - start).toBeLessThan(1000);
    device.dispose();
  });

  it("is late is done without, and the others go on", async () => {
    const workers: Worker[] = [];
    const late = faulty("late", workers);
    let starts = 0;
    const { device, threads, notes } = await wasmDevice({
      count: 3,
      start: (memory) => (starts++ === 0 ? late.start(memory) : nodeThreads.start(memory)),
    });
    expect(threads).toBe(2);
    expect(notes).toEqual(["2 of 3 threads came in time: the work is divided among these."]);
    const alone = await wasmDevice();
    expect(await powers(device)).toEqual(await powers(alone.device));
    device.dispose();
  });
});

it("however many threads take part, the numbers are the same, bit for bit", async () => {
  const [{ device }, alone] = [await wasmDevice({ ...nodeThreads, count: 3 }), await wasmDevice()];
  const program = tower();
  const wanted = await powers(alone.device, tower());
  // Other numbers of threads are looked at on the way (see pace.ts).
  for (let run = 0; run < 30; run++) expect(await powers(device, program)).toEqual(wanted);
  device.dispose();
});

it("the numbers are the same, bit for bit, of computations at random whose tasks the threads share", async () => {
  const devices = await Promise.all(
    [1, 2, 3].map(async (count) => (await wasmDevice({ ...nodeThreads, count })).device),
  );
  let shared = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(
        fc.integer({ min: 2, max: 7 }),
        fc.integer({ min: 48, max: 64 }),
        fc.integer({ min: 48, max: 64 }),
      ),
      fc.array(fc.nat(10_000), { minLength: 1, maxLength: 7 }),
      fc.nat(1_000_000),
      async (shape, others, seed) => {
        // Products first: work that is worth a wait.
        const picks = [16, 17, ...others];
        const random = new Random(seed);
        const given = [0, 1].map(() => {
          const { values } = drawn(random, shape);
          return { shape, values: values.map((value) => value / 8) };
        });
        const inputs = given.map((_, index) => input(`x${index}`, shape));
        const target = { maximumPages: 256, shared: true, threads: 2, fused: false };
        const assembled = assembleProgram(await computationOf(grown(inputs, picks)), target);
        if (atOnce(assembled).shared) shared += 1;
        const found = await Promise.all(
          devices.map((device) => computeAll(device, (...values) => grown(values, picks), ...given)),
        );
        expect(found[1]).toEqual(found[0]);
        expect(found[2]).toEqual(found[0]);
      },
    ),
    { numRuns: 12 },
  );
  expect(shared).toBeGreaterThan(8);
  for (const device of devices) device.dispose();
});

it("threads end when the device is disposed of", async () => {
  const workers: Worker[] = [];
  const { device } = await wasmDevice(faulty("none", workers));
  const program = tower();
  await powers(device, program);
  const ended = once(workers[0]!, "exit");
  device.dispose();
  await ended;
  // A program's end after the device's waits for nobody.
  program.dispose(device);
});

it.each(["cpu", "wasm"] as const)("%s starts again after it was disposed of", async (name) => {
  const first = (await startBackend(name, { ...nodeThreads, count: 2 })).device;
  const wanted = await powers(first);
  first.dispose();
  const second = (await startBackend(name, { ...nodeThreads, count: 2 })).device;
  expect(second.tensors()).toBe(0);
  expect(await powers(second)).toEqual(wanted);
  second.dispose();
});

describe("any number of threads", () => {
  const [tasks, count, width] = [48, 64, 64];
  const table = input("table", [1, 300, width]);
  const ids = input("ids", [tasks, count]);
  const values = input("values", [tasks, count, width]);
  const square = matMul(values, values, false, true);
  const outputs = {
    gather: gather(table, ids),
    "scatter-add": scatterAdd(ids, values, 300),
    "scatter-add to each task's own table": scatterAdd(ids, values, 30, tasks),
    solve: solve(
      add(
        square,
        constant(
          Float32Array.from({ length: count ** 2 }, (_, i) => Number(i % (count + 1) === 0)),
          [1, count, count],
        ),
      ),
      values,
    ),
  };
  it.each(Object.keys(outputs) as (keyof typeof outputs)[])(
    "gives the same numbers, bit for bit: %s",
    async (name) => {
      const found: Float32Array[] = [];
      for (const threads of [1, 2, 3]) {
        const { device, threads: started } = await wasmDevice({ ...nodeThreads, count: threads });
        expect(started).toBe(threads);
        const rows = name.includes("own") ? 30 : 300;
        const given = {
          table: device.upload(
            Float32Array.from({ length: 300 * width }, (_, i) => Math.sin(i)),
            table.shape,
          ),
          ids: device.upload(
            Float32Array.from({ length: tasks * count }, (_, i) => (i * i) % rows),
            ids.shape,
          ),
          values: device.upload(
            Float32Array.from({ length: tasks * count * width }, (_, i) => Math.cos(i * 1.7)),
            values.shape,
          ),
        };
        found.push(await device.read(compile({ output: outputs[name] }).run(device, given).output!));
        device.dispose();
      }
      expect(found[0]!.every(Number.isFinite)).toBe(true);
      expect(found[1]).toEqual(found[0]);
      expect(found[2]).toEqual(found[0]);
    },
  );
});

it("a device stays what it is when another of its kind is disposed of", async () => {
  const [first, second] = [(await startBackend("cpu")).device, (await startBackend("cpu")).device];
  const wanted = await powers(first);
  first.dispose();
  expect(await powers(second)).toEqual(wanted);
  second.dispose();
});
