// The pace of training: what is to come, not what was.

import { expect, it } from "vitest";
import { Pace } from "./pace.ts";

it("leaves out what came before the first word, and is steady from the second on", () => {
  const pace = new Pace();
  // A first step that took two seconds to compile, then a step each millisecond.
  expect(pace.see(100, 2100)).toBeUndefined();
  for (let iteration = 200; iteration <= 5000; iteration += 100)
    expect(pace.see(iteration, 2000 + iteration)).toBe(1);
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
  expect(pace.see(4, 5030)).toBe(30);
});
