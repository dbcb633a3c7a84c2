// What a new user likes: items rated four or more among all that could be recommended. Popularity is expected
// beforehand; the features are tastes, each the stronger the more people like an item.

import { hitRate, ndcg, popularityOf, topItems } from "../../baselines/ranking.ts";
import type { UserRatings } from "../../baselines/ratings/coldStart.ts";
import { easeFits, hideKnown } from "../../baselines/ratings/implicit.ts";
import { Random } from "../../engine/random.ts";
import { said } from "../../words/said.ts";
import type { EpisodeBatch, Examples } from "../episode.ts";
import type { Scoring } from "../family.ts";
import { catalogueOf } from "./catalogue.ts";
import { EXPECTED, FEATURES, NUMBER } from "./itemFeatures.ts";
import { likingBaselines } from "./likingBaselines.ts";
import type { Known, Target } from "./target.ts";
import { tastes } from "./tastes.ts";

/** A rating from which on an item counts as liked; where none is so high (clicks, thumbs), the highest does. */
const LIKED = 4;
/** Places of the list that is shown. */
const PLACES = 10;
/** Items drawn beside those of the user, as examples of what they did not choose. */
const [OTHERS_KNOWN, OTHERS_ASKED] = [40, 90];
/** Keeps the features of items that nobody likes from vanishing. */
const FLOOR = 0.01;

export function liked({ source, training, validation }: Known, factors: number, random: Random): Target {
  const total = source.items.ids.length;
  const counts = new Uint32Array(total);
  for (const user of training) for (const item of user.items) counts[item]! += 1;
  const catalogue = catalogueOf(source, counts, [0, 1]);
  const { recommended } = catalogue;
  const from = Math.min(LIKED, catalogue.scale[1]);
  /** The items that a user likes. */
  const likedOf = ({ items, ratings }: UserRatings): Uint32Array =>
    items.filter((_, place) => ratings[place]! >= from);
  const likes = training.map(likedOf);
  const likers = new Float64Array(total);
  for (const own of likes) for (const item of own) likers[item]! += 1;
  const taste = tastes(likes, total, factors, random.split("tastes"));
  const width = FEATURES + factors;

  const write = (item: number, to: Float32Array, offset: number, rated = false) => {
    to[offset + NUMBER] = item;
    to[offset + EXPECTED] = (counts[item]! - Number(rated)) / training.length;
    const strength = Math.sqrt(likers[item]! / training.length + FLOOR);
    for (let k = 0; k < factors; k++) to[offset + FEATURES + k] = strength * taste[item * factors + k]!;
  };

  /** Items that could be recommended and are none of these, by lot. */
  const others = (count: number, none: readonly Uint32Array[], lot: Random): Uint32Array => {
    const left = new Set(none.flatMap((own) => [...own]));
    const drawn = lot.choose(recommended.length, Math.min(count + left.size, recommended.length));
    const open = drawn.map((place) => recommended[place]!).filter((item) => !left.has(item));
    return Uint32Array.from(open.slice(0, count));
  };

  /** Rows of rated items, liked or not, filled up to `slots`, and after them rows of others. */
  const examples = (
    own: UserRatings,
    slots: number,
    beside: Uint32Array,
    counting: (rating: number) => boolean,
    owner: UserRatings | undefined,
  ): Examples => {
    const rated = new Set(owner?.items);
    const count = slots + beside.length;
    const [x, y] = [new Float32Array(count * width), new Float32Array(count)];
    const weights = new Float32Array(count).fill(1, slots);
    own.items.forEach((item, place) => {
      write(item, x, place * width, rated.has(item));
      y[place] = Number(own.ratings[place]! >= from);
      weights[place] = Number(counting(own.ratings[place]!));
    });
    beside.forEach((item, place) => {
      write(item, x, (slots + place) * width, rated.has(item));
    });
    return { x, y, count, weights };
  };

  return {
    measures: ["hr10", "ndcg10", "coverage", "popularity", "mse"],
    scoring: rankings(recommended, counts, width, write),
    baselines: likingBaselines({
      rated: !source.chosen,
      training,
      validation,
      likes,
      counts,
      likedOf,
    }),
    catalogue,
    encode: (item, to, offset) => write(item, to, offset),
    width,
    counts,
    // What is known to be disliked tells that it was chosen, not that it was liked: it counts for neither.
    support: (known, slots, lot, owner) =>
      examples(
        known,
        Math.max(slots, known.items.length),
        others(OTHERS_KNOWN, [known.items], lot.split("known")),
        (rating) => rating >= from,
        owner,
      ),
    query: (asked, known, lot, owner) =>
      examples(
        asked,
        asked.items.length,
        others(OTHERS_ASKED, [known.items, asked.items], lot.split("asked")),
        () => true,
        owner,
      ),
    better: () => catalogue.scale[1],
    notices(asked) {
      const count = recommended.length;
      const ranked = new Set(recommended);
      const wanted = asked.map((user) => likedOf(user).filter((item) => ranked.has(item)).length);
      const some = wanted.filter((liking) => liking > 0);
      const none = wanted.length - some.length;
      // Ten at random miss all of g among n with chance C(n − g, 10) / C(n, 10): what a constant score is worth.
      const constant = new Float64Array(count);
      const chances = some.map((liking) =>
        hitRate(
          constant,
          Array.from(constant, (_, item) => item < liking),
          PLACES,
        ),
      );
      const mean = chances.reduce((sum, chance) => sum + chance, 0) / chances.length;
      return [
        ...(source.chosen
          ? [said`These data say what was chosen, not how it was rated: all that was chosen counts as liked.`]
          : []),
        ...(from < LIKED && !source.chosen
          ? [said`Nothing is rated ${LIKED}: what is rated ${from} counts as liked.`]
          : []),
        said`Ranked are the ${count} items that training users rated most; others are never recommended, and liking them counts for nobody.`,
        said`${none} of ${asked.length} test users like none of these among what is asked: they have no hit rate. A random list of ten has a hit rate of ${mean.toFixed(3)}.`,
        ...(easeFits(likes.length, total)
          ? []
          : [said`EASE is left out: with so many users and items it would take minutes.`]),
      ];
    },
  };
}

/** Rankings of everything that could be recommended and is not known. */
function rankings(
  recommended: Uint32Array,
  counts: Uint32Array,
  width: number,
  write: (item: number, to: Float32Array, offset: number) => void,
): Scoring {
  const all = new Float32Array(recommended.length * width);
  recommended.forEach((item, place) => {
    write(item, all, place * width);
  });
  const places = new Map(Array.from(recommended, (item, place) => [item, place]));
  const popularity = Array.from(recommended, (item) => counts[item]!);
  /** Places in the catalogue of a task's own rows that `wanted` names. */
  const placesOf = ({ x, weights, y, count }: Examples, task: number, wanted: "known" | "liked") =>
    Array.from({ length: count }, (_, row) => task * count + row).flatMap((row) => {
      const place = places.get(x[row * width + NUMBER]!);
      // Of the rows that count, those of items nobody chose are 0.
      const wanting = wanted === "liked" ? y[row] === 1 : y[row] === 1 || weights?.[row] === 0;
      return place !== undefined && wanting ? [place] : [];
    });
  return {
    items: recommended.length,
    asks({ tasks }) {
      const x = new Float32Array(tasks * all.length);
      for (let task = 0; task < tasks; task++) x.set(all, task * all.length);
      return { x, count: recommended.length };
    },
    score({ tasks, support, query }: EpisodeBatch, answers) {
      const lists = Array.from({ length: tasks }, (_, task) => {
        const relevant = new Array<boolean>(recommended.length).fill(false);
        for (const place of placesOf(query, task, "liked")) relevant[place] = true;
        const own = Float64Array.from(
          answers.subarray(task * recommended.length, (task + 1) * recommended.length),
        );
        const scores = hideKnown(own, placesOf(support, task, "known"));
        return { relevant, scores, top: topItems(scores, PLACES, new Random(1)) };
      });
      const asked = lists.map(({ relevant }) => relevant.includes(true));
      return {
        hr10: lists.map(({ scores, relevant }, task) =>
          asked[task] ? hitRate(scores, relevant, PLACES) : undefined,
        ),
        ndcg10: lists.map(({ scores, relevant }) => ndcg(scores, relevant.map(Number), PLACES, "linear")),
        coverage: lists.map(({ top }) => top),
        popularity: lists.map(({ top }) => popularityOf([top], popularity)),
      };
    },
  };
}
