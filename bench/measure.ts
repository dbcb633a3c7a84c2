// The measurement itself, the same in Node and in the page: a session trains as it does for a person, sampling,
// reading back and watching included, and its meta-steps are counted for a while.

import type { TaskData } from "../src/data/kinds.ts";
import type { Experiment } from "../src/experiment/experiment.ts";
import type { OpenedDevice } from "../src/training/session/openDevice.ts";
import { Session } from "../src/training/session/session.ts";

/** Warm-up, in which the number of threads is found too, and measuring time. */
const WARM_UP_MS = 3000;
const MEASURE_MS = 3000;

export const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Meta-steps a second of an experiment, without its evaluations. @throws Error where the run goes wrong. */
export async function metaStepsPerSecond(
  experiment: Experiment,
  opened: OpenedDevice,
  data: TaskData | undefined,
  breathe: () => Promise<void>,
): Promise<number> {
  const now = () => performance.now();
  let begun: number | undefined;
  const counted = { steps: 0, ms: 0 };
  const endless = {
    ...experiment,
    training: { ...experiment.training, iterations: 1_000_000, evaluateEvery: 100_000, evaluationTasks: 2 },
  };
  const session = await Session.open({
    experiment: endless,
    device: opened.device,
    check: opened.check,
    data,
    clock: { now, breathe },
    hear(event) {
      if (event.type !== "progress") return;
      begun ??= now();
      if (now() - begun < WARM_UP_MS) return;
      counted.steps += event.loss.length;
      counted.ms += event.loss.length * event.millisecondsPerMetaStep;
      if (counted.ms >= MEASURE_MS) void session.pause();
    },
  });
  await session.train();
  if (session.state === "diverged") throw new Error("The run diverged: nothing was measured.");
  await session.dispose();
  return (1000 * counted.steps) / counted.ms;
}
