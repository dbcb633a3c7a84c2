// What a run tells while it lasts, in order. A record is made of these alone (record.ts).

import type { OptionValue } from "../schema/fields.ts";
import type { Split } from "../tasks/episode.ts";
import type { Words } from "../words/said.ts";
import type { OptionPath } from "./experiment.ts";
import type {
  BackendReport,
  Divergence,
  Evaluation,
  GradientAgreement,
  GradientCheckReport,
  GradientGap,
  Role,
  RunState,
} from "./results.ts";

/** Training as it goes on: what each meta-step since the last such event measured, and how fast. */
export interface ProgressEvent {
  readonly type: "progress";
  /** Meta-steps taken. */
  readonly iteration: number;
  /** Training loss of the main learner (query, after adaptation; regret for decisions) by meta-step, the last at `iteration`. */
  readonly loss: Float32Array;
  /** Its training accuracy; empty for all but classification. */
  readonly accuracy: Float32Array;
  readonly millisecondsPerMetaStep: number;
  /** Time spent in meta-steps so far. */
  readonly trainingMs: number;
  /** Tensors and bytes in use on the device. */
  readonly tensors: number;
  readonly bytes: number;
}

/** A knob turned in flight: it holds from the meta-step after `iteration` on. */
export interface KnobEvent {
  readonly type: "knob";
  readonly iteration: number;
  readonly path: OptionPath;
  readonly from: OptionValue;
  readonly value: OptionValue;
}

/** The run has been timed on another backend, and goes on on this one, in its place or as before. */
export interface BackendEvent {
  readonly type: "backend";
  readonly backend: BackendReport;
  readonly gradientCheck: GradientCheckReport;
}

/** How far an evaluation is that takes long enough to wonder. */
export interface EvaluatingEvent {
  readonly type: "evaluating";
  readonly role: Role;
  readonly split: Split;
  /** Tasks done, of so many. */
  readonly done: number;
  readonly tasks: number;
}

/** Something is made ready that takes long enough to wonder. */
export interface PreparingEvent {
  readonly type: "preparing";
  readonly what: "training" | "evaluation";
  /** Whose evaluation. */
  readonly role?: Role;
}

export type RunEvent =
  | { readonly type: "state"; readonly state: RunState; readonly iteration: number; readonly reason?: Words }
  | ProgressEvent
  | { readonly type: "evaluation"; readonly evaluation: Evaluation }
  | EvaluatingEvent
  | PreparingEvent
  | KnobEvent
  | BackendEvent
  | ({ readonly type: "gradient-gap" } & GradientGap)
  | ({ readonly type: "gradient-agreement" } & GradientAgreement)
  /** Something went wrong; the run has gone back to the iteration that `back` names. */
  | { readonly type: "diverged"; readonly divergence: Divergence; readonly back: number }
  /** Something to be suspicious of; the run goes on. */
  | { readonly type: "notice"; readonly message: Words };
