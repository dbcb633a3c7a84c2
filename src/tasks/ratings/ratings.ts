// Tasks of ratings: a new user's first ratings as support, and the same later ones as query whatever is known.

import { coldStartTasks, ratingsByUser, type UserRatings } from "../../baselines/ratings/coldStart.ts";
import type { DataUse } from "../../data/counts.ts";
import { ENOUGH, queryOf, type Ratings } from "../../data/ratings/ratings.ts";
import { Random } from "../../engine/random.ts";
import type { OptionsOf } from "../../schema/fields.ts";
import { SaidError, said } from "../../words/said.ts";
import type { RatingsTask, SampledBatch, Split } from "../episode.ts";
import type { TaskFamily } from "../family.ts";
import { asBatch } from "../padding.ts";
import { byGenre } from "./byGenre.ts";
import { type Division, divideUsers, type Person } from "./division.ts";
import { NUMBER } from "./itemFeatures.ts";
import { liked } from "./liked.ts";
import type { ratingsMeta } from "./meta.ts";
import { rated } from "./rated.ts";
import type { Owner, Target } from "./target.ts";

type RatingsOptions = OptionsOf<typeof ratingsMeta.schema>;

/** Of the lot that divides users and that orders ratings of one second: one for all runs, so that they compare. */
const SEED = 1;

/** A stretch of a user's ratings. */
const part = ({ items, ratings }: UserRatings, start: number, end: number): UserRatings => ({
  items: items.subarray(start, end),
  ratings: ratings.subarray(start, end),
});
const ratingsOf = (people: readonly Person[]) => people.map(({ ratings }) => ratings);

export const ratings: TaskFamily<Ratings> = {
  createSampler(untyped, data) {
    const options = untyped as RatingsOptions;
    if (data === undefined) throw new SaidError(said`There are no ratings: the set did not load.`);
    if (data.chosen && options.target !== "liking") {
      throw new SaidError(
        said`${data.name} says what was chosen, not how it was rated. Ask what they like, not how they rate.`,
      );
    }
    const source = options.tasks === "genres" ? byGenre(data) : data;
    const lot = new Random(SEED);
    const users = ratingsByUser(source, lot.split("seconds"));
    const { enough = ENOUGH, sides } = source;
    const { queryFrom, queries } = queryOf(enough);
    if (options.shots > queryFrom) {
      throw new SaidError(
        said`Of the ${enough} ratings that a task takes, the last ${queries} are asked: at most ${queryFrom} can be known, not ${options.shots}. Lower the ratings known.`,
      );
    }
    const divided = divideUsers(users, { enough, division: options.division, sides }, lot.split("users"));
    const known = {
      source,
      training: ratingsOf([...divided.training, ...divided.few]),
      validation: coldStartTasks(ratingsOf(divided.validation), options.shots, { queryFrom, queries }),
    };
    const target =
      options.target === "liking"
        ? liked(known, options.factors, lot.split("liked"))
        : rated(known, lot.split("rated"));

    /** As many of a user's ratings from a place on as a task takes. */
    const taskOf = ({ number, ratings }: Person, from: number, random: Random, owner?: Owner) => {
      const known = part(ratings, from, from + options.shots);
      const asked = part(ratings, from + queryFrom, from + enough);
      const titles = ({ items }: UserRatings) => Array.from(items, (item) => source.items.titles[item]!);
      const description: RatingsTask = {
        kind: "ratings",
        title: options.tasks === "genres" ? source.users[number]! : said`user ${source.users[number]!}`,
        support: { titles: titles(known), items: [...known.items], ratings: [...known.ratings] },
        query: { titles: titles(asked), items: [...asked.items], ratings: [...asked.ratings] },
      };
      const support = target.support(known, options.shots, random, owner);
      return { support, query: target.query(asked, known, random, owner), description };
    };
    const batch = (drawn: readonly ReturnType<typeof taskOf>[]): SampledBatch => ({
      tasks: drawn.length,
      inputShape: [target.width],
      outputs: 1,
      support: asBatch(drawn.map(({ support }) => support)),
      query: asBatch(drawn.map(({ query }) => query)),
      description: (task: number) => drawn[task]!.description,
    });
    /** What is drawn beside a person's own ratings in the tasks that are held: the same whenever they are measured. */
    const lotOf = ({ number }: Person) => lot.split("held").split(`${number}`);

    return {
      problem: "regression",
      measures: target.measures,
      scoring: target.scoring,
      inputShape: [target.width],
      outputs: 1,
      trainingClasses: 0,
      items: source.items.ids.length,
      baselines: target.baselines,
      data: dataUse(divided, target, enough),
      ...(target.written && { written: target.written }),
      shop: {
        catalogue: target.catalogue,
        encode: target.encode,
        itemIn: (x, offset) => x[offset + NUMBER]!,
        better: target.better,
        support: (items, ratings, slots) =>
          target.support(
            { items: Uint32Array.from(items), ratings: Float32Array.from(ratings) },
            slots,
            lot.split("shop"),
          ),
      },
      held: { validation: divided.validation.length, test: divided.test.length },
      heldTask(split, index) {
        const person = divided[split][index]!;
        return batch([taskOf(person, 0, lotOf(person))]);
      },
      sample: (random, split, tasks) =>
        batch(
          Array.from({ length: tasks }, () => {
            const people = divided[split];
            const person = people[random.integer(people.length)]!;
            if (split !== "training") return taskOf(person, 0, lotOf(person));
            const places = options.trainedOn === "first" ? 1 : person.ratings.items.length - enough + 1;
            const from = random.integer(places);
            return taskOf(person, from, random.split(`${random.integer(1 << 30)}`), person.ratings);
          }),
        ),
    };
  },
};

const SPLITS = ["training", "validation", "test"] as const satisfies readonly Split[];

/** How much each side holds, and what of the test no training user rated. */
function dataUse(divided: Division, { counts, notices }: Target, enough: number): DataUse {
  const { queryFrom } = queryOf(enough);
  const counted = (people: readonly Person[]) => ({
    classes: people.length,
    groups: 0,
    examples: people.reduce((total, { ratings }) => total + ratings.items.length, 0),
  });
  const [training, validation, test] = SPLITS.map((split) => counted(divided[split]));
  const asked = ratingsOf(divided.test).map((ratings) => part(ratings, queryFrom, enough));
  const items = asked.flatMap((own) => [...own.items]);
  const unseen = items.filter((item) => counts[item] === 0).length;
  return {
    counts: { training: training!, validation: validation!, test: test! },
    notices: [
      said`${unseen} of the ${items.length} ratings asked at test are of items that no training user rated.`,
      said`${divided.few.length} users with fewer than ${enough} ratings make no task; what they rated tells of the items.`,
      ...notices(asked),
    ],
  };
}
