// A run: an experiment being trained. Episodes or trials, the session asks nothing else of it.

import type { DataUse } from "../data/counts.ts";
import type { Between, Stage } from "../engine/work.ts";
import type { Experiment, OptionPath } from "../experiment/experiment.ts";
import type { Contender, Evaluation, Role, SavedRun } from "../experiment/results.ts";
import type { SampledTask } from "../experiment/shown.ts";
import type { ByMeasure } from "../measures/registry.ts";
import type { OptionValue } from "../schema/fields.ts";
import type { Split } from "../tasks/episode.ts";
import { SaidError, said } from "../words/said.ts";
import type { Aggregated } from "./measures/aggregate.ts";

/** What one meta-step measured, once it is read off the device. */
export interface Measured {
  /** Training loss (regret for decisions) of each contender that learns, the main learner's first. */
  readonly losses: Readonly<Record<Role, number>>;
  /** The main learner's training accuracy; `undefined` for all but classification. */
  readonly accuracy: number | undefined;
}

/** One meta-step, its measurements left on the device until they are read. */
export interface MetaStep {
  readonly iteration: number;
  read(): Promise<Measured>;
}

/** Awaited between pieces of an evaluation, with the number of tasks done; what it throws ends the evaluation. */
export type BetweenTasks = (stage: Stage, done: number) => Promise<void>;

/** Ends work that something else has overtaken. */
export class Overtaken extends SaidError {
  constructor() {
    super(said`Something else was asked for meanwhile.`);
    this.name = "Overtaken";
  }
}

/** What one contender reached, task by task. */
export interface MeasuredByTask {
  readonly tasks: number;
  readonly measures: ByMeasure<Aggregated>;
}

export interface Run {
  readonly kind: "episodes" | "trials";
  /** As it is trained now: with every knob that was turned. */
  readonly experiment: Experiment;
  /** Meta-steps taken. */
  readonly iteration: number;
  /** Whom it compares; the main learner first. */
  readonly contenders: readonly Contender[];
  /** What it draws on, where its tasks draw on data. */
  readonly data: DataUse | undefined;
  /** Makes the next meta-step quick where it can be compiled beforehand; nothing changes. */
  prepare(between?: Between): Promise<void>;
  /** One meta-step of every contender that learns, all on the same tasks; ended early, nothing has changed. */
  metaStep(between?: Between): Promise<MetaStep>;
  /** Changes a live option; the next meta-step follows it. */
  change(path: OptionPath, value: OptionValue): void;
  /** How many there are of a split's fixed tasks, where so many are wanted. */
  tasksIn(split: Split, wanted: number): number;
  /** What one contender reaches on them by every measure. */
  measure(role: Role, split: Split, tasks: number, between?: BetweenTasks): Promise<MeasuredByTask>;
  /** Measures one contender on the first `tasks` of a split's fixed tasks, or on all where there are fewer. */
  evaluate(role: Role, split: Split, tasks: number, between?: BetweenTasks): Promise<Evaluation>;
  /**
   * How many of `tasks` tasks all contenders can be measured on at this iteration without that costing more than the
   * training around it: the same on every machine.
   */
  affordable(tasks: number, between?: Between): Promise<number>;
  /** Tasks for people to look at, from the validation side: the same `index` gives the same. */
  sampleTasks(index: number, count: number): SampledTask[];
  /** First order against second on the episodes of the next meta-step; `undefined` where there is no order to choose. */
  gradientGap(between?: Between): Promise<{ cosine: number; ratio: number } | undefined>;
  /**
   * How far training tasks agree on where each contender that learns should go, for no more than a tenth of the time of
   * the meta-steps between evaluations; `undefined` where there are no episodes, or no time for two tasks.
   */
  gradientAgreement(between?: Between): Promise<Readonly<Record<Role, number>> | undefined>;
  /** All learners as they stand, on the host. */
  save(): Promise<SavedRun>;
  /** Goes back to what `save` gave. */
  restore(saved: SavedRun): void;
  /** Frees everything on the device. */
  dispose(): void;
}
