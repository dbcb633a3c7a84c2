// What a run shows of itself: sampled tasks, adaptation to one of them, trials, parameters. Plain data.

import type { ByMeasure } from "../measures/registry.ts";
import type { TaskDescription } from "../tasks/episode.ts";
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

/** A contender that answers at once and compares in no space: there is nothing to look at. */
export interface InsideNothing {
  readonly kind: "nothing";
}

export type InsideView = InsidePath | InsideSpace | InsideNothing;
