// Who is trained on, who validates and who is new at test: a division by user, never by rating.

import type { UserRatings } from "../../baselines/ratings/coldStart.ts";
import type { Random } from "../../engine/random.ts";
import type { Split } from "../episode.ts";

/** Every user is tested in one division of these. */
export const DIVISIONS = 5;
const VALIDATION = 0.1;

/** A user with all their ratings. */
export interface Person {
  /** Their number in the data. */
  readonly number: number;
  readonly ratings: UserRatings;
}

/** Users by the side they stand on; `few` have too few ratings for a task, and tell of items only. */
export type Division = Readonly<Record<Split | "few", readonly Person[]>>;

/**
 * Divides users 70/10/20 by lot.
 * @param enough Ratings that a task takes.
 * @param division From 1: which fifth is tested.
 * @throws Error where a side is left without a user.
 */
export function divideUsers(
  users: readonly UserRatings[],
  enough: number,
  division: number,
  random: Random,
): Division {
  const people = users.map((ratings, number) => ({ number, ratings }));
  const asked = people.filter(({ ratings }) => ratings.items.length >= enough);
  const lot = random.choose(asked.length, asked.length).map((place) => asked[place]!);
  const tested = (place: number) => place % DIVISIONS === division - 1;
  const others = lot.filter((_, place) => !tested(place));
  const validating = Math.round(lot.length * VALIDATION);
  const sides = {
    training: others.slice(validating),
    validation: others.slice(0, validating),
    test: lot.filter((_, place) => tested(place)),
  };
  for (const [side, held] of Object.entries(sides)) {
    if (held.length === 0)
      throw new Error(
        `No task is left for ${side}: only ${asked.length} of ${people.length} have the ${enough} ratings that a task takes, and they are divided 70/10/20.`,
      );
  }
  return { ...sides, few: people.filter(({ ratings }) => ratings.items.length < enough) };
}
