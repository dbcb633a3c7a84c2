// What learners of ratings are measured by: what shops do anyway. All are fitted on training users, and what there is
// to choose is chosen on validation users, when they are first asked.

import {
  biasPredictor,
  chooseDamping,
  itemMeanPredictor,
  jointBiases,
} from "../../baselines/ratings/bias.ts";
import {
  type ColdStartTask,
  type RatingPredictor,
  scoreColdStart,
  type UserRatings,
} from "../../baselines/ratings/coldStart.ts";
import { factorise, factorPredictor } from "../../baselines/ratings/factors.ts";
import type { Random } from "../../engine/random.ts";
import type { EpisodeBatch, Examples } from "../episode.ts";
import type { TaskBaseline } from "../family.ts";
import { ofTask } from "../padding.ts";
import { NUMBER } from "./itemFeatures.ts";

/** Numbers of each item and user, and ridges to choose from. */
const RANK = 8;
const RIDGES = [4, 8, 16];
const FACTOR_ROUNDS = 8;

/** Whom baselines may know. */
interface Known {
  readonly training: readonly UserRatings[];
  readonly validation: readonly ColdStartTask[];
  /** How many items there are. */
  readonly items: number;
}

/** What is made when it is first asked for, and then kept. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** What a set of one task's examples says. */
function ratingsIn({ x, y, count }: Examples): UserRatings {
  const width = x.length / count;
  return {
    items: Uint32Array.from({ length: count }, (_, row) => x[row * width + NUMBER]!),
    ratings: y,
  };
}

/** A predictor of one user's ratings as a baseline on batches. */
const onBatches =
  (predictor: () => RatingPredictor): TaskBaseline["answer"] =>
  ({ tasks, support, query }: EpisodeBatch) => {
    const outputs = new Float32Array(tasks * query.count);
    for (let task = 0; task < tasks; task++) {
      const asked = Uint32Array.from({ length: query.count }, (_, row) => {
        const width = query.x.length / (tasks * query.count);
        return query.x[(task * query.count + row) * width + NUMBER]!;
      });
      outputs.set(predictor()(ratingsIn(ofTask(support, task, tasks)), asked), task * query.count);
    }
    return outputs;
  };

/** Item mean, user and item bias, and matrix factorisation with the new user folded in. */
export function ratingBaselines({ training, validation, items }: Known, random: Random): TaskBaseline[] {
  const damping = lazily(() => chooseDamping(training, validation, items, jointBiases));
  const biases = lazily(() => jointBiases(training, items, damping().item));
  const factors = lazily(() => {
    const { item: itemDamping, user: userDamping } = damping();
    const tried = RIDGES.map((ridge) => {
      const options = { rank: RANK, ridge, rounds: FACTOR_ROUNDS, itemDamping, userDamping };
      const predictor = factorPredictor(factorise(training, items, options, random.split("factors")));
      return { predictor, ...scoreColdStart(predictor, validation, biases().counts) };
    });
    return tried.reduce((best, next) => (next.rmse < best.rmse ? next : best)).predictor;
  });
  return [
    {
      role: "itemMean",
      label: "Item mean",
      answer: onBatches(lazily(() => itemMeanPredictor(biases()))),
    },
    {
      role: "bias",
      label: "User and item bias",
      answer: onBatches(lazily(() => biasPredictor(biases(), damping().user))),
    },
    { role: "factors", label: "Matrix factorisation", answer: onBatches(factors) },
  ];
}
