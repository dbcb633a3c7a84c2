// How long a meta-step of an experiment takes on this machine: measured by taking some.

import type { Run } from "./run.ts";

/** Measured for about so long, but for no more steps than that. */
const MEASURED_MS = 300;
const MOST_STEPS = 20;

/**
 * Mean milliseconds of a meta-step, the first, which compiles, left out. `between` is awaited before each other; where it
 * answers false the measurement is given up, and the answer is `undefined`.
 */
export async function timeMetaSteps(
  run: Pick<Run, "metaStep">,
  now: () => number,
  between: () => Promise<boolean>,
): Promise<number | undefined> {
  await (await run.metaStep()).read();
  let total = 0;
  let steps = 0;
  while (total < MEASURED_MS && steps < MOST_STEPS) {
    if (!(await between())) return undefined;
    const before = now();
    await (await run.metaStep()).read();
    total += now() - before;
    steps += 1;
  }
  return total / steps;
}
