// Timing meta-steps: what counts, and when it is given up.

import { expect, it } from "vitest";
import { timeMetaSteps } from "./timing.ts";

/** A run whose meta-steps take these milliseconds, on a clock of its own. */
function runOf(durations: readonly number[]) {
  let now = 0;
  let taken = 0;
  const step = async () => {
    now += durations[Math.min(taken, durations.length - 1)]!;
    taken += 1;
    return { iteration: taken, read: async () => ({ losses: {}, accuracy: undefined }) };
  };
  return { metaStep: step, now: () => now, taken: () => taken };
}

it("the mean leaves out the first step, which compiles, and ends after a while", async () => {
  const run = runOf([5000, 100, 140, 120, 999]);
  expect(await timeMetaSteps(run, run.now, async () => true)).toBe(120);
  expect(run.taken()).toBe(4);
});

it("short steps are measured a bounded number of times", async () => {
  const run = runOf([50, 0.5]);
  expect(await timeMetaSteps(run, run.now, async () => true)).toBe(0.5);
  expect(run.taken()).toBe(21);
});

it("it is given up at once where somebody else wants the device", async () => {
  const run = runOf([10]);
  expect(await timeMetaSteps(run, run.now, async () => run.taken() < 3)).toBeUndefined();
  expect(run.taken()).toBe(3);
});
