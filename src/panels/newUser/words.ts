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
  map: {
    toggle: said`Where you stand among users`,
    working: said`Drawing the map: it adapts to each user…`,
    about: (users: number, label: Words, asked: number, shares: string) =>
      said`Each dot is one of ${users} training users: what ${said(label)}, adapted to them, expects of the ${asked} most rated titles, beside each other, in the two directions in which tastes differ most (${shares} of it). The line is you, from before your first rating on.`,
    alike: said`It expects the same taste of everybody: users differ in nothing but how high they rate.`,
    you: said`you`,
    start: said`Before any rating`,
    step: (title: string, rating: number) => said`After ${title}, rated ${rating}`,
    point: said`Point at a dot: what that user likes.`,
    likes: (titles: readonly string[]) => said`More than others this user would like: ${titles}.`,
    ends: [
      (least: readonly string[], most: readonly string[]) => said`→ ${most} · ← ${least}`,
      (least: readonly string[], most: readonly string[]) => said`↑ ${most} · ↓ ${least}`,
    ],
    label: (users: number, ratings: number) =>
      said`A map of ${users} training users, and your way over it through ${ratings} ratings; its places follow as a table`,
    table: said`Your way over the map`,
    head: [said`rating`, said`to the right`, said`upwards`],
  },
} as const;
