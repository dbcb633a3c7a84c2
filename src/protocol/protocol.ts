// What page and worker say to each other: commands in (answered, over Comlink), events out (a stream).
// Plain data and typed arrays only. Every event names its run and its place in the stream.

import type { ImportedImages, KeptImages } from "../data/images/kept.ts";
import type { Experiment, OptionPath } from "../experiment/experiment.ts";
import type {
  BackendReport,
  Contender,
  Divergence,
  Evaluation,
  GradientCheckReport,
  GradientGap,
  RunState,
  SavedRun,
} from "../experiment/results.ts";
import type {
  AdaptationPath,
  PlainExamples,
  SampledTask,
  ShownParameters,
  TrialRecord,
} from "../experiment/shown.ts";
import type { OptionValue } from "../schema/fields.ts";

/** A support set of the person's own making and the inputs at which to predict. */
export interface AdaptRequest {
  readonly support: PlainExamples;
  readonly query: PlainExamples;
}

/** Images read of all that an import has to read. */
export type ImportProgress = (done: number, total: number) => void;

type EventBody =
  | { readonly type: "state"; readonly state: RunState; readonly iteration: number; readonly reason?: string }
  | { readonly type: "backend"; readonly report: BackendReport }
  | { readonly type: "contenders"; readonly contenders: readonly Contender[] }
  | {
      readonly type: "progress";
      readonly iteration: number;
      /** Training loss (query, after adaptation) of each meta-step since the last event. */
      readonly iterations: Float64Array;
      readonly loss: Float32Array;
      /** Training accuracy; empty for regression. */
      readonly accuracy: Float32Array;
      readonly metaStepsPerSecond: number;
      readonly millisecondsPerMetaStep: number;
      readonly tensors: number;
      readonly bytes: number;
      readonly secondsLeft: number;
    }
  | { readonly type: "evaluation"; readonly evaluation: Evaluation }
  | {
      readonly type: "knob";
      readonly iteration: number;
      readonly path: OptionPath;
      readonly value: OptionValue;
    }
  /** First order against second, on the episodes of one meta-step. */
  | ({ readonly type: "gradient-gap" } & GradientGap)
  | { readonly type: "diverged"; readonly divergence: Divergence }
  | { readonly type: "gradient-check"; readonly report: GradientCheckReport }
  /** Something to be suspicious of; the run goes on. */
  | { readonly type: "warning"; readonly message: string }
  | { readonly type: "error"; readonly message: string };

export type LabEvent = EventBody & { readonly run: number; readonly sequence: number };

/** The worker's commands. Each is obeyed between meta-steps; a promise rejects with a whole sentence. */
export interface LabCommands {
  subscribe(listener: (event: LabEvent) => void): Promise<void>;
  /** Takes this experiment, at iteration 0; the run then waits. Answers once warm. Events carry the new run id. */
  prepare(experiment: Experiment, run: number): Promise<void>;
  play(): Promise<void>;
  pause(): Promise<void>;
  /** One meta-step, then waits. */
  step(): Promise<void>;
  /** Changes a live option at the next meta-step; an option that restarts is refused. */
  change(path: OptionPath, value: OptionValue): Promise<void>;
  /** Draws tasks for the strip: the same `index` gives the same tasks. */
  sampleTasks(index: number, count: number): Promise<SampledTask[]>;
  /** Adapts every learner to these points with the weights of this moment. */
  adapt(request: AdaptRequest): Promise<AdaptationPath[]>;
  /** One of the tasks of `sampleTasks`, played to the end by every contender. */
  playTrial(index: number, count: number, task: number): Promise<TrialRecord[]>;
  /** The learner's meta-parameters whose names begin with `prefix`, as they stand. */
  parameters(prefix: string): Promise<ShownParameters>;
  checkGradients(): Promise<GradientCheckReport>;
  /** The run as it stands. */
  save(): Promise<SavedRun>;
  /** Goes back to a saved state of the prepared experiment; the run then waits. */
  restore(saved: SavedRun): Promise<void>;
  /**
   * Reads zips of images and keeps them, by their fingerprint, for experiments whose `data` names it. Training goes on
   * meanwhile. `wanted` is the fingerprint that the experiment of this moment names, or empty: the answer compares.
   */
  importImages(
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
    wanted: string,
    onProgress: ImportProgress,
  ): Promise<ImportedImages>;
  /** The person's own images at hand, the latest first. */
  keptImages(): Promise<KeptImages[]>;
  /** Forgets images, by any of their fingerprints. */
  removeImages(fingerprint: string): Promise<void>;
}
