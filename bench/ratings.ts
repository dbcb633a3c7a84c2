// npm run bench:ratings: cold-start baselines on MovieLens latest-small, beside what RETAIL.md measured. Five folds
// by user; a tenth of the other users validates; support = the first k ratings, query = the 21st to the 30th.

import { readFileSync } from "node:fs";
import { hitRate, ndcg, randomNdcg } from "../src/baselines/ranking.ts";
import {
  biasPredictor,
  chooseDamping,
  itemBiases,
  itemMeanPredictor,
} from "../src/baselines/ratings/bias.ts";
import {
  type ColdStartTask,
  coldStartTasks,
  type RatingPredictor,
  ratingsByUser,
  scoreColdStart,
} from "../src/baselines/ratings/coldStart.ts";
import { factorise, factorPredictor } from "../src/baselines/ratings/factors.ts";
import { ease, hideKnown, popularity } from "../src/baselines/ratings/implicit.ts";
import { unpackRatings } from "../src/data/ratings/pack.ts";
import { Random } from "../src/engine/random.ts";

const FOLDS = 5;
const SHOTS = [5, 10, 20];
const VALIDATION = 0.1;
const ENOUGH = 30;
const PLACES = 5;
/** Full catalogue: items with at least so many training ratings; liked is 4 and up. */
const LEAST_CHOSEN = 5;
const LIKED = 4;
const EASE_RIDGE = 200;
const seed = new Random(1);

const pack = new URL("../datasets/movielens-small/movielens-small.pack", import.meta.url);
const ratings = unpackRatings(readFileSync(pack));
const items = ratings.items.ids.length;
const users = ratingsByUser(ratings, seed.split("seconds"));
const rated = users.filter((user) => user.items.length >= ENOUGH);
const few = users.filter((user) => user.items.length < ENOUGH);
const lot = seed.split("folds").choose(rated.length, rated.length);

/** What the folds' scores add up to. */
class Total {
  #squared = 0;
  #absolute = 0;
  #ratings = 0;
  #unseen = 0;
  #ndcg = 0;
  #tasks = 0;
  add(predict: RatingPredictor, tasks: readonly ColdStartTask[], seen: ArrayLike<number>): void {
    const score = scoreColdStart(predict, tasks, seen);
    this.#squared += score.rmse ** 2 * score.ratings;
    this.#absolute += score.mae * score.ratings;
    this.#ratings += score.ratings;
    this.#unseen += score.unseen;
    for (const { support, query } of tasks) {
      const predicted = predict(support, query.items);
      this.#ndcg += ndcg(predicted, query.ratings, PLACES, "exponential")!;
      this.#tasks++;
    }
  }
  get row(): string {
    const rmse = Math.sqrt(this.#squared / this.#ratings).toFixed(3);
    const mae = (this.#absolute / this.#ratings).toFixed(3);
    return `${rmse} | ${mae} | ${(this.#ndcg / this.#tasks).toFixed(3)} | ${this.#tasks} | ${this.#unseen} of ${this.#ratings}`;
  }
}

console.log(
  "| shots | baseline | RMSE | MAE | NDCG@5 | tasks | of items unseen |\n|---|---|---|---|---|---|---|",
);
let random = 0;
for (const shots of SHOTS) {
  const totals = new Map<string, Total>();
  const total = (label: string) => {
    const known = totals.get(label) ?? new Total();
    totals.set(label, known);
    return known;
  };
  random = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = lot.filter((_, place) => place % FOLDS !== fold);
    const validating = Math.round(others.length * VALIDATION);
    const usersOf = (places: readonly number[]) => places.map((place) => rated[place]!);
    const tasks = coldStartTasks(usersOf(lot.filter((_, place) => place % FOLDS === fold)), shots);
    const validation = coldStartTasks(usersOf(others.slice(0, validating)), shots);
    const training = [...usersOf(others.slice(validating)), ...few];
    const four = itemBiases(training, items, 4);
    const damping = chooseDamping(training, validation, items);
    const chosen = itemBiases(training, items, damping.item);
    const factors = factorise(
      training,
      items,
      { rank: 16, ridge: 8, rounds: 10, itemDamping: damping.item, userDamping: damping.user },
      seed.split(`factors ${fold}`),
    );
    total("item mean, damping 4").add(itemMeanPredictor(four), tasks, four.counts);
    total("bias, damping 4").add(biasPredictor(four, 4), tasks, four.counts);
    // What the choice would find with users without end to choose on.
    total("bias, damping 4 and 11").add(biasPredictor(four, 11), tasks, four.counts);
    total("bias, damping chosen").add(biasPredictor(chosen, damping.user), tasks, four.counts);
    total("factors, folded in").add(factorPredictor(factors), tasks, four.counts);
    for (const { query } of tasks) random += randomNdcg(query.ratings, PLACES, "exponential")! / rated.length;
  }
  for (const [label, { row }] of totals) console.log(`| ${shots} | ${label} | ${row} |`);
}
console.log(
  `\nNDCG@5 of a random order: ${random.toFixed(3)}. RETAIL.md: bias with dampings chosen .940 / .930 / .909.`,
);

console.log("\n| shots | full catalogue, liked items | HR@10 |\n|---|---|---|");
const hits = SHOTS.map((shots) => ({ shots, popularity: 0, ease: 0, users: 0 }));
for (let fold = 0; fold < FOLDS; fold++) {
  const inFold = (mine: boolean) => lot.filter((_, place) => (place % FOLDS === fold) === mine);
  const training = [...inFold(false).map((place) => rated[place]!), ...few];
  const liked = (user: (typeof training)[number]) =>
    user.items.filter((_, place) => user.ratings[place]! >= LIKED);
  const { counts } = itemBiases(training, items, 0);
  const kept = Array.from(counts.keys()).filter((item) => counts[item]! >= LEAST_CHOSEN);
  const numbers = new Map(kept.map((item, number) => [item, number]));
  const numbered = (own: Uint32Array) =>
    Uint32Array.from([...own].flatMap((item) => numbers.get(item) ?? []));
  const chosen = training.map((user) => numbered(liked(user)));
  // By all ratings, liked or not: the stronger of the two.
  const popular = popularity(
    training.map((user) => numbered(user.items)),
    kept.length,
  );
  const model = ease(chosen, kept.length, EASE_RIDGE);
  for (const hit of hits) {
    const tasks = coldStartTasks(
      inFold(true).map((place) => rated[place]!),
      hit.shots,
    );
    for (const { support, query } of tasks) {
      const wanted = new Set(numbered(liked(query)));
      if (wanted.size === 0) continue;
      hit.users++;
      const relevant = kept.map((_, number) => wanted.has(number));
      const known = numbered(support.items);
      hit.popularity += hitRate(hideKnown(popular, known), relevant, 10);
      hit.ease += hitRate(hideKnown(model.scores(numbered(liked(support))), known), relevant, 10);
    }
  }
}
for (const { shots, popularity: popular, ease: model, users: asked } of hits) {
  console.log(`| ${shots} | popularity (${asked} users) | ${(popular / asked).toFixed(3)} |`);
  console.log(`| ${shots} | EASE, ridge ${EASE_RIDGE} | ${(model / asked).toFixed(3)} |`);
}
