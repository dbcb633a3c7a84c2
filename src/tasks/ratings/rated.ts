// How a new user rates: the ratings asked are the targets, and the items' damped means are expected beforehand.

import { type Gain, ndcg, randomNdcg } from "../../baselines/ranking.ts";
import type { UserRatings } from "../../baselines/ratings/coldStart.ts";
import type { Random } from "../../engine/random.ts";
import { type Said, said } from "../../words/said.ts";
import type { EpisodeBatch } from "../episode.ts";
import type { Scoring } from "../family.ts";
import { ofTask } from "../padding.ts";
import { catalogueOf } from "./catalogue.ts";
import { ItemFeatures } from "./itemFeatures.ts";
import { ratingBaselines } from "./ratingBaselines.ts";
import type { Known, Owner, Target } from "./target.ts";

/** Places of a ranking of the items asked. */
const PLACES = 5;
/** On scales up to this a rating is worth 2^rating − 1; of larger amounts (units bought) the largest alone would count. */
const MOST_RATING = 10;
const WORTH: Readonly<Record<Gain, Said>> = {
  exponential: said`a rating r being worth 2^r − 1`,
  linear: said`each being worth what is asked of it`,
};

/** Rankings of the items asked. */
const scoring = (items: number, gain: Gain): Scoring => ({
  items,
  asks: ({ query }) => query,
  score: ({ query, tasks }: EpisodeBatch, answers) => ({
    ndcg5: Array.from({ length: tasks }, (_, task) => {
      const own = answers.subarray(task * query.count, (task + 1) * query.count);
      return ndcg(own, ofTask(query, task, tasks).y, PLACES, gain);
    }),
  }),
});

export function rated({ source, training, validation }: Known, random: Random): Target {
  const features = new ItemFeatures(source, training);
  const { width } = features;
  const { counts } = features.biases;
  const items = source.items.ids.length;
  const catalogue = catalogueOf(source, counts);
  const gain: Gain = catalogue.scale[1] > MOST_RATING ? "linear" : "exponential";

  /** `slots` rows, of which those beyond the ratings count for nothing. */
  const examples = ({ items: own, ratings }: UserRatings, slots: number, owner: Owner) => {
    const without = owner && features.ownOf(owner);
    const x = new Float32Array(slots * width);
    const y = new Float32Array(slots);
    own.forEach((item, place) => {
      features.write(item, x, place * width, without);
    });
    y.set(ratings);
    const weights = Float32Array.from({ length: slots }, (_, row) => Number(row < own.length));
    return { x, y, count: slots, ...(own.length < slots && { weights }) };
  };
  return {
    measures: ["rmse", "mse", "mae", "ndcg5"],
    scoring: scoring(items, gain),
    baselines: ratingBaselines({ training, validation, items }, random),
    catalogue,
    encode: (item, to, offset) => features.write(item, to, offset),
    written() {
      const rows = new Float32Array(items * width);
      for (let item = 0; item < items; item++) features.write(item, rows, item * width);
      return { kind: "item", ids: source.items.ids, titles: source.items.titles, rows };
    },
    width,
    counts,
    support: (known, slots, _, owner) => examples(known, Math.max(slots, known.items.length), owner),
    query: (asked, _, __, owner) => examples(asked, asked.items.length, owner),
    better: (answer) => answer + 1,
    notices(asked) {
      // Where nothing that is asked is worth anything, no order is better than another.
      const random = asked.flatMap((user) => randomNdcg(user.ratings, PLACES, gain) ?? []);
      const mean = random.reduce((sum, value) => sum + value, 0) / random.length;
      return [
        said`Items that no training user rated are not left out: they are scored by their features.`,
        said`NDCG@5 is of the ${asked[0]!.items.length} items asked, ${WORTH[gain]}: a random order of them has ${mean.toFixed(3)}, the ideal one 1.`,
      ];
    },
  };
}
