// What one thread of several does where the other is late, or never comes.

import { expect, it } from "vitest";
import { computationOf } from "../../testing/computationOf.ts";
import { input } from "../graph/program.ts";
import { relu } from "../ops/elementwise.ts";
import { matMul } from "../ops/matMul.ts";
import { evaluate } from "../reference/evaluate.ts";
import { atOnce } from "../work.ts";
import { CONTROL, controlOf, RESERVED_BYTES } from "./control.js";
import { assembleProgram } from "./program.ts";

const [tasks, side] = [5, 40];

/** A program of two threads, relu(a b), with what it works on. */
async function prepared() {
  const [a, b] = ["a", "b"].map((name) => input(name, [tasks, side, side]));
  const output = relu(matMul(a!, b!));
  const numbers = Object.fromEntries(
    Object.entries({ a: 1, b: 2 }).map(([name, factor]) => [
      name,
      Float32Array.from({ length: tasks * side * side }, (_, index) => Math.sin(factor * index)),
    ]),
  );
  const maximumPages = 16;
  const { bytes, pieces } = atOnce(
    assembleProgram(await computationOf({ output }), {
      maximumPages,
      shared: true,
      threads: 2,
      fused: false,
    }),
  );
  expect(pieces).toBe(1);
  const memory = new WebAssembly.Memory({ initial: maximumPages, maximum: maximumPages, shared: true });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  const room = 4 * tasks * side * side + 64;
  const [table, first, second, out, scratch] = [0, 1, 2, 3, 4].map(
    (place) => RESERVED_BYTES + 64 + place * room,
  ) as [number, number, number, number, number];
  new Int32Array(memory.buffer, table, 3).set([first, second, out]);
  new Float32Array(memory.buffer, first).set(numbers.a!);
  new Float32Array(memory.buffer, second).set(numbers.b!);
  const main = exports.main as (...numbers: number[]) => void;
  const wanted = evaluate({ output }, numbers).output!;
  return {
    control: controlOf(memory),
    run: (thread: number) => main(thread, scratch, table, 0, 2),
    error() {
      const found = new Float32Array(memory.buffer, out, wanted.length);
      return Math.max(...wanted.map((value, index) => Math.abs(value - found[index]!)));
    },
  };
}

it.each([
  ["the second thread: its tasks are done by the first", 0],
  ["the first: its tasks are done by the second", 1],
])("late is %s", async (_, thread) => {
  const { control, run, error } = await prepared();
  // As if the other had come to the end before this one begins.
  control[CONTROL.barrier] = 1;
  run(thread);
  expect(error()).toBeLessThan(1e-4);
});

it("a thread that never comes is given up, in code just compiled as well", async () => {
  const { control, run } = await prepared();
  control[CONTROL.longestWait] = 1;
  expect(() => run(0)).toThrow("unreachable");
});
