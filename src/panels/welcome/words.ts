// What the page says to somebody who has just come by, and of itself.

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const inWords = (count: number) => NUMBERS[count] ?? `${count}`;
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** By how far somebody has come: before the first click, while it learns, invited to move a point, having moved one. */
export const ARRIVAL = {
  before: {
    title: (networks: number, points: number) =>
      `${capital(inWords(networks))} networks see the same ${inWords(points)} points. One learns how to learn.`,
    more: "Click the picture to begin: the dotted curve is what they should find.",
  },
  learning: {
    title: (learner: string) => `${learner} is learning how to learn.`,
    more: "Each moment it practises on other curves. Watch its bold line snap to the dotted one; the others cannot.",
  },
  invited: {
    title: () => "Your turn: move a point.",
    more: "Drag an orange one. All of them learn your points anew, at once.",
  },
  moved: {
    title: () => "That was a task nobody had ever seen: yours.",
    more: "The same points and the same steps for all. What differs is what they knew before.",
  },
} as const;

export const ARRIVAL_BUTTONS = {
  begin: "Begin",
  what: "What is meta-learning?",
  more: "What else?",
  away: "Put away",
} as const;

export const ABOUT = {
  title: "What is meta-learning?",
  /** Two lines. */
  lines: [
    "A network usually learns one task from thousands of examples.",
    "Meta-learning practises on many small tasks, until a new one takes a handful.",
  ],
  privacy:
    "Nothing leaves this machine: everything is trained here, in your browser, and your points, drawings and files stay in it.",
  made: "Innerloop is made by The Innerloop founders.",
  licence: "Open source under the MIT licence",
  source: (build: string) => `Its source is the repository that this page was built from, version ${build}.`,
  words: "Words used here",
  button: "About Innerloop",
} as const;
