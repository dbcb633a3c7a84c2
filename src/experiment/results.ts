// What a run finds: plain data that travels between worker, page, command line and storage.

import type { ByMeasure, MeasureId } from "../measures/registry.ts";
import type { OptionValue } from "../schema/fields.ts";
import type { Split } from "../tasks/episode.ts";
import type { Words } from "../words/said.ts";
import type { OptionPath } from "./experiment.ts";

/** What a run can be computed on. */
export const BACKENDS = ["webgpu", "wasm", "fused", "cpu"] as const;
export type BackendName = (typeof BACKENDS)[number];

/** What runs, on what, and why nothing better does. */
export interface BackendReport {
  readonly name: BackendName;
  /** "SIMD, 2 threads", or the adapter's vendor and architecture. */
  readonly device: Words;
  /** Why each preferred backend is not in use. */
  readonly notes: readonly Words[];
}

/** Milliseconds of a meta-step of one program, by backend. */
export interface Timings {
  readonly webgpu: number;
  readonly wasm: number;
}

/** "idle" before the first meta-step, "diverged" at the last good state of a run that went wrong. */
export type RunState = "idle" | "running" | "paused" | "diverged" | "finished";

/** A value over tasks and the half-width of its 95% interval, by Student's t; a single task has no interval. */
export interface Interval {
  readonly mean: number;
  readonly ci95?: number;
  /** Tasks that count, where by the truth not all have a value. */
  readonly tasks?: number;
}

/** Values by measure, those that count most first. */
export type Measured = ByMeasure<Interval>;

/** The measures that something was measured by, those that count most first. */
export const measuresIn = (measured: ByMeasure<unknown>): MeasureId[] => Object.keys(measured) as MeasureId[];

/** The one that counts most. */
export const firstOf = (measured: ByMeasure<unknown>): MeasureId | undefined => measuresIn(measured)[0];

/** Before adaptation (step 0) or after a step. */
export interface StepResult {
  readonly step: number;
  /** What is descended; for decisions cumulative regret. */
  readonly loss: Interval;
  /** Those measures that are looked at after every step. */
  readonly measures: Measured;
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
  readonly label: Words;
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
  /** Every measure after the trained steps; of baselines after as many as the learner's. */
  readonly measures: Measured;
  /** The learner less this contender on the same tasks, there: paired by task. */
  readonly difference?: Measured;
  /** Steps that training prepares for; 0 for metric learners. */
  readonly trainedSteps: number;
  /** Accuracy of guessing; absent for regression. */
  readonly chance?: number;
  /** Variance of the outputs over a task's queries after the trained steps, averaged: 0 where all get the same answer. */
  readonly spread?: number;
  /** Where the family gives intervals: by how much those of each kind are widened at both ends, as validation tasks ask for. */
  readonly margins?: readonly number[];
  /** Where targets scatter by a known law: how well the contender knows what it does not know. */
  readonly uncertainty?: Uncertainty;
}

export interface GradientCheckReport {
  readonly backend: BackendName;
  readonly passed: boolean;
  /** One line a check: what, relative error, bound. */
  readonly checks: readonly {
    readonly name: Words;
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

/** How far tasks agree on where each contender that learns should go. */
export interface GradientAgreement {
  readonly iteration: number;
  /** The mean cosine of the angle between the meta-gradients of each two tasks. */
  readonly cosines: Readonly<Record<Role, number>>;
}

/** A change that should cure a run gone wrong. */
export type Remedy =
  | {
      readonly kind: "turn";
      readonly path: OptionPath;
      readonly value: OptionValue;
      /** "Lower the inner learning rate to 0.003". */
      readonly label: Words;
    }
  /** Starts anew without a learner that stood beside. */
  | { readonly kind: "leave-out"; readonly role: Role; readonly label: Words };

/** Why a run stopped on its own, and what should cure it. */
export interface Divergence {
  readonly iteration: number;
  /** The contender in which it was seen. */
  readonly role: Role;
  /** What was seen, in whole sentences. */
  readonly message: Words;
  /** The likeliest first; empty where nothing that can be turned in flight is known to help. */
  readonly remedies: readonly Remedy[];
}
