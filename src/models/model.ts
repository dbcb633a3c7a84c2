// The contract of a model: pure `init` and `apply` over named parameters.

import type { Value, Values } from "../engine/graph/value.ts";
import type { Random } from "../engine/random.ts";
import type { Options } from "../schema/fields.ts";

/** One parameter on the host, `[1, …]`: shared by all tasks. */
export interface HostParameter {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}
export type HostParameters = Readonly<Record<string, HostParameter>>;

/** From which leading examples normalisation may take statistics, and how much each counts. */
export interface Reference {
  readonly count: number;
  /** `[T, count, 1]`; all alike where absent. */
  readonly weights?: Value | undefined;
}

export interface Model {
  /** Fresh parameters, each `[1, …]`. */
  init(random: Random): HostParameters;
  /**
   * Outputs `[T, N, outputs]` for inputs `x [T, N, …]`; parameters `[1 or T, …]`.
   * `reference`: which leading examples normalisation may take statistics from.
   */
  apply(parameters: Values, x: Value, reference: Reference): Value;
  /**
   * What is expected of each example before any task is looked at, `[T, N, 1]`: `apply` adds it to what the last layer
   * says, and learners with a last layer of their own do likewise. Absent where that is nothing.
   */
  expected?(parameters: Values, x: Value): Value;
  /** Width of the embedding: what the last layer reads. */
  readonly features: number;
  /** Where normalisation of query examples takes its statistics; `none` where there is no normalisation. */
  readonly statistics: "none" | "support" | "query";
  /** Names of the gains and biases that follow normalisation. */
  readonly normalisation: readonly string[];
  /**
   * Names of the parameters that are tables, of which an example reads a few rows (`gather`), and of others that are no
   * task's own. They are learned across tasks and never adapt to one, so that no task needs a copy.
   */
  readonly tables: readonly string[];
}

export interface ModelFamily {
  /**
   * `outputs`: width of the last layer; `null` for an embedding without one. `items`: how many the inputs may be, where
   * they are items.
   */
  create(options: Options, inputShape: readonly number[], outputs: number | null, items?: number): Model;
}

/** A model that reads a history: its state after each step is all it knows of it. */
export interface RecurrentModel {
  /** Width of the state. */
  readonly width: number;
  /** Fresh parameters, each `[1, …]`. */
  init(random: Random): HostParameters;
  /** The state `[1, N, width]` after one more step `x [1, N, inputs]` of each of N histories. */
  step(parameters: Values, state: Value, x: Value): Value;
}

export interface RecurrentFamily {
  createRecurrent(options: Options, inputs: number): RecurrentModel;
}

/** Names under which every model keeps its last layer. */
export const HEAD = { weights: "head.weights", bias: "head.bias" } as const;
