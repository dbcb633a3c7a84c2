// Who is trained on, who validates and who is new at test: a division by user, never by rating.

import type { UserRatings } from "../../baselines/ratings/coldStart.ts";
import type { Ratings } from "../../data/ratings/ratings.ts";
import { sidesOfLot } from "../../data/sidesOfLot.ts";
import type { Random } from "../../engine/random.ts";
import type { Split } from "../episode.ts";

/** A user with all their ratings. */
export interface Person {
  /** Their number in the data. */
  readonly number: number;
  readonly ratings: UserRatings;
}

/** Users by the side they stand on; `few` have too few ratings for a task, and tell of items only. */
export type Division = Readonly<Record<Split | "few", readonly Person[]>>;

/** How users are divided. */
export interface Dividing {
  /** Ratings that a task takes. */
  readonly enough: number;
  /** From 1: which fifth is tested, where users are divided by lot. */
  readonly division: number;
  /** Numbers of the users of each side, where the data say which. */
  readonly sides?: Ratings["sides"];
}

/**
 * Divides users 70/10/20 by lot, or as the data say.
 * @throws Error where a side is left without a user.
 */
export function divideUsers(
  users: readonly UserRatings[],
  { enough, division, sides }: Dividing,
  random: Random,
): Division {
  const people = users.map((ratings, number) => ({ number, ratings }));
  const asked = people.filter(({ ratings }) => ratings.items.length >= enough);
  const lot = random.choose(asked.length, asked.length).map((place) => asked[place]!);
  const byLot = sidesOfLot(lot.length, division);
  const side = (split: Split) =>
    sides ? sides[split].map((number) => people[number]!) : byLot[split].map((place) => lot[place]!);
  const divided = { training: side("training"), validation: side("validation"), test: side("test") };
  for (const [split, held] of Object.entries(divided)) {
    if (held.length === 0)
      throw new Error(
        `No task is left for ${split}: only ${asked.length} of ${people.length} have the ${enough} ratings that a task takes, and they are divided 70/10/20.`,
      );
  }
  return { ...divided, few: people.filter(({ ratings }) => ratings.items.length < enough) };
}
