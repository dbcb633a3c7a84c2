// What is said to somebody who is the new user.

/** A rating in words: "4", "4.5". */
const inWords = (rating: number) => `${Number(rating.toFixed(1))}`;

export const NEW_USER = {
  you: "Be the new user",
  sampled: "A sampled user",
  which: "Whose ratings are looked at",
  search: "Search for a film you know",
  searching: "Search",
  nothingFound: "No film of that name is here.",
  yours: "Your ratings",
  empty:
    "Rate a film that you know: search for it, or take one of those below. After each rating the list re-orders.",
  ask: "To ask you next",
  askAbout:
    "Of well-known films, those whose answer would tell most. The figure, in stars: how far one star more than expected would move other films apart.",
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
  because: (title: string, count: number) =>
    count === 1
      ? `${title}: because of this rating`
      : count === 2
        ? `${title}: because of these two ratings`
        : `${title}: because of these three ratings`,
  becauseEmpty: "Once you have rated, the ratings that moved a film most stand here, in stars up or down.",
  becauseExact:
    "In stars, up or down. With a ridge head or a bias a film's expected rating is a sum, to which each of your ratings adds its part.",
  becauseLeftOut: "In stars, up or down: what is expected less what would be without the rating.",
  reads: {
    question: "How will somebody new rate a film, once a few of their ratings are known?",
    reading:
      "Compare the learner with user and item bias on the same people: the lower error is better, and where the interval of the difference holds 0 the three-line baseline is as good.",
  },
} as const;
