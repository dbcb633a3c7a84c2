// Cold start: what is known of a new user, what is asked, and how a predictor is scored on it.

import type { Random } from "../../engine/random.ts";

/** What one user rated, in the order of time. */
export interface UserRatings {
  readonly items: Uint32Array;
  readonly ratings: Float32Array;
  /** Numbers of the words of each rating's review, each once; absent where the source has no reviews. */
  readonly words?: readonly Uint16Array[];
}

/** A new user: a few ratings that are known, and others that are asked. */
export interface ColdStartTask {
  readonly support: UserRatings;
  readonly query: UserRatings;
}

/** Predicts a new user's ratings from those that are known. */
export type RatingPredictor = (support: UserRatings, items: Uint32Array) => Float64Array;

const part = ({ items, ratings }: UserRatings, start: number, end: number): UserRatings => ({
  items: items.subarray(start, end),
  ratings: ratings.subarray(start, end),
});

/**
 * Each user's first `shots` ratings as support and one query for every number of shots: ratings from place
 * `queryFrom` on (RETAIL.md, section 1.3: the 21st to the 30th). Users with fewer ratings make no task.
 */
export function coldStartTasks(
  users: readonly UserRatings[],
  shots: number,
  { queryFrom = 20, queries = 10 } = {},
): ColdStartTask[] {
  if (shots > queryFrom)
    throw new Error(`${shots} shots would reach into the query, which begins at ${queryFrom}.`);
  return users
    .filter(({ items }) => items.length >= queryFrom + queries)
    .map((user) => ({ support: part(user, 0, shots), query: part(user, queryFrom, queryFrom + queries) }));
}

/**
 * Users' ratings in the order of time; ratings of one second (15.7% in MovieLens latest-small), and those without a
 * time, in a seeded one.
 * @param user Number of the user of each rating, ascending.
 */
export function ratingsByUser(
  {
    user,
    item,
    rating,
    time,
    words,
  }: {
    readonly user: ArrayLike<number>;
    readonly item: Uint32Array;
    readonly rating: Float32Array;
    readonly time?: ArrayLike<number>;
    readonly words?: { readonly of: readonly Uint16Array[] };
  },
  random: Random,
): UserRatings[] {
  const users: number[][] = [];
  for (let row = 0; row < user.length; row++) {
    let own = users[user[row]!];
    if (own === undefined) {
      own = [];
      users[user[row]!] = own;
    }
    own.push(row);
  }
  return Array.from(users, (rows = []) => {
    const lot = random.choose(rows.length, rows.length);
    const order = rows.map((_, place) => place);
    const second = (place: number) => time?.[rows[place]!] ?? 0;
    order.sort((a, b) => second(a) - second(b) || lot[a]! - lot[b]!);
    return {
      items: Uint32Array.from(order, (place) => item[rows[place]!]!),
      ratings: Float32Array.from(order, (place) => rating[rows[place]!]!),
      ...(words && { words: order.map((place) => words.of[rows[place]!]!) }),
    };
  });
}

/** How well a predictor does. */
export interface ColdStartScore {
  /** Tasks that were scored: all that were given. */
  readonly tasks: number;
  /** Query ratings that were scored, and how many of them of items that no training user rated. */
  readonly ratings: number;
  readonly unseen: number;
  /** Over all query ratings. */
  readonly rmse: number;
  readonly mae: number;
  /** Sum of squared errors of each task, for paired differences. */
  readonly squaredErrors: Float64Array;
}

/**
 * Scores a predictor on every task and every rating asked; none is left out.
 * @param seen For each item whether a training user rated it.
 */
export function scoreColdStart(
  predict: RatingPredictor,
  tasks: readonly ColdStartTask[],
  seen: ArrayLike<boolean | number>,
): ColdStartScore {
  let [ratings, unseen, absolute] = [0, 0, 0];
  const squaredErrors = Float64Array.from(tasks, ({ support, query }) => {
    const predicted = predict(support, query.items);
    let squared = 0;
    for (const [place, truth] of query.ratings.entries()) {
      const error = predicted[place]! - truth;
      squared += error * error;
      absolute += Math.abs(error);
      ratings++;
      if (!seen[query.items[place]!]) unseen++;
    }
    return squared;
  });
  const squared = squaredErrors.reduce((sum, error) => sum + error, 0);
  return {
    tasks: tasks.length,
    ratings,
    unseen,
    rmse: Math.sqrt(squared / ratings),
    mae: absolute / ratings,
    squaredErrors,
  };
}
