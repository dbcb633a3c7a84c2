// Cold-start recommendation: a new user's ratings from their first few, on MovieLens latest-small.

import { experimentFrom, type Preset } from "./preset.ts";

/** All users of a division's test side, however many there are. */
const EVERYONE = 1000;

/** A ridge head on features of films: the linear Gaussian fold-in, its variances learned across users. */
const ratings = (shots: number) =>
  experimentFrom({
    task: { id: "ratings", options: { shots } },
    model: { id: "items", options: {} },
    algorithm: { id: "ridge", options: { regularisation: 16 } },
    training: {
      metaBatch: 32,
      outerLearningRate: 0.01,
      schedule: "linear",
      iterations: 150,
      evaluateEvery: 10,
      evaluationTasks: EVERYONE,
      finalTasks: EVERYONE,
    },
    run: { baseline: "none" },
  });

const UNPUBLISHED =
  "No published figure is of this protocol; what shops do anyway stands beside, on the same users: item mean, user and item bias, matrix factorisation.";

export const ratingPresets = {
  "ratings-movielens-5": {
    label: "A new user’s films · ridge head · 5 ratings",
    experiment: ratings(5),
    unpublished: UNPUBLISHED,
  },
  "ratings-movielens-10": {
    label: "A new user’s films · ridge head · 10 ratings",
    experiment: ratings(10),
    unpublished: UNPUBLISHED,
  },
  "ratings-movielens-20": {
    label: "A new user’s films · ridge head · 20 ratings",
    experiment: ratings(20),
    unpublished: UNPUBLISHED,
  },
} as const satisfies Record<string, Preset>;
