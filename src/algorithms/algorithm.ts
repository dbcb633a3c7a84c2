// The contract of an algorithm: a meta-learner maps a support set to a predictor.

import type { Value, Values } from "../engine/graph/value.ts";
import type { Random } from "../engine/random.ts";
import type { HostParameters, Model } from "../models/model.ts";
import type { Options } from "../schema/fields.ts";
import type { ProblemKind } from "../tasks/meta.ts";

/** Inputs on the graph: `x [T, N, …]`; with `weights [T, N, 1]` each counts by its own, one of 0 is as if it were not there. */
export interface InputValues {
  readonly x: Value;
  readonly weights?: Value | undefined;
}

/** Examples on the graph: inputs and `y [T, N, outputs]`. */
export interface ExampleValues extends InputValues {
  readonly y: Value;
}

/** A batch of episodes on the graph. */
export interface EpisodeValues {
  readonly support: ExampleValues;
  readonly query: ExampleValues;
  /** Classification: which training class stands behind each label, one-hot `[T, ways, classes]`. */
  readonly classes?: Value;
}

/** What an algorithm may build on. */
export interface LearnerContext {
  readonly problem: ProblemKind;
  /** Outputs for training episodes: 1, or ways. */
  readonly outputs: number;
  readonly trainingClasses: number;
  readonly createModel: (outputs: number | null) => Model;
  readonly options: Options;
  /** A number among the options as a value that may change from run to run of the same computation. */
  readonly scalar: (option: string) => Value;
  /** Standard normal numbers `[T·M, …]`, each task's own: drawn anew for each meta-step, the same at every measurement. */
  readonly noise: (name: string, shape: readonly number[]) => Value;
}

/** What one meta-step works with. */
export interface MetaGradient {
  /** One for each meta-parameter, of its shape. */
  readonly gradients: Values;
  /** Loss on the query set after adaptation, `[T, 1, 1]`. */
  readonly loss: Value;
  /** What is descended, `[T, 1, 1]`, where that is more than the loss. */
  readonly objective?: Value;
  /** Share of queries recognised, `[T, 1, 1]`; classification only. */
  readonly accuracy?: Value;
}

/**
 * From query inputs `x [T, Q, …]` to outputs `[T, Q, outputs]`: values, or logits. Of a learner that samples, from
 * `[T·M, Q, …]` to `[T·M, Q, outputs]`, the M samples of a task beside each other.
 */
export type Predictor = (query: InputValues) => Value;

/** Points of a space in which a learner compares, `[T, N, features]`. */
export interface Embedding {
  readonly support: Value;
  readonly query: Value;
  /** What stands for each class, `[T, ways, features]`; for learners that compare with classes. */
  readonly prototypes?: Value;
}

export interface Algorithm {
  /** Whether `metaGradient` wants `episodes.classes`. */
  readonly needsClasses?: true;
  /** Fresh meta-parameters, each `[1, …]`. */
  initialise(context: LearnerContext, random: Random): HostParameters;
  metaGradient(context: LearnerContext, parameters: Values, episodes: EpisodeValues): MetaGradient;
  /**
   * Predictors before adaptation, which know nothing of the support set's labels, and after each of `steps` steps; a
   * metric learner has just one, which does. `outputs`: ways at hand.
   */
  adapt(
    context: LearnerContext,
    parameters: Values,
    support: ExampleValues,
    steps: number,
    outputs: number,
  ): Predictor[];
  /** For learners by steps: the weights before adaptation, `[1, …]` or `[T·M, …]`, and after each of `steps` steps, `[T·M, …]`, with which `adapt` predicts. */
  adaptedWeights?(
    context: LearnerContext,
    parameters: Values,
    support: ExampleValues,
    steps: number,
    outputs: number,
  ): Values[];
  /** For learners that compare: where examples and queries lie in the space in which they are compared. */
  embedding?(
    context: LearnerContext,
    parameters: Values,
    support: ExampleValues,
    query: InputValues,
  ): Embedding;
  /** How much each query looks at each support example, `[T, Q, S]`, each row summing to 1; for learners that attend. */
  attention?(context: LearnerContext, parameters: Values, support: ExampleValues, query: InputValues): Value;
  /** How much each support example adds to each answer, `[T, Q, S]`, beside what is expected anyway; for learners whose answers are such sums. */
  contributions?(
    context: LearnerContext,
    parameters: Values,
    support: ExampleValues,
    query: InputValues,
  ): Value;
  /** Options that change with the iteration (an order that is annealed, say), resolved for it. */
  optionsAt?(options: Options, iteration: number): Options;
}
