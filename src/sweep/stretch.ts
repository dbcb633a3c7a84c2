// One run of a sweep, or a stretch of it: trained so far, measured on validation tasks; and a test of the best.

import type { TaskData } from "../data/kinds.ts";
import type { RunEvent } from "../experiment/events.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { pairs } from "../experiment/pairs.ts";
import type { RunOrigin } from "../experiment/record.ts";
import type { Divergence, Evaluation, SavedRun } from "../experiment/results.ts";
import type { OpenedDevice } from "../training/session/openDevice.ts";
import { type Clock, Session } from "../training/session/session.ts";
import { type Said, SaidError, said, wordsOf } from "../words/said.ts";
import type { Pairs } from "./sweep.ts";

/** What runs are trained with: a device, what the tasks draw on, and a clock. */
export interface Ground {
  readonly opened: OpenedDevice;
  readonly data: TaskData | undefined;
  readonly clock: Clock;
}

/** Where a run stands. */
export interface Standing {
  readonly saved: SavedRun;
  readonly trainingMs: number;
}

/** What came of a stretch. */
export interface Stretch {
  readonly state: "trained" | "diverged" | "refused";
  readonly reason?: Said;
  readonly iterations: number;
  readonly seconds: number;
  /** What the learner reaches on validation tasks. */
  readonly measures: Pairs;
  /** Where it stands: at its last meta-step, or, diverged, where it last stood well; absent where it was refused. */
  readonly standing?: Standing;
  /** Whom it compares, and what it trained on; absent where it was refused. */
  readonly run?: Pick<RunOrigin, "contenders" | "data">;
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
  { opened: { device, check }, data, clock }: Ground,
  from: Standing | undefined,
  hear: (event: RunEvent) => void,
): Promise<Session> {
  const session = await Session.open({ experiment, device, check, data, clock, hear });
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
  ground: Ground,
  from?: Standing,
  listener?: (event: RunEvent) => void,
): Promise<Stretch> {
  let trainingMs = from?.trainingMs ?? 0;
  let divergence: Divergence | undefined;
  const hear = (event: RunEvent) => {
    listener?.(event);
    if (event.type === "progress") trainingMs = event.trainingMs;
    if (event.type === "diverged") divergence = event.divergence;
  };
  let session: Session;
  try {
    session = await openAt(experiment, ground, from, hear);
  } catch (error) {
    if (!(error instanceof SaidError)) throw error;
    return { state: "refused", reason: said(wordsOf(error)), iterations: 0, seconds: 0, measures: {} };
  }
  try {
    await session.train(until);
    const { contenders, data } = session.run;
    const come = { seconds: trainingMs / 1000, run: { contenders, data } };
    const standing = { saved: await session.save(), trainingMs };
    if (divergence) {
      const { iteration: iterations, message } = divergence;
      return { ...come, state: "diverged", reason: said(message), iterations, measures: {}, standing };
    }
    const wanted = Number(experiment.training.finalTasks);
    const evaluation = await session.look((run) =>
      run.evaluate("learner", "validation", run.tasksIn("validation", wanted)),
    );
    listener?.({ type: "evaluation", evaluation });
    return {
      ...come,
      state: "trained",
      iterations: session.run.iteration,
      measures: pairs(evaluation.measures),
      standing,
    };
  } finally {
    await session.dispose();
  }
}

/** Every contender of a trained run on its test tasks, which nothing was chosen by. */
export async function testAt(experiment: Experiment, ground: Ground, from: Standing): Promise<Tested[]> {
  const session = await openAt(experiment, ground, from, () => {});
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
