// How long a meta-step of an experiment takes on this machine: measured by taking some.

import { Overtaken, type Run } from "./run.ts";

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
  let away = 0;
  /** Milliseconds of one meta-step without what comes between its pieces; `undefined` where it is given up. */
  const step = async (): Promise<number | undefined> => {
    away = 0;
    const before = now();
    try {
      const taken = await run.metaStep(async () => {
        const left = now();
        if (!(await between())) throw new Overtaken();
        away += now() - left;
      });
      await taken.read();
    } catch (error) {
      if (error instanceof Overtaken) return undefined;
      throw error;
    }
    return now() - before - away;
  };
  if ((await step()) === undefined) return undefined;
  let total = 0;
  let steps = 0;
  while (total < MEASURED_MS && steps < MOST_STEPS) {
    if (!(await between())) return undefined;
    const taken = await step();
    if (taken === undefined) return undefined;
    total += taken;
    steps += 1;
  }
  return total / steps;
}
