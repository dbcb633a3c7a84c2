// The contract of a task family: options in, a sampler of episodes out. No tensors, no fetch.

import type { DataUse } from "../data/counts.ts";
import type { TaskData } from "../data/kinds.ts";
import type { Random } from "../engine/random.ts";
import type { ByMeasure, MeasureId } from "../measures/registry.ts";
import type { Options } from "../schema/fields.ts";
import type { Words } from "../words/said.ts";
import type { Catalogue, EpisodeBatch, Examples, SampledBatch, Split } from "./episode.ts";
import type { ProblemKind } from "./meta.ts";

/** A baseline that is no network: what it answers to episodes is worked out on the host. */
export interface TaskBaseline {
  /** Its place among a run's contenders. */
  readonly role: string;
  readonly label: Words;
  /** M: curves that it answers each task with; one where absent. */
  readonly samples?: number;
  /** Outputs on the query inputs, `[T·M, Q, outputs]`, those of a task beside each other; of the query set it may look at the inputs alone. */
  readonly answer: (batch: EpisodeBatch) => Float32Array;
}

/**
 * What tasks are worth by a measure, task by task: numbers; for ratios of sums a numerator and its denominator; or, for
 * measures of what all tasks show together, the items that each shows. `undefined` where a task has no value whoever answers (nothing relevant to be found, say).
 */
export type TaskScores = readonly (number | readonly number[] | undefined)[];

/** How a family makes intervals of a contender's answers that contain the truth as often as they say. */
export interface Calibration {
  /** How often they are to contain it. */
  readonly nominal: number;
  /**
   * How far outside of their intervals, before any margin, truths lie, negative within: for each kind of interval those
   * of all tasks, `[kinds][…]`.
   * @param each What each of a contender's M samples answers, `[T, M, N, outputs]`.
   */
  misses(batch: EpisodeBatch, each: Float32Array): readonly (readonly number[])[];
}

/** What there is beside answers where a family calibrates intervals. */
export interface Calibrated {
  /** What each of a contender's M samples answers, `[T, M, N, outputs]`. */
  readonly each: Float32Array;
  /** By how much intervals of each kind are widened at both ends, as validation tasks ask for. */
  readonly margins: readonly number[];
}

/** How a family scores answers by what outputs and targets of the queries alone do not say: by ranking a catalogue, say. */
export interface Scoring {
  /** Items of which tasks show some: what coverage is a share of. */
  readonly items: number;
  /** Inputs to answer in place of the queries, `x [T, N, …inputShape]`. */
  asks(batch: EpisodeBatch): Pick<Examples, "x" | "count">;
  /** Where its measures are of intervals. */
  readonly calibration?: Calibration;
  /**
   * Scores of each task by each measure, from the answers `[T, N, outputs]` (values, or logits), and where it calibrates
   * intervals, from what these are made of.
   */
  score(batch: EpisodeBatch, answers: Float32Array, calibrated?: Calibrated): ByMeasure<TaskScores>;
}

/** Items of which somebody new can say something, and how what they say becomes examples. */
export interface Shop {
  readonly catalogue: Catalogue;
  /** Writes an item as one input at `offset` of `to`, which holds zeros there. */
  encode(item: number, to: Float32Array, offset: number): void;
  /** The item that the input at `offset` of `x` is. */
  itemIn(x: Float32Array, offset: number): number;
  /** What is known of somebody, in at least `slots` rows: the first are the ratings, those to spare count for nothing. */
  support(items: readonly number[], ratings: readonly number[], slots: number): Examples;
  /** A rating better than such an answer makes expect. */
  better(answer: number): number;
}

/** Tables in a person's own units: prices and what was bought at them, weeks and what was sold in them. */
export type OwnTableKind = "prices" | "ownPrices" | "sales";

/**
 * How inputs are written in a table by whoever uses a learner that has left the lab, and what makes numbers of it: columns
 * of numbers as they are; sentences by tf-idf of hashed grams, `inverse [buckets]`; items by their ids, each a row of
 * `rows [items, width]`; others in a person's own units, answers too (`takeaway/ownTables`), by the numbers that they are read by.
 */
export type WrittenInputs =
  | { readonly kind: "numbers"; readonly columns: readonly string[] }
  | { readonly kind: "text"; readonly inverse: Float32Array }
  | { readonly kind: OwnTableKind; readonly settings: Readonly<Record<string, number>> }
  | {
      readonly kind: "item";
      readonly ids: readonly string[];
      readonly titles: readonly string[];
      readonly rows: Float32Array;
    };

/** For families whose inputs tell of a task's other records too, and whose answers count from these. */
export interface Leaving {
  /** One task as it would be without one of its records. */
  without(task: EpisodeBatch, record: number): EpisodeBatch;
  /** What answers `[Q]` to one task come to, in units of the data. */
  inUnits(task: EpisodeBatch, answers: Float32Array): Float32Array;
}

/** Draws episodes; pure given its random stream. */
export interface TaskSampler {
  readonly problem: ProblemKind;
  /** What its tasks are scored by, the measure that counts most first; each is had from outputs and targets, or by `scoring`. */
  readonly measures: readonly MeasureId[];
  /** For measures that outputs and targets alone do not decide. */
  readonly scoring?: Scoring;
  /** Shape of one input. */
  readonly inputShape: readonly number[];
  /** Outputs of a model that answers training episodes: 1, or ways. */
  readonly outputs: number;
  /** Classes among which training draws (rotations counted); 0 for regression. */
  readonly trainingClasses: number;
  /** Regression: standard deviation of query targets around the true function; absent where they are exact. */
  readonly queryNoise?: number;
  /** Items that inputs may be: their numbers are below this. Families whose inputs are items. */
  readonly items?: number;
  /** Where a split holds so many tasks and no more: each is measured once, in the order of `heldTask`. */
  readonly held?: Readonly<Partial<Record<Split, number>>>;
  /** A held task by its number. */
  heldTask?(split: Split, index: number): SampledBatch;
  /** What its learners are measured by beside the baselines of any experiment. */
  readonly baselines?: readonly TaskBaseline[];
  /** Where it draws on data: what that holds. */
  readonly data?: DataUse;
  /** How its inputs are written in a table; absent for images, for numbers without names, and where no table can say them. */
  written?(): WrittenInputs;
  /** What a person types, as one input; families whose inputs can be typed. */
  encode?(text: string): Float32Array;
  /** Families of items: what can be asked of somebody new, and recommended. */
  readonly shop?: Shop;
  /** How a record is left out of a task, where that takes more than counting it for nothing. */
  readonly leaving?: Leaving;
  /** Inputs that belong to no class of one task, `x [1, count, …inputShape]`, of the task's own side; families that know some. */
  outOfScope?(random: Random, split: Split, task: EpisodeBatch): Pick<Examples, "x" | "count">;
  /** `tasks` new episodes, with training sizes for `training` and test sizes for the others. */
  sample(random: Random, split: Split, tasks: number): SampledBatch;
}

/** Draws on data of type `Data`; families that make their tasks up are given none. */
export interface TaskFamily<Data extends TaskData = TaskData> {
  /** @throws Error, a whole sentence, where options and data do not fit. */
  createSampler(options: Options, data: Data | undefined): TaskSampler;
}
