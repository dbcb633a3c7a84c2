// One run of a sweep, or a stretch of it: trained so far, measured on validation tasks; and a test of the best.

import type { TaskData } from "../data/kinds.ts";
import type { RunEvent } from "../experiment/events.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { Divergence, Evaluation, SavedRun } from "../experiment/results.ts";
import type { Pairs } from "../sweep/sweep.ts";
import type { OpenedDevice } from "../training/session/openDevice.ts";
import { Session } from "../training/session/session.ts";
import { inEnglish, SaidError } from "../words/said.ts";
import { headlessClock } from "./clock.ts";
import { pairs } from "./pairs.ts";

/** Where a run stands. */
export interface Standing {
  readonly saved: SavedRun;
  readonly trainingMs: number;
}

/** What came of a stretch. */
export interface Stretch {
  readonly state: "trained" | "diverged" | "refused";
  readonly reason?: string;
  readonly iterations: number;
  readonly seconds: number;
  /** What the learner reaches on validation tasks. */
  readonly measures: Pairs;
  readonly standing?: Standing;
}

/** A contender on the test tasks; differences are the learner less it, paired by task. */
export interface Tested {
  readonly role: string;
  readonly tasks: number;
  readonly measures: Pairs;
  readonly difference?: Pairs;
}

async function openAt(
  experiment: Experiment,
  { device, check }: OpenedDevice,
  data: TaskData | undefined,
  from: Standing | undefined,
  hear: (event: RunEvent) => void,
): Promise<Session> {
  const session = await Session.open({ experiment, device, check, data, clock: headlessClock, hear });
  if (from) await session.restore(from.saved, from.trainingMs);
  return session;
}

/**
 * Trains an experiment on to `until` meta-steps, and measures the learner on as many validation tasks as a test has.
 * What explodes, and what cannot be trained at all, is a result. @throws Error for what is nobody's options' fault.
 */
export async function trainTo(
  experiment: Experiment,
  until: number,
  opened: OpenedDevice,
  data: TaskData | undefined,
  from?: Standing,
): Promise<Stretch> {
  let trainingMs = from?.trainingMs ?? 0;
  let divergence: Divergence | undefined;
  const hear = (event: RunEvent) => {
    if (event.type === "progress") trainingMs = event.trainingMs;
    if (event.type === "diverged") divergence = event.divergence;
  };
  let session: Session;
  try {
    session = await openAt(experiment, opened, data, from, hear);
  } catch (error) {
    if (!(error instanceof SaidError)) throw error;
    return { state: "refused", reason: error.message, iterations: 0, seconds: 0, measures: {} };
  }
  try {
    await session.train(until);
    const seconds = trainingMs / 1000;
    if (divergence) {
      const { iteration: iterations, message } = divergence;
      return { state: "diverged", reason: inEnglish(message), iterations, seconds, measures: {} };
    }
    const wanted = Number(experiment.training.finalTasks);
    const { measures } = await session.look((run) =>
      run.evaluate("learner", "validation", run.tasksIn("validation", wanted)),
    );
    return {
      state: "trained",
      iterations: session.run.iteration,
      seconds,
      measures: pairs(measures),
      standing: { saved: await session.save(), trainingMs },
    };
  } finally {
    await session.dispose();
  }
}

/** Every contender of a trained run on its test tasks, which nothing was chosen by. */
export async function testAt(
  experiment: Experiment,
  opened: OpenedDevice,
  data: TaskData | undefined,
  from: Standing,
): Promise<Tested[]> {
  const session = await openAt(experiment, opened, data, from, () => {});
  try {
    const tested: Tested[] = [];
    for (const { role } of session.run.contenders) {
      const { tasks, measures, difference }: Evaluation = await session.look((run) =>
        run.evaluate(role, "test", run.tasksIn("test", Number(experiment.training.finalTasks))),
      );
      tested.push({
        role,
        tasks,
        measures: pairs(measures),
        ...(difference && { difference: pairs(difference) }),
      });
    }
    return tested;
  } finally {
    await session.dispose();
  }
}
