// What page and worker say to each other: commands in (answered, over Comlink), events out (a stream).
// Plain data and typed arrays only. Every event names its run and its place in the stream.

import type { Experiment, OptionPath } from "../experiment/experiment.ts";
import type { OptionValue } from "../schema/fields.ts";
import type { Split, TaskDescription } from "../tasks/episode.ts";

/** Backends in order of preference. */
export type BackendName = "webgpu" | "wasm" | "cpu";

/** What runs, on what, and why nothing better does. */
export interface BackendReport {
  readonly name: BackendName;
  /** "SIMD, 2 threads", or the adapter's vendor and architecture. */
  readonly device: string;
  /** Why each preferred backend is not in use. */
  readonly notes: readonly string[];
}

export type RunState = "idle" | "warming" | "running" | "paused" | "diverged" | "finished";

/** Mean over tasks and the half-width of its 95% interval. */
export interface Interval {
  readonly mean: number;
  readonly ci95: number;
}

/** Loss, and accuracy for classification, before adaptation (step 0) and after each step; for decisions cumulative regret. */
export interface StepResult {
  readonly step: number;
  readonly loss: Interval;
  readonly accuracy?: Interval;
}

/**
 * The place of one contender in a run: "learner", "beside1" to "beside3", "pretrained", "random", or the name of a
 * classical policy.
 */
export type Role = string;

/** One of those whom a run compares: the learner itself, others that learn beside it, baselines. */
export interface Contender {
  readonly role: Role;
  /** "MAML", "MAML (order first)", "Pretrained". */
  readonly label: string;
  /** Whether training changes it. */
  readonly learns: boolean;
}

/** Figures of a predictive distribution on held-apart tasks, after the trained steps. */
export interface Uncertainty {
  /** Predictors of which the distribution is made. */
  readonly samples: number;
  /** Mean of −log p(y) over a task's queries, nats. */
  readonly negativeLogLikelihood: Interval;
  /** Share of queries whose truth lies within the band of probability `level`. */
  readonly coverage: readonly { readonly level: number; readonly observed: Interval }[];
  /** Loss of the sample that is best at a task. */
  readonly best: Interval;
}

export interface Evaluation {
  readonly iteration: number;
  readonly split: Split;
  readonly tasks: number;
  readonly role: Role;
  readonly bySteps: readonly StepResult[];
  /** The learner less this contender on the same tasks, each at its trained horizon: paired by task. */
  readonly difference?: { readonly loss: Interval; readonly accuracy?: Interval };
  /** Steps that training prepares for; 0 for metric learners. */
  readonly trainedSteps: number;
  /** Accuracy of guessing; absent for regression. */
  readonly chance?: number;
  /** Variance of the outputs over a task's queries after the trained steps, averaged: 0 where all get the same answer. */
  readonly spread?: number;
  /** Where targets scatter by a known law: how well the contender knows what it does not know. */
  readonly uncertainty?: Uncertainty;
  /** Reward of a whole trial; for decisions, whose loss is the cumulative regret. */
  readonly reward?: Interval;
}

/** Examples of one task for the page: `x [N, …]`, `y [N, outputs]`. */
export interface PlainExamples {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly count: number;
}

/** One sampled task as the page draws it. */
export interface SampledTask {
  readonly description: TaskDescription;
  readonly support: PlainExamples;
  readonly query: PlainExamples;
}

/** How one learner adapts to the probe's support set. */
export interface AdaptationPath {
  readonly role: Role;
  /** Outputs on `probe.query` (or on the inputs asked for), `[count, outputs]`, before adaptation and after each step. Probabilities for classification. */
  readonly outputs: readonly Float32Array[];
  /** The same for each sample, `[step][sample]`; for learners that answer with several functions, whose mean `outputs` is. */
  readonly samples?: readonly (readonly Float32Array[])[];
  /** Mean loss on the probe's query set by step. */
  readonly loss: readonly number[];
  readonly accuracy?: readonly number[];
  /** How much each query looks at each support example, `[Q, S]`; for learners that attend. */
  readonly attention?: Float32Array;
}

/** One trial as one contender played it; L steps. */
export interface TrialRecord {
  readonly role: Role;
  /** `[L]`. */
  readonly actions: Int32Array;
  readonly rewards: Float32Array;
  /** Expected reward given up at each step, `[L]`. */
  readonly regrets: Float32Array;
  /** Chance of each action at each step, `[L][actions]`; for learned policies. */
  readonly chances?: readonly Float32Array[];
}

/** Meta-parameters to look at, by name. */
export type ShownParameters = Readonly<
  Record<string, { readonly values: Float32Array; readonly shape: readonly number[] }>
>;

/** A support set of the person's own making and the inputs at which to predict. */
export interface AdaptRequest {
  readonly support: PlainExamples;
  readonly query: PlainExamples;
}

export interface GradientCheckReport {
  readonly backend: BackendName;
  readonly passed: boolean;
  /** One line a check: what, relative error, bound. */
  readonly checks: readonly {
    readonly name: string;
    readonly error: number;
    readonly bound: number;
    readonly passed: boolean;
  }[];
}

/** A run's learners as they stand, on the host: parameters and optimiser state by name. */
export interface SavedRun {
  readonly iteration: number;
  readonly learners: readonly (readonly [
    Role,
    {
      readonly iteration: number;
      readonly tensors: Readonly<
        Record<string, { readonly values: Float32Array; readonly shape: readonly number[] }>
      >;
    },
  ])[];
}

/** How far the first-order meta-gradient is from the second-order one. */
export interface GradientGap {
  readonly iteration: number;
  /** Of the angle between them. */
  readonly cosine: number;
  /** Length of the first-order one over that of the second-order one. */
  readonly ratio: number;
}

/** Why a run stopped on its own, and the change that should cure it. */
export interface Divergence {
  readonly iteration: number;
  /** What was seen, in a whole sentence. */
  readonly message: string;
  readonly remedy: { readonly path: OptionPath; readonly value: OptionValue; readonly label: string };
}

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
  /** Reads zips of images; they become the image set. Answers with its fingerprint and what people should know. */
  importImages(
    files: { name: string; bytes: Uint8Array }[],
  ): Promise<{ fingerprint: string; name: string; classes: number; notices: string[] }>;
}
