// The contract of a task family: options in, a sampler of episodes out. No tensors, no fetch.

import type { DataUse } from "../data/counts.ts";
import type { TaskData } from "../data/kinds.ts";
import type { Random } from "../engine/random.ts";
import type { Options } from "../schema/fields.ts";
import type { SampledBatch, Split } from "./episode.ts";
import type { ProblemKind } from "./meta.ts";

/** Draws episodes; pure given its random stream. */
export interface TaskSampler {
  readonly problem: ProblemKind;
  /** Shape of one input. */
  readonly inputShape: readonly number[];
  /** Outputs of a model that answers training episodes: 1, or ways. */
  readonly outputs: number;
  /** Classes among which training draws (rotations counted); 0 for regression. */
  readonly trainingClasses: number;
  /** Regression: standard deviation of query targets around the true function; absent where they are exact. */
  readonly queryNoise?: number;
  /** Where it draws on data: what that holds. */
  readonly data?: DataUse;
  /** What a person types, as one input; families whose inputs can be typed. */
  encode?(text: string): Float32Array;
  /** `tasks` new episodes, with training sizes for `training` and test sizes for the others. */
  sample(random: Random, split: Split, tasks: number): SampledBatch;
}

/** Draws on data of type `Data`; families that make their tasks up are given none. */
export interface TaskFamily<Data extends TaskData = TaskData> {
  /** @throws Error, a whole sentence, where options and data do not fit. */
  createSampler(options: Options, data: Data | undefined): TaskSampler;
}
