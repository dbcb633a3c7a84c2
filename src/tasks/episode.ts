// The episode: the one shape in which tasks reach models, algorithms and the page.
// T tasks, S support and Q query examples of each; host arrays, no tensors.

import { type Said, said, type Words } from "../words/said.ts";

/** Examples of `tasks` tasks: `x [T, N, …inputShape]`, `y [T, N, outputs]` (targets, or one-hot classes). */
export interface Examples {
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** N: examples of one task. */
  readonly count: number;
  /** How much each example counts, `[T, N]`: 0 for what only fills up a task with fewer; all alike where absent. */
  readonly weights?: Float32Array;
}

/** A batch of episodes, one for each task. */
export interface EpisodeBatch {
  /** T: tasks in the batch. */
  readonly tasks: number;
  /** Shape of one input, without task and example axes. */
  readonly inputShape: readonly number[];
  /** Width of one target: 1 for a function's value, n for n-way classification. */
  readonly outputs: number;
  readonly support: Examples;
  readonly query: Examples;
  /** Classification: the class behind each label, by its number within the split, `[T, ways]`. */
  readonly classIds?: Int32Array;
}

/** A batch that a family drew, and can say something about. */
export interface SampledBatch extends EpisodeBatch {
  /** A plain description of one task, for the page. */
  readonly description: (task: number) => TaskDescription;
}

/** A task on a line: what the page needs to draw its true function. */
export interface FunctionTask {
  readonly kind: "function";
  /** In words and figures: "amplitude 2.31, phase 0.52". */
  readonly title: Words;
  /** The true function, `y` at each `x`. */
  readonly truth: { readonly x: Float32Array; readonly y: Float32Array };
  /** The range of y over all tasks of the family, so that miniatures share an axis. */
  readonly range: readonly [number, number];
}

/** A plane divided into classes: what the page needs to draw its true regions. */
export interface PlaneTask {
  readonly kind: "plane";
  readonly title: Words;
  /** Half the width of the plane, which is square and centred. */
  readonly extent: number;
  /** A grid of side × side points, row by row from the bottom, and each point's class, one-hot but for the boundary itself. */
  readonly side: number;
  readonly truth: { readonly x: Float32Array; readonly y: Float32Array };
  /** The classes in label order. */
  readonly classes: readonly Words[];
}

/** An n-way classification of images. */
export interface ImagesTask {
  readonly kind: "images";
  readonly title: Words;
  /** The classes in label order. */
  readonly classes: readonly { readonly group: string; readonly name: string }[];
}

/** An n-way classification of sentences. */
export interface SentencesTask {
  readonly kind: "sentences";
  readonly title: Words;
  /** The classes in label order. */
  readonly classes: readonly string[];
  /** Sentences of support and query set, class by class. */
  readonly support: readonly string[];
  readonly query: readonly string[];
}

/** A customer segment, by what it buys at each price. */
export interface PricesTask {
  readonly kind: "prices";
  readonly title: Words;
  /** Prices that may be named, rising, and what a model reads of each. */
  readonly prices: Float32Array;
  readonly inputs: Float32Array;
  /** The share of the visitors that is expected to buy at each; absent of a person's own segments, of which nobody knows. */
  readonly truth?: Float32Array;
  /** What answers are: shares of visitors, or, of a person's own segments without visitors, parts of an amount. */
  readonly of: "visitors" | "amount";
  /** Visitors that revenue is told of, or the amount of which answers are parts. */
  readonly whole: number;
}

/** Items that somebody rated, in the order of the examples that they make. */
export interface RatedItems {
  readonly titles: readonly string[];
  readonly items: readonly number[];
  readonly ratings: readonly number[];
}

/** A new user, by what they rated; there may be further examples, of items that they did not. */
export interface RatingsTask {
  readonly kind: "ratings";
  readonly title: Words;
  readonly support: RatedItems;
  readonly query: RatedItems;
}

/** A product: what sold in the weeks that are known, and what then happened. */
export interface DemandTask {
  readonly kind: "demand";
  readonly title: Words;
  /** Number of the first week, from 1. */
  readonly firstWeek: number;
  /** Units of the weeks known, and of those asked. */
  readonly known: readonly number[];
  readonly asked: readonly number[];
  /** Units where answers count from, for each week asked, and units that an answer of one adds. */
  readonly standing: readonly number[];
  readonly scale: number;
  /** What a unit too few and a unit too many cost. */
  readonly costs: { readonly short: number; readonly over: number };
  /** How many times as far as a Poisson's its sales are taken to scatter. */
  readonly spread: number;
}

/** One day of a shop, before anything is sold. */
export interface ShopDay {
  /** From Monday, 0, to Sunday, 6. */
  readonly weekday: number;
  readonly promotion: boolean;
  readonly rain: boolean;
  /** Hours that the shop is open. */
  readonly hours: number;
}

/** What weekdays are called, from Monday. */
export const WEEKDAYS = [
  said`Monday`,
  said`Tuesday`,
  said`Wednesday`,
  said`Thursday`,
  said`Friday`,
  said`Saturday`,
  said`Sunday`,
] as const;

/** A lever of a shop: what it does is a difference between kinds of days. */
export interface ShopLever {
  readonly label: Words;
  /** So much of the logarithm of what each kind of day sells, `[Q]`. */
  readonly weights: Float64Array;
  /** Whether the days known have it now and then, and now and then not. */
  readonly shown: boolean;
  /** How unsure it is after these days, a standard deviation. */
  readonly deviation: number;
}

/** A shop, by some of its days; the queries are every kind of day there is. Simulated. */
export interface StoreTask {
  readonly kind: "store";
  readonly title: Words;
  /** The days known, in a row, as the support set has them; targets are logarithms of sales in units of `unit`. */
  readonly days: readonly ShopDay[];
  readonly unit: number;
  readonly usualHours: number;
  readonly levers: readonly ShopLever[];
  /** Every kind of day, as the queries have them. */
  readonly asked: readonly ShopDay[];
  /** The logarithm of what is expected of each. */
  readonly truth: Float32Array;
  /** How unsure it is after these days what each column of an input does, whatever was sold: a covariance, `[D, D]`. */
  readonly covariance: Float64Array;
}

/** Items that somebody new can be asked about and recommended. */
export interface Catalogue {
  /** By an item's number. */
  readonly titles: readonly string[];
  /** How many training users rated each, `[items]`. */
  readonly counts: Uint32Array;
  /** Numbers of those that enough rated to be recommended, the most rated first. */
  readonly recommended: Uint32Array;
  /** The least and the greatest rating. */
  readonly scale: readonly [least: number, greatest: number];
  /** Between what answers lie: ratings, or chances. */
  readonly answers: readonly [least: number, greatest: number];
}

/** Arms that pay `payoffs[k]` for each success among `draws` tries, each with the arm's own unknown chance. */
export interface ArmsLaw {
  readonly payoffs: Float32Array;
  /** Tries that one action makes. */
  readonly draws: number;
}

/** A tabular world of S states and A actions. */
export interface WorldLaw {
  readonly states: number;
  /** Steps of an episode, after which one is put back to the first state. */
  readonly episode: number;
  /** Mean reward of an action in a state, `[S · A]`. */
  readonly rewards: Float32Array;
  /** Chance of each next state, `[S · A · S]`. */
  readonly transitions: Float32Array;
}

/** A task of decisions: what the page needs to draw a trial. */
export interface DecisionTask {
  readonly kind: "decisions";
  /** In words and figures. */
  readonly title: Words;
  /** Names of the actions: "arm 3", "4.50". */
  readonly actions: readonly Words[];
  /** Families of arms: what each is worth, and the law by which what it paid tells something of that. */
  readonly arms?: ArmsLaw & {
    /** Expected reward of each action. */
    readonly expected: Float32Array;
  };
  /** Families of worlds: the world that is played in. */
  readonly world?: WorldLaw;
}

export type TaskDescription =
  | FunctionTask
  | ImagesTask
  | PlaneTask
  | SentencesTask
  | RatingsTask
  | PricesTask
  | DemandTask
  | StoreTask
  | DecisionTask;

/** Which side of the fixed division of tasks an episode comes from. */
export type Split = "training" | "validation" | "test";

/** What the sides are called. */
export const SPLIT_NAMES = {
  training: said`training`,
  validation: said`validation`,
  test: said`test`,
} as const satisfies Record<Split, Said>;

/** So many tasks of a side. */
export const TASKS_OF = {
  training: (count) => said`${count} training tasks`,
  validation: (count) => said`${count} validation tasks`,
  test: (count) => said`${count} test tasks`,
} as const satisfies Record<Split, (count: number) => Said>;
