// The contract of a task family: options in, a sampler of episodes out. No tensors, no fetch.

import type { DataUse } from "../data/counts.ts";
import type { DividedImages } from "../data/images/imageSet.ts";
import type { Random } from "../engine/random.ts";
import type { Options } from "../schema/fields.ts";
import type { SampledBatch, Split } from "./episode.ts";
import type { ProblemKind } from "./meta.ts";

export type { DividedImages };

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
  /** `tasks` new episodes, with training sizes for `training` and test sizes for the others. */
  sample(random: Random, split: Split, tasks: number): SampledBatch;
}

export interface TaskFamily {
  /** @throws Error, a whole sentence, where options and data do not fit. */
  createSampler(options: Options, images: DividedImages | undefined): TaskSampler;
}
