// What learners of likes are measured by: popularity, the baseline to fear; EASE; and the item mean, by which a squared
// error over ratings would rank. They are fitted on training users when they are first asked.

import { hitRate } from "../../baselines/ranking.ts";
import { itemMeanPredictor, jointBiases } from "../../baselines/ratings/bias.ts";
import type { ColdStartTask, UserRatings } from "../../baselines/ratings/coldStart.ts";
import { ease, easeFits, hideKnown } from "../../baselines/ratings/implicit.ts";
import { said } from "../../words/said.ts";
import type { TaskBaseline } from "../family.ts";
import { lazily } from "../lazily.ts";
import { taskByTask } from "./hostAnswers.ts";

/** Ridges of EASE to choose from, by the hit rate among ten on validation users. */
const RIDGES = [50, 100, 200, 400];
const PLACES = 10;
/** Ratings more, all average, by which an item's mean is drawn to that of all. */
const ITEM_DAMPING = 4;

interface Known {
  /** Whether items were rated, or only chosen: then all means are the same. */
  readonly rated: boolean;
  readonly training: readonly UserRatings[];
  readonly validation: readonly ColdStartTask[];
  /** What each training user likes. */
  readonly likes: readonly Uint32Array[];
  /** Ratings by training users, `[items]`. */
  readonly counts: Uint32Array;
  readonly likedOf: (user: UserRatings) => Uint32Array;
}

export function likingBaselines({
  rated,
  training,
  validation,
  likes,
  counts,
  likedOf,
}: Known): TaskBaseline[] {
  const items = counts.length;
  const means = lazily(() => itemMeanPredictor(jointBiases(training, items, ITEM_DAMPING)));
  const chosenEase = lazily(() => {
    const tried = RIDGES.map((ridge) => {
      const model = ease(likes, items, ridge);
      const hits = validation.reduce((sum, { support, query }) => {
        const relevant = new Array<boolean>(items).fill(false);
        for (const item of likedOf(query)) relevant[item] = true;
        return sum + hitRate(hideKnown(model.scores(likedOf(support)), support.items), relevant, PLACES);
      }, 0);
      return { model, hits };
    });
    return tried.reduce((best, next) => (next.hits > best.hits ? next : best)).model;
  });
  return [
    {
      role: "popularity",
      label: said`Popularity`,
      answer: taskByTask((_, asked) => Float32Array.from(asked, (item) => counts[item]! / training.length)),
    },
    ...(rated
      ? [
          {
            role: "itemMean",
            label: said`Item mean`,
            answer: taskByTask((known, asked) => means()(known, asked)),
          },
        ]
      : []),
    ...(easeFits(likes.length, items)
      ? [
          {
            role: "ease",
            label: said`EASE`,
            // Of what counts, examples of 1 are likes.
            answer: taskByTask(({ items: known, ratings }, asked) => {
              const scores = chosenEase().scores(known.filter((_, row) => ratings[row] === 1));
              return Float32Array.from(asked, (item) => scores[item]!);
            }),
          },
        ]
      : []),
  ];
}
