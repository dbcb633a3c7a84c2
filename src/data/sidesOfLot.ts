// A division by lot into training, validation and test.

import type { Split } from "../tasks/episode.ts";

/** Divisions: everyone is tested in one of them. */
const DIVISIONS = 5;
const VALIDATION = 0.1;

/**
 * Places of a lot of `count` tasks (users, products) by side, 70/10/20.
 * @param division From 1: which fifth is tested.
 */
export function sidesOfLot(count: number, division: number): Readonly<Record<Split, readonly number[]>> {
  const places = Array.from({ length: count }, (_, place) => place);
  const tested = (place: number) => place % DIVISIONS === division - 1;
  const others = places.filter((place) => !tested(place));
  const validating = Math.round(count * VALIDATION);
  return {
    training: others.slice(validating),
    validation: others.slice(0, validating),
    test: places.filter(tested),
  };
}
