// The contract of a meta-learner of decisions: what a recurrent policy has happened upon in a trial is its support set,
// its state the adapted predictor.

import type { Value, Values } from "../engine/graph/value.ts";
import type { Random } from "../engine/random.ts";
import type { HostParameters, RecurrentModel } from "../models/model.ts";
import type { Options } from "../schema/fields.ts";

/** What is said of a state `[1, N, width]`. */
export interface PolicyOutputs {
  /** Log-probability of each action, `[1, N, actions]`. */
  readonly logProbabilities: Value;
  /** Discounted reward still to come in the trial, `[1, N, 1]`. */
  readonly values: Value;
}

/** What was done, and what came of it; rows as in the outputs. */
export interface PlayedSteps {
  /** One-hot, `[1, N, actions]`. */
  readonly actions: Value;
  /** Log-probability of the action when it was taken, `[1, N, 1]`. */
  readonly logProbability: Value;
  readonly advantage: Value;
  /** What the value should have been, `[1, N, 1]`. */
  readonly target: Value;
}

/** How a policy picks an action: by its chances, or the one it is surest of. */
export type ActionChoice = "draw" | "likeliest";

/** How trials are learned from at one moment of a run. */
export interface UpdateRecipe {
  /** In so many parts the meta-batch is played and learned from, each a step of the optimiser. */
  readonly parts: number;
  /** Passes over all parts. */
  readonly epochs: number;
  /** What a reward one step later is worth. */
  readonly discount: number;
  /** λ of generalised advantages. */
  readonly trace: number;
  /** Numbers that the loss asks for, by name. */
  readonly scalars: Readonly<Record<string, number>>;
}

export interface PolicyAlgorithm {
  /** What the options come to when this share of the run is done: 0 at the first meta-step, 1 at the end. */
  recipe(options: Options, progress: number): UpdateRecipe;
  /** How actions are picked at test; in training they are drawn. */
  testActions(options: Options): ActionChoice;
  /** Fresh parameters, each `[1, …]`: the recurrent network's and those that read its state. */
  initialise(model: RecurrentModel, actions: number, random: Random): HostParameters;
  /** Policy and value of a state. */
  read(parameters: Values, state: Value): PolicyOutputs;
  /** What is to be made small: the mean over rows, `[1, 1, 1]`. `scalar` gives one of the recipe's numbers as a value. */
  loss(outputs: PolicyOutputs, played: PlayedSteps, scalar: (name: string) => Value): Value;
  /** Advantage of each action over the policy's average: `rewards [L][N]`, `values [L][N]`. */
  advantages(
    rewards: readonly Float32Array[],
    values: readonly Float32Array[],
    discount: number,
    trace: number,
  ): Float32Array[];
}
