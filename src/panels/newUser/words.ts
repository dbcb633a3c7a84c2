// What is said to somebody who is the new user.

/** A rating in words: "4", "4.5". */
const inWords = (rating: number) => `${Number(rating.toFixed(1))}`;

export const NEW_USER = {
  you: "Be the new user",
  sampled: "A sampled user",
  which: "Whose ratings are looked at",
  search: "Search for a title you know",
  yours: "Your ratings",
  empty:
    "Rate something that you know: search for it, or take one of the titles below. After each rating the list re-orders.",
  ask: "To ask you next",
  askAbout:
    "Of well-known titles, those whose answer would tell most. The figure: how far a better rating than expected would move others apart.",
  moves: (stars: number) => `tells ${stars.toFixed(3)}`,
  rate: (title: string, rating: number, greatest: number) =>
    `Rate ${title}: ${inWords(rating)} of ${inWords(greatest)}`,
  remove: (title: string) => `Take back your rating of ${title}`,
  undo: "Undo",
  anew: "Start over",
  borrow: (who: string) => `Take the ratings of ${who}`,
  list: (who: string) => `What ${who} expects you to like`,
  known: (count: number) =>
    count === 0
      ? "Nothing is known of you yet: this is what it would show anybody."
      : count === 1
        ? "On one rating."
        : `On ${count} ratings.`,
  full: (most: number) => `Advice is given on ${most} ratings at most: take one back to rate another.`,
  answer: (rating: number) => rating.toFixed(2),
  rose: (places: number) => `up ${places}`,
  fell: (places: number) => `down ${places}`,
  fresh: "new",
  table: { known: "known", asked: "asked", rated: "rated", expected: "expected" },
  because: (title: string, count: number) =>
    count === 1
      ? `${title}: because of this rating`
      : count === 2
        ? `${title}: because of these two ratings`
        : `${title}: because of these three ratings`,
  becauseEmpty: "Once you have rated, the ratings that moved it most stand here, up or down.",
  becauseUnit: "How much each adds to what is expected of it, up or down.",
} as const;
