// What a run shows of itself: sampled tasks, adaptation to one of them, trials, parameters. Plain data.

import type { ByMeasure } from "../measures/registry.ts";
import type { TaskDescription } from "../tasks/episode.ts";
import type { Words } from "../words/said.ts";
import type { Interval, Role } from "./results.ts";

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
  /** The same by the measures of its tasks, of this task alone. */
  readonly measures: ByMeasure<readonly number[]>;
  /** How much each query looks at each support example, `[Q, S]`; for learners that attend. */
  readonly attention?: Float32Array;
}

/** Ratings by somebody new that advice may rest on. */
export const MOST_KNOWN = 20;

/** What somebody new rated: items by number, and how. */
export interface KnownRatings {
  readonly items: readonly number[];
  readonly ratings: readonly number[];
}

/** Advice for somebody new, by one contender with the weights of this moment. */
export interface Advice {
  /** All items that may be recommended and are not known, the best first. */
  readonly order: Uint32Array;
  /** The first of them, with the rating expected and what each known rating adds to it. */
  readonly told: readonly {
    readonly item: number;
    readonly answer: number;
    readonly because: readonly number[];
  }[];
  /** What to ask next: items, and how far an answer one above what is expected would move others apart, as a standard deviation. */
  readonly ask: readonly { readonly item: number; readonly moves: number }[];
}

/**
 * Training users as points, and somebody new among them: what a contender, adapted to each, expects of the same titles,
 * less their mean, in the two directions in which users differ most.
 */
export interface UserMap {
  /** Training users, `[N, 2]`. */
  readonly users: Float32Array;
  /** Titles of which it expects more of each than of users on average, the most first, `[N][…]`. */
  readonly likes: readonly (readonly number[])[];
  /** Somebody new before any rating and after each, `[ratings + 1, 2]`. */
  readonly path: Float32Array;
  /** The share of all difference between users that each direction shows. */
  readonly shares: readonly [number, number];
  /** Titles that are expected to be liked the more the farther one goes to either end of each direction. */
  readonly ends: readonly { readonly least: readonly number[]; readonly most: readonly number[] }[];
  /** Titles by which users are told apart. */
  readonly asked: number;
}

/** How sure an answer must be to count, and what comes of refusing those that are not. */
export interface Refusals {
  /** Answers whose largest probability is below are refused. */
  readonly threshold: number;
  /** Test tasks on which the shares were measured. */
  readonly tasks: number;
  /** Share of what belongs to a task that is refused. */
  readonly wrongly: Interval;
  /** Share of what does not belong to a task that is refused. */
  readonly rightly: Interval;
}

/** One trial as one contender played it; L steps. */
export interface TrialRecord {
  readonly role: Role;
  /** Where it stood before each step, `[L]`; all 0 where there is but one state. */
  readonly states: Int32Array;
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

/** What goes on inside a contender that adapts by steps: its weights on their way, in the two directions of most change. */
export interface InsidePath {
  readonly kind: "path";
  /** Where the weights of each sample stand before adaptation and after each step, `[M][steps + 1, 2]`. */
  readonly paths: readonly Float32Array[];
  /** Loss on the support set there, `[M][steps + 1]`. */
  readonly losses: readonly Float32Array[];
  /** The share of all change that each direction shows. */
  readonly shares: readonly [number, number];
}

/** What goes on inside a contender that compares: where examples and queries lie, in the two directions of most variance. */
export interface InsideSpace {
  readonly kind: "space";
  /** `[S, 2]`, `[Q, 2]`. */
  readonly support: Float32Array;
  readonly query: Float32Array;
  /** `[ways, 2]`; for contenders that compare with classes. */
  readonly prototypes?: Float32Array;
  /** Squared distance of each query from each support example, in the space itself, `[Q, S]`. */
  readonly distances: Float32Array;
  readonly shares: readonly [number, number];
}

/** Where the third point of a plane of weights lies: what another contender makes of the task, a step of the way, or anywhere. */
export type PlaneTowards =
  | { readonly kind: "contender"; readonly role: Role }
  | { readonly kind: "step"; readonly step: number }
  | { readonly kind: "random" };

/**
 * The loss of one contender's model over a plane of its weights: through those before adaptation, at (0, 0), those after
 * it, on the first axis, and a third point (Li et al. 2018). Coordinates are lengths in the space of all weights.
 */
export interface LossPlane {
  readonly towards: PlaneTowards;
  /** The step on the first axis, whose answers count. */
  readonly at: number;
  /** The least and the greatest coordinate of each axis. */
  readonly across: readonly [number, number];
  readonly up: readonly [number, number];
  /** Points along each edge. */
  readonly side: number;
  /** Loss at each point, row by row from the least `up`, `[side · side]`, on each set. */
  readonly support: Float32Array;
  readonly query: Float32Array;
  /** Where the weights stand before adaptation and after each step: projected, `[steps + 1, 2]`. */
  readonly path: Float32Array;
  /** How far from the plane that is, and the losses there, not in the plane, `[steps + 1]`. */
  readonly off: Float32Array;
  readonly lossAt: { readonly support: Float32Array; readonly query: Float32Array };
  /** Where the other contender's adapted weights stand. */
  readonly other?: readonly [number, number];
  /** Samples that the contender answers with; the plane is of the first one's weights. */
  readonly samples: number;
  /** Queries that the loss is of, of so many. */
  readonly queries: readonly [asked: number, all: number];
}

/** A contender that answers at once and compares in no space: there is nothing to look at. */
export interface InsideNothing {
  readonly kind: "nothing";
}

/** How far one layer's weights go as a learner adapts to a task. */
export interface LayerChange {
  /** Its name among the parameters: "hidden1", "head". */
  readonly layer: string;
  /**
   * ‖θ′ − θ‖ / ‖θ‖ before adaptation and after each step, `[steps + 1]`, of a learner that samples the mean over its
   * samples; without end for a layer that begins at zero, once it moves.
   */
  readonly relative: Float32Array;
}

/** Why an answer came out: one contender's to one query of one task, with the weights of this moment. */
export interface WhyView {
  /**
   * What is answered with all records, and without each in turn, before adaptation and after each step,
   * `[step][1 + S, outputs]`: values in units of the data, or probabilities, 0 for a class of which no record is left.
   * Not a number where nothing can be answered without the record.
   */
  readonly answers: readonly Float32Array[];
  /** What the records are called, where the family has names for them. */
  readonly names?: readonly string[];
  /** By layer, the first layer first; empty where no weights change. */
  readonly changes: readonly LayerChange[];
  /** Where no weights change: what else of it is a task's own, in a sentence. */
  readonly adapts?: Words;
}

/** A training task, and how unlike the one looked at it is. */
export interface NearTask {
  readonly task: SampledTask;
  /** How far apart a contender's answers to the same queries are after adapting to one and to the other. */
  readonly distance: number;
}

/** Of so many training tasks those that are most like the one looked at, the nearest first. */
export interface NearTasks {
  readonly nearest: readonly NearTask[];
  readonly sampled: number;
  /** The distance that half of them are nearer than. */
  readonly median: number;
}

export type InsideView = InsidePath | InsideSpace | InsideNothing;
