// What the page says to somebody who has just come by, and of itself.

import { type Said, said, type Words } from "../../words/said.ts";

const NUMBERS: readonly Said[] = [
  said("no"),
  said("one"),
  said("two"),
  said("three"),
  said("four"),
  said("five"),
  said("six"),
  said("seven"),
  said("eight"),
  said("nine"),
  said("ten"),
];
/** At the head of a sentence. */
const FIRST: readonly Said[] = [
  said("No"),
  said("One"),
  said("Two"),
  said("Three"),
  said("Four"),
  said("Five"),
];
const inWords = (count: number) => NUMBERS[count] ?? count;

/** By how far somebody has come: before the first click, while it learns, invited to move a point, having moved one. */
export const ARRIVAL = {
  before: {
    title: (networks: number, points: number) =>
      said`${FIRST[networks] ?? networks} networks see the same ${inWords(points)} points. One learns how to learn.`,
    more: said`Click the picture to begin: the dotted curve is what they should find.`,
  },
  learning: {
    title: (learner: Words) => said`${said(learner)} is learning how to learn.`,
    more: said`Each moment it practises on other curves. Watch its bold line snap to the dotted one; the others cannot.`,
  },
  invited: {
    title: () => said`Your turn: move a point.`,
    more: said`Drag an orange one. All of them learn your points anew, at once.`,
  },
  moved: {
    title: () => said`That was a task nobody had ever seen: yours.`,
    more: said`The same points and the same steps for all. What differs is what they knew before.`,
  },
} as const;

export const ARRIVAL_BUTTONS = {
  begin: said`Begin`,
  what: said`What is meta-learning?`,
  more: said`What else?`,
  away: said`Put away`,
} as const;

export const ABOUT = {
  title: said`What is meta-learning?`,
  /** Two lines. */
  lines: [
    said`A network usually learns one task from thousands of examples.`,
    said`Meta-learning practises on many small tasks, until a new one takes a handful.`,
  ],
  privacy: said`Nothing leaves this machine: everything is trained here, in your browser, and your points, drawings and files stay in it.`,
  made: said`Innerloop is made by The Innerloop founders.`,
  licence: said`Open source under the MIT licence`,
  source: (build: string) =>
    said`Its source is the repository that this page was built from, version ${build}.`,
  words: said`Words used here`,
  button: said`About Innerloop`,
} as const;
