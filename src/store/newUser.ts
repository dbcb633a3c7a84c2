// The person as a new user: what they rate, and what contenders advise on it.

import type { Advice, KnownRatings, UserMap } from "../experiment/shown.ts";
import type { Catalogue } from "../tasks/episode.ts";
import { wordsOf } from "../words/said.ts";
import { worker } from "./line.ts";
import { say, sayFault } from "./messages.ts";
import { lab, type OwnRating } from "./state.ts";

/** What the person rated, as it stands. */
const standing = (): readonly OwnRating[] => lab.getState().ownRatings.at(-1) ?? [];
const change = (to: readonly OwnRating[]) =>
  lab.setState(({ ownRatings }) => ({ ownRatings: [...ownRatings, to] }));

/** Rates an item, for the first time or otherwise. */
export function rate(item: number, title: string, rating: number): void {
  const before = standing();
  const known = before.some((own) => own.item === item);
  const own = { item, title, rating };
  change(known ? before.map((each) => (each.item === item ? own : each)) : [...before, own]);
}

/** Takes a rating back. */
export const withdraw = (item: number): void => change(standing().filter((own) => own.item !== item));
/** Puts other ratings in the place of all: none, or another person's. */
export const beginAnew = (ratings: readonly OwnRating[] = []): void => change(ratings);
/** Takes back the last change. */
export const undoRating = (): void =>
  lab.setState(({ ownRatings }) => ({ ownRatings: ownRatings.slice(0, -1) }));

/** What can be rated; ratings of what is not among it are forgotten. `undefined` where that fails, and why is said. */
export async function loadCatalogue(): Promise<Catalogue | undefined> {
  try {
    const catalogue = await worker.catalogue();
    const here = (own: OwnRating) => catalogue.titles[own.item] === own.title;
    if (!standing().every(here)) lab.setState({ ownRatings: [] });
    return catalogue;
  } catch (error) {
    say(wordsOf(error), "fault");
    return undefined;
  }
}

const knownOf = (ratings: readonly OwnRating[]): KnownRatings => ({
  items: ratings.map(({ item }) => item),
  ratings: ratings.map(({ rating }) => rating),
});

/** Where these ratings lead among training users, as a contender sees them; `undefined` where that fails, and why is said. */
export const userMapOf = (ratings: readonly OwnRating[], role: string): Promise<UserMap | undefined> =>
  worker.userMap(knownOf(ratings), role).catch(sayFault);

/** What a contender advises on these ratings; `undefined` where that fails, and why is said. */
export async function recommendations(
  ratings: readonly OwnRating[],
  role: string,
): Promise<Advice | undefined> {
  try {
    return await worker.recommend(knownOf(ratings), role);
  } catch (error) {
    say(wordsOf(error), "fault");
    return undefined;
  }
}
