// Another backend held against the one in use: the program of a run, timed on both from the same state.

import type { Between } from "../../engine/work.ts";
import type { SomeRun } from "../createRun.ts";
import { followKnobs, type Session } from "./session.ts";

/** Each is timed so often, in turns, so that a busy moment hits both alike; medians count. */
const ROUNDS = 3;
/** A round takes so long, and no more steps than that. */
const ROUND_MS = 100;
const MOST_STEPS = 200;

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** Milliseconds of a meta-step where results are read at the end alone. */
async function round(run: SomeRun, now: () => number, between: Between): Promise<number> {
  const start = now();
  const steps = [];
  do steps.push(await run.metaStep(between));
  while (now() - start < ROUND_MS && steps.length < MOST_STEPS);
  await Promise.all(steps.map((step) => step.read()));
  return (now() - start) / steps.length;
}

/**
 * Milliseconds of a meta-step of a session's run and of the same one on a rival device, from where the session stands;
 * what they compute is thrown away. `undefined` where a command or a turned knob came first.
 */
export async function timeBeside(
  session: Session,
  rival: SomeRun,
  now: () => number,
): Promise<{ readonly own: number; readonly rival: number } | undefined> {
  return session.aside(async (run, between) => {
    followKnobs(rival, run);
    rival.restore(await run.save());
    // What is made at first use is no part of a meta-step.
    for (const one of [run, rival]) await (await one.metaStep(between)).read();
    const [own, other]: [number[], number[]] = [[], []];
    for (let count = 0; count < ROUNDS; count++) {
      own.push(await round(run, now, between));
      other.push(await round(rival, now, between));
    }
    return { own: median(own), rival: median(other) };
  });
}
