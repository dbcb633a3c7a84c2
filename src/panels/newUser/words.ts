// What is said to somebody who is the new user.

import { said, type Words } from "../../words/said.ts";

/** A rating in words: "4", "4.5". */
const inWords = (rating: number) => Number(rating.toFixed(1));

export const NEW_USER = {
  you: said`Be the new user`,
  sampled: said`A sampled user`,
  which: said`Whose ratings are looked at`,
  search: said`Search for a title you know`,
  searching: said`Search`,
  nothingFound: said`Nothing of that name is here.`,
  waits: said`Reading the titles, and what everybody would be shown…`,
  yours: said`Your ratings`,
  empty: said`Rate something that you know: search for it, or take one of the titles below. After each rating the list re-orders.`,
  ask: said`To ask you next`,
  askAbout: said`Of well-known titles, those whose answer would tell most. The figure: how far a better rating than expected would move others apart.`,
  moves: (stars: number) => said`tells ${stars.toFixed(3)}`,
  rate: (title: string, rating: number, greatest: number) =>
    said`Rate ${title}: ${inWords(rating)} of ${inWords(greatest)}`,
  remove: (title: string) => said`Take back your rating of ${title}`,
  undo: said`Undo`,
  anew: said`Start over`,
  borrow: (who: Words) => said`Take the ratings of ${said(who)}`,
  list: (who: Words) => said`What ${said(who)} expects you to like`,
  known: (count: number) =>
    count === 0
      ? said`Nothing is known of you yet: this is what it would show anybody.`
      : count === 1
        ? said`On one rating.`
        : said`On ${count} ratings.`,
  full: (most: number) => said`Advice is given on ${most} ratings at most: take one back to rate another.`,
  answer: (rating: number) => rating.toFixed(2),
  rose: (places: number) => said`up ${places}`,
  fell: (places: number) => said`down ${places}`,
  fresh: said`new`,
  table: { known: said`known`, asked: said`asked`, rated: said`rated`, expected: said`expected` },
  because: (title: string, count: number) =>
    count === 1
      ? said`${title}: because of this rating`
      : count === 2
        ? said`${title}: because of these two ratings`
        : said`${title}: because of these three ratings`,
  becauseEmpty: said`Once you have rated, the ratings that moved it most stand here, up or down.`,
  becauseUnit: said`How much each adds to what is expected of it, up or down.`,
} as const;
