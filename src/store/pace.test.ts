// The pace of training: what is to come, not what was.

import { expect, it } from "vitest";
import { Pace } from "./pace.ts";

it("leaves out what came before the first word and while the code was still quickened, and is steady then", () => {
  const pace = new Pace();
  // A first step that took two seconds to compile, a second of slow steps, then a step each millisecond.
  expect(pace.see(100, 2100)).toBeUndefined();
  for (let iteration = 200; iteration <= 600; iteration += 100)
    expect(pace.see(iteration, 2000 + 2 * iteration)).toBeUndefined();
  const told = Array.from({ length: 60 }, (_, index) => pace.see(700 + 100 * index, 3300 + 100 * index));
  expect(told.slice(0, 7)).toEqual(Array(7).fill(undefined));
  expect(new Set(told.slice(7))).toEqual(new Set([1]));
});

it("tells the pace of steps of many seconds from the second on", () => {
  const pace = new Pace();
  expect(pace.see(1, 10_000)).toBeUndefined();
  expect(pace.see(2, 19_000)).toBe(9000);
});

it("follows a machine that has become slower within a quarter of a minute of training", () => {
  const pace = new Pace();
  for (let iteration = 0; iteration <= 60_000; iteration += 100) pace.see(iteration, iteration);
  const after = Array.from({ length: 160 }, (_, index) =>
    pace.see(60_000 + 50 * (index + 1), 60_000 + 100 * (index + 1)),
  );
  expect(after[0]!).toBeLessThan(1.02);
  expect(after.at(-1)).toBe(2);
});

it("begins anew where it is told to", () => {
  const pace = new Pace();
  pace.see(1, 10);
  pace.see(2, 20);
  pace.clear();
  expect(pace.see(3, 5000)).toBeUndefined();
  expect(pace.see(4, 7000)).toBe(2000);
});
