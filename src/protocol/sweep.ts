// What the page and the workers of a sweep say to each other.

import type { RunEvent } from "../experiment/events.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { BackendReport, GradientCheckReport } from "../experiment/results.ts";
import type { Standing, Stretch, Tested } from "../sweep/stretch.ts";

/** What a run's record is made of, beside its experiment and `Stretch.run`. */
export interface Recorded {
  readonly backend: BackendReport;
  readonly gradientCheck: GradientCheckReport;
  /** What happened on the way, in order. */
  readonly events: readonly RunEvent[];
}

/** What came of a stretch, with what its record is made of. */
export type SweptStretch = Stretch & Recorded;

/** A sweep's worker's commands; a promise rejects with a whole sentence. */
export interface SweepCommands {
  /** While held, nothing goes on. */
  hold(held: boolean): Promise<void>;
  train(experiment: Experiment, until: number, from?: Standing): Promise<SweptStretch>;
  test(experiment: Experiment, from: Standing): Promise<Tested[]>;
}
