// User and item bias (Koren 2009, section 2.1): a rating is the mean of all, what the item is above it, and what
// the user is. Three lines, and better than many a learner: its dampings are chosen on validation users, or it
// would be a straw man.

import type { ColdStartTask, RatingPredictor, UserRatings } from "./coldStart.ts";
import { scoreColdStart } from "./coldStart.ts";

/** How strongly biases are drawn to zero: as if so many ratings more were average. */
export interface Damping {
  readonly item: number;
  readonly user: number;
}

/** What training users say of the items. */
export interface ItemBiases {
  readonly mean: number;
  /** `[items]`; zero for an item that no training user rated. */
  readonly biases: Float64Array;
  /** Ratings by training users, `[items]`. */
  readonly counts: Uint32Array;
}

/** The mean of all ratings and each item's damped bias, over `items` items. */
export function itemBiases(training: readonly UserRatings[], items: number, damping: number): ItemBiases {
  let [sum, count] = [0, 0];
  for (const { ratings } of training) {
    for (const rating of ratings) sum += rating;
    count += ratings.length;
  }
  if (count === 0) throw new Error("There are no training ratings to take means of.");
  const mean = sum / count;
  const biases = new Float64Array(items);
  const counts = new Uint32Array(items);
  for (const user of training) {
    user.items.forEach((item, place) => {
      biases[item]! += user.ratings[place]! - mean;
      counts[item]! += 1;
    });
  }
  for (let item = 0; item < items; item++) if (counts[item]! > 0) biases[item]! /= counts[item]! + damping;
  return { mean, biases, counts };
}

/** A training user's bias is drawn to zero as if so many ratings more were average; they have many, so it hardly matters. */
const TRAINING_USER_DAMPING = 3;
const ROUNDS = 10;

/**
 * Item biases and training users' biases found together, by turns (backfitting): an item that strict users rated is not
 * taken for a bad one. A stronger baseline than `itemBiases`, which looks at items alone.
 */
export function jointBiases(training: readonly UserRatings[], items: number, damping: number): ItemBiases {
  let found = itemBiases(training, items, damping);
  for (let round = 1; round < ROUNDS; round++) {
    const biases = new Float64Array(items);
    for (const user of training) {
      const own = userBias(user, found, TRAINING_USER_DAMPING);
      user.items.forEach((item, place) => {
        biases[item]! += user.ratings[place]! - found.mean - own;
      });
    }
    for (let item = 0; item < items; item++)
      if (found.counts[item]! > 0) biases[item]! /= found.counts[item]! + damping;
    found = { ...found, biases };
  }
  return found;
}

/** A training user's bias beside items' biases. */
export const trainingUserBias = (user: UserRatings, items: ItemBiases): number =>
  userBias(user, items, TRAINING_USER_DAMPING);

/** The damped bias of a user who gave these ratings. */
export function userBias(
  { items, ratings }: UserRatings,
  { mean, biases }: ItemBiases,
  damping: number,
): number {
  const sum = ratings.reduce((total, rating, place) => total + rating - mean - biases[items[place]!]!, 0);
  return ratings.length + damping > 0 ? sum / (ratings.length + damping) : 0;
}

/** Predicts by item and user bias. */
export function biasPredictor(items: ItemBiases, userDamping: number): RatingPredictor {
  return (support, asked) => {
    const user = userBias(support, items, userDamping);
    return Float64Array.from(asked, (item) => items.mean + items.biases[item]! + user);
  };
}

/** Predicts by the item alone: a user of whom nothing is known. */
export function itemMeanPredictor(items: ItemBiases): RatingPredictor {
  return (_, asked) => Float64Array.from(asked, (item) => items.mean + items.biases[item]!);
}

const DAMPINGS = [0.5, 1, 2, 3, 4, 6, 8, 11, 16, 23, 32];

/** The dampings that do best on validation users' tasks; item biases, found by `estimate`, are of training users only. */
export function chooseDamping(
  training: readonly UserRatings[],
  validation: readonly ColdStartTask[],
  items: number,
  estimate = itemBiases,
): Damping {
  let best = { item: 0, user: 0, rmse: Number.POSITIVE_INFINITY };
  for (const item of DAMPINGS) {
    const biases = estimate(training, items, item);
    for (const user of DAMPINGS) {
      const { rmse } = scoreColdStart(biasPredictor(biases, user), validation, biases.counts);
      if (rmse < best.rmse) best = { item, user, rmse };
    }
  }
  return { item: best.item, user: best.user };
}
