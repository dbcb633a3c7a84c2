// What the page and the worker that compares runs say to each other.

import type { ComparedRun, Comparison } from "../experiment/compared.ts";
import type { AdaptationPath, SampledTask, TrialRecord } from "../experiment/shown.ts";
import type { Split } from "../tasks/episode.ts";
import type { AdaptRequest } from "./protocol.ts";

/** The commands of the worker that compares; a promise rejects with a whole sentence. */
export interface ComparisonCommands {
  /** Takes runs up in place of those before, on the tasks that `seed` draws. */
  open(runs: readonly ComparedRun[], seed: number): Promise<void>;
  /** A task for people to look at, from the validation side: the same `index` gives the same. */
  sampleTask(index: number): Promise<SampledTask>;
  /** Every run's learner adapted to one and the same task. */
  adapt(request: AdaptRequest): Promise<AdaptationPath[]>;
  /** The task that `sampleTask` gives, played by every run's learner; for tasks of decisions. */
  playTrial(index: number): Promise<TrialRecord[]>;
  /**
   * Measures all runs on the first `tasks` of a split's fixed tasks, and their differences from `reference`, the number
   * of one of them. `hear` is told how many tasks are done of all runs' together.
   * @throws Overtaken where runs were taken up, or measuring was stopped or asked for anew, meanwhile.
   */
  measure(split: Split, tasks: number, reference: number, hear: MeasuringProgress): Promise<Comparison>;
  /** Ends the measuring that goes on. */
  stop(): Promise<void>;
}

export type MeasuringProgress = (done: number, total: number) => void;
