// Tasks of decisions: a trial is played step by step, in all tasks of a batch at once. Typed arrays, no tensors.

import type { Random } from "../engine/random.ts";
import type { Options } from "../schema/fields.ts";
import type { ArmsLaw, DecisionTask, Split } from "./episode.ts";

/** What one step of a batch brought; valid until the next. */
export interface StepOutcome {
  /** Reward of each task, `[T]`. */
  readonly rewards: Float32Array;
  /** 1 where an episode ended with this step, `[T]`. */
  readonly ends: Uint8Array;
  /** Expected reward given up by not acting best: V*(s) − Q*(s, a) of the true task, `[T]`. */
  readonly regrets: Float32Array;
}

/** T tasks being played in step. */
export interface Trials {
  /** T. */
  readonly tasks: number;
  /** Where each task stands, `[T]`; all 0 where there is but one state. */
  readonly states: Int32Array;
  /** Takes one action in each task, `[T]`. */
  step(actions: Int32Array): StepOutcome;
  description(task: number): DecisionTask;
}

/** Curves that the arms of a task may lie on: a grid of them, C in number. */
export interface ArmCurves {
  /** Chance of success of each arm by each curve, `[C, arms]`. */
  readonly chances: Float32Array;
  /** How likely each curve is by the law of the tasks, `[C]`, summing to 1; 0 for curves beyond it. */
  readonly likely: Float64Array;
}

/** Draws batches of tasks; pure given its random stream. */
export interface TrialSampler {
  readonly problem: "decisions";
  readonly stateCount: number;
  readonly actions: number;
  /** Steps of one trial: all its episodes. */
  readonly length: number;
  /** Steps of one episode. */
  readonly episode: number;
  /** A reward of usual size: what a learner may divide by. */
  readonly rewardScale: number;
  /** For families of arms: their law, which classical policies know. */
  readonly arms?: ArmsLaw;
  /** Families whose arms lie on a curve: what policies know that are told so. */
  readonly curves?: ArmCurves;
  sample(random: Random, split: Split, tasks: number): Trials;
}

export interface TrialFamily {
  /** @throws Error, a whole sentence, where options do not fit. */
  createSampler(options: Options): TrialSampler;
}
