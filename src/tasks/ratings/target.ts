// What can be asked of a new user: how they rate items, or which they like. Each is a file beside this one.

import type { ColdStartTask, UserRatings } from "../../baselines/ratings/coldStart.ts";
import type { Ratings } from "../../data/ratings/ratings.ts";
import type { Random } from "../../engine/random.ts";
import type { Said } from "../../words/said.ts";
import type { Examples } from "../episode.ts";
import type { Shop, TaskSampler } from "../family.ts";

/** A training user, whose own ratings tell nothing of the items in their own task: at test they do not either. */
export type Owner = UserRatings | undefined;

/** Whom statistics may know, and on whom baselines choose. */
export interface Known {
  readonly source: Ratings;
  readonly training: readonly UserRatings[];
  readonly validation: readonly ColdStartTask[];
}

/** How ratings become examples, and what answers to them are worth. */
export interface Target
  extends Required<Pick<TaskSampler, "measures" | "scoring" | "baselines">>,
    Pick<Shop, "catalogue" | "encode" | "better">,
    Pick<TaskSampler, "written"> {
  /** Numbers of one input. */
  readonly width: number;
  /** Ratings by training users, `[items]`. */
  readonly counts: Uint32Array;
  /** What is to be known of a result, in whole sentences, with what is asked of test users. */
  notices(asked: readonly UserRatings[]): readonly Said[];
  /** What is known of a user, in `slots` rows or more; the first rows are the ratings, in their order. */
  support(known: UserRatings, slots: number, random: Random, owner?: Owner): Examples;
  /** What they are asked. */
  query(asked: UserRatings, known: UserRatings, random: Random, owner?: Owner): Examples;
}
