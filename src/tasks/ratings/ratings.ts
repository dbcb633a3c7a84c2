// Tasks of ratings: a new user's first ratings as support, and the same later ones as query whatever is known.

import { coldStartTasks, ratingsByUser, type UserRatings } from "../../baselines/ratings/coldStart.ts";
import type { DataUse } from "../../data/counts.ts";
import { ENOUGH, queryOf, type Ratings } from "../../data/ratings/ratings.ts";
import { Random } from "../../engine/random.ts";
import type { OptionsOf } from "../../schema/fields.ts";
import type { Catalogue, Examples, RatingsTask, Split } from "../episode.ts";
import type { TaskFamily } from "../family.ts";
import { ratingBaselines } from "./baselines.ts";
import { byGenre } from "./byGenre.ts";
import { type Division, divideUsers, type Person } from "./division.ts";
import { ItemFeatures, type Own } from "./itemFeatures.ts";
import type { ratingsMeta } from "./meta.ts";

type RatingsOptions = OptionsOf<typeof ratingsMeta.schema>;

/** Of the lot that divides users and that orders ratings of one second: one for all runs, so that they compare. */
const SEED = 1;

/** A stretch of a user's ratings. */
const part = ({ items, ratings }: UserRatings, start: number, end: number): UserRatings => ({
  items: items.subarray(start, end),
  ratings: ratings.subarray(start, end),
});

/** Many example sets of equal size as one. */
function joined(sets: readonly Examples[]): Examples {
  const together = (of: (set: Examples) => Float32Array) => {
    const each = of(sets[0]!).length;
    const all = new Float32Array(sets.length * each);
    sets.forEach((set, index) => {
      all.set(of(set), index * each);
    });
    return all;
  };
  return { x: together(({ x }) => x), y: together(({ y }) => y), count: sets[0]!.count };
}

export const ratings: TaskFamily<Ratings> = {
  createSampler(untyped, data) {
    const options = untyped as RatingsOptions;
    if (data === undefined) throw new Error("There are no ratings: the set did not load.");
    const source = options.tasks === "genres" ? byGenre(data) : data;
    const lot = new Random(SEED);
    const users = ratingsByUser(source, lot.split("seconds"));
    const { enough = ENOUGH, sides } = source;
    const { queryFrom, queries } = queryOf(enough);
    if (options.shots > queryFrom) {
      throw new Error(
        `Of the ${enough} ratings that a task takes, the last ${queries} are asked: at most ${queryFrom} can be known, not ${options.shots}. Lower the ratings known.`,
      );
    }
    const divided = divideUsers(users, { enough, division: options.division, sides }, lot.split("users"));
    const known = [...divided.training, ...divided.few].map((person) => person.ratings);
    const features = new ItemFeatures(source.items, known);
    const { width } = features;

    const examples = ({ items, ratings }: UserRatings, own?: Own): Examples => {
      const x = new Float32Array(items.length * width);
      items.forEach((item, place) => {
        features.write(item, x, place * width, own);
      });
      return { x, y: Float32Array.from(ratings), count: items.length };
    };

    /** As many of a user's ratings from a place on as a task takes. */
    const taskOf = ({ number, ratings }: Person, from: number, own?: Own) => {
      const [support, query] = [
        part(ratings, from, from + options.shots),
        part(ratings, from + queryFrom, from + enough),
      ];
      const titles = ({ items }: UserRatings) => Array.from(items, (item) => source.items.titles[item]!);
      const description: RatingsTask = {
        kind: "ratings",
        title: options.tasks === "genres" ? source.users[number]! : `user ${source.users[number]}`,
        support: titles(support),
        query: titles(query),
      };
      return { support: examples(support, own), query: examples(query, own), description };
    };
    const batch = (drawn: readonly ReturnType<typeof taskOf>[]) => ({
      tasks: drawn.length,
      inputShape: [width],
      outputs: 1,
      support: joined(drawn.map(({ support }) => support)),
      query: joined(drawn.map(({ query }) => query)),
      description: (task: number) => drawn[task]!.description,
    });

    return {
      problem: "regression",
      measures: ["rmse", "mse", "mae"],
      inputShape: [width],
      outputs: 1,
      trainingClasses: 0,
      items: source.items.ids.length,
      baselines: ratingBaselines(
        {
          training: known,
          validation: coldStartTasks(
            divided.validation.map((person) => person.ratings),
            options.shots,
            { queryFrom, queries },
          ),
          items: source.items.ids.length,
        },
        lot.split("baselines"),
      ),
      data: dataUse(divided, features.biases.counts, enough),
      catalogue: catalogueOf(source, features.biases.counts),
      encodeItem: (item, to, offset) => features.write(item, to, offset),
      held: { validation: divided.validation.length, test: divided.test.length },
      sample: (random, split, tasks) =>
        batch(
          Array.from({ length: tasks }, () => {
            const people = divided[split];
            const person = people[random.integer(people.length)]!;
            if (split !== "training") return taskOf(person, 0);
            const places = options.trainedOn === "first" ? 1 : person.ratings.items.length - enough + 1;
            // What a training user's own ratings say of the items is left out: at test they say nothing.
            return taskOf(person, random.integer(places), features.ownOf(person.ratings));
          }),
        ),
      heldTask: (split, index) => batch([taskOf(divided[split][index]!, 0)]),
    };
  },
};

/** Ratings by training users from which on an item is recommended. */
const LEAST_RATED = 5;

function catalogueOf({ items, rating }: Ratings, counts: Uint32Array): Catalogue {
  const often = Array.from(counts.keys()).filter((item) => counts[item]! >= LEAST_RATED);
  return {
    titles: items.titles,
    counts,
    recommended: Uint32Array.from(often.sort((one, other) => counts[other]! - counts[one]!)),
    scale: rating.reduce<[number, number]>(
      ([least, greatest], value) => [Math.min(least, value), Math.max(greatest, value)],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    ),
  };
}

const SPLITS = ["training", "validation", "test"] as const satisfies readonly Split[];

/** How much each side holds, and what of the test no training user rated. */
function dataUse(divided: Division, counts: Uint32Array, enough: number): DataUse {
  const { queryFrom } = queryOf(enough);
  const counted = (people: readonly Person[]) => ({
    classes: people.length,
    groups: 0,
    examples: people.reduce((total, { ratings }) => total + ratings.items.length, 0),
  });
  const [training, validation, test] = SPLITS.map((split) => counted(divided[split]));
  const asked = divided.test.flatMap(({ ratings }) => [...ratings.items.subarray(queryFrom, enough)]);
  const unseen = asked.filter((item) => counts[item] === 0).length;
  return {
    counts: { training: training!, validation: validation!, test: test! },
    notices: [
      `${unseen} of the ${asked.length} ratings asked at test are of items that no training user rated: they are scored by features.`,
      `${divided.few.length} users with fewer than ${enough} ratings make no task; what they rated tells of the items.`,
    ],
  };
}
