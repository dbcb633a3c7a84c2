// What learners of ratings are measured by: what shops do anyway. All are fitted on training users, and what there is
// to choose is chosen on validation users, when they are first asked.

import {
  biasPredictor,
  chooseDamping,
  itemMeanPredictor,
  jointBiases,
} from "../../baselines/ratings/bias.ts";
import { type ColdStartTask, scoreColdStart, type UserRatings } from "../../baselines/ratings/coldStart.ts";
import { factorise, factorPredictor } from "../../baselines/ratings/factors.ts";
import type { Random } from "../../engine/random.ts";
import { said } from "../../words/said.ts";
import type { TaskBaseline } from "../family.ts";
import { lazily } from "../lazily.ts";
import { taskByTask } from "./hostAnswers.ts";

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
  const means = lazily(() => itemMeanPredictor(biases()));
  const bias = lazily(() => biasPredictor(biases(), damping().user));
  return [
    {
      role: "itemMean",
      label: said`Item mean`,
      answer: taskByTask((known, asked) => means()(known, asked)),
    },
    {
      role: "bias",
      label: said`User and item bias`,
      answer: taskByTask((known, asked) => bias()(known, asked)),
    },
    {
      role: "factors",
      label: said`Matrix factorisation`,
      answer: taskByTask((known, asked) => factors()(known, asked)),
    },
  ];
}
