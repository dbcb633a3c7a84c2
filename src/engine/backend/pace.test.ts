// The number of threads follows what runs take.

import { expect, it } from "vitest";
import { Pace } from "./pace.ts";

/** Runs on the number of threads it chooses, each taking what `cost` says; the numbers chosen. */
function runs(pace: Pace, count: number, cost: (threads: number, run: number) => number): number[] {
  return Array.from({ length: count }, (_, run) => {
    const { threads } = pace;
    pace.took(threads, cost(threads, run));
    return threads;
  });
}
const share = (chosen: readonly number[], threads: number) =>
  chosen.filter((number) => number === threads).length / chosen.length;

it("all threads are used where they are quickest, and others looked at ever less often", () => {
  const chosen = runs(new Pace(2), 1000, (threads) => 10 / threads);
  expect(chosen.slice(0, 6)).toEqual(Array(6).fill(2));
  expect(chosen.slice(6, 12)).toContain(1);
  expect(share(chosen, 2)).toBeGreaterThan(0.95);
});

it("one thread runs alone where another program takes a core, and all again when it has ended", () => {
  const pace = new Pace(2);
  const quiet = (threads: number) => 10 / threads;
  runs(pace, 100, quiet);
  const busy = runs(pace, 300, (threads) => (threads === 2 ? 20 : 11));
  expect(busy.indexOf(1)).toBeLessThan(5);
  expect(share(busy.slice(20), 1)).toBeGreaterThan(0.9);
  const after = runs(pace, 300, quiet);
  expect(after.indexOf(2)).toBeLessThan(65);
  expect(share(after.slice(80), 2)).toBeGreaterThan(0.9);
});

it("a thread that sleeps has a run to wake in before its help is judged", () => {
  const pace = new Pace(2);
  runs(pace, 100, (threads) => (threads === 2 ? 20 : 10));
  expect(pace.threads).toBe(1);
  let before = 1;
  const chosen = runs(pace, 300, (threads) => {
    const asleep = threads === 2 && before === 1;
    before = threads;
    return asleep ? 13 : 10 / threads;
  });
  expect(share(chosen.slice(150), 2)).toBeGreaterThan(0.8);
});

it("looks that are dear are few: they take a thirtieth of the time", () => {
  // A thread that another program keeps from its core for some milliseconds.
  const cost = (threads: number) => (threads === 2 ? 8 : 0.5);
  const pace = new Pace(2);
  runs(pace, 20, cost);
  const chosen = runs(pace, 10_000, cost);
  const spent = chosen.reduce((sum, threads) => sum + cost(threads), 0);
  expect(spent).toBeLessThan((1 + 1 / 25) * 0.5 * chosen.length);
  expect(chosen).toContain(2);
});

it("of four threads three are found where one core is taken", () => {
  const chosen = runs(new Pace(4), 300, (threads) => [0, 12, 6, 4, 9][threads]!);
  expect(share(chosen.slice(60), 3)).toBeGreaterThan(0.8);
});

it("the first runs, while code is being compiled, and a single slow run decide nothing", () => {
  const slowStart = runs(new Pace(2), 40, (threads, run) => (run < 2 ? 1000 : 10 / threads));
  expect(share(slowStart, 2)).toBeGreaterThan(0.7);
  const pace = new Pace(2);
  runs(pace, 40, (threads) => 10 / threads);
  expect(pace.threads).toBe(2);
  pace.took(2, 500);
  expect(pace.threads).toBe(2);
});

it("there is nothing to look at where there is one thread", () => {
  expect(new Set(runs(new Pace(1), 100, () => 1))).toEqual(new Set([1]));
});
