// What the panel of sentences says.

import { inPercent } from "../../experiment/figures.ts";
import type { Refusals } from "../../experiment/shown.ts";

const percent = (share: number) => `${Math.round(100 * share)}%`;

export const SENTENCES = {
  own: "A sentence of your own",
  invite: "Write as a customer would",
  ask: "What does it want?",
  none: "none of these",
  refuse: "Allow “none of these”",
  fitting: "Choosing how sure an answer must be…",
  /** Where the threshold lies, and what comes of it. */
  refused: ({ threshold, tasks, wrongly, rightly }: Refusals, iteration: number) =>
    `An answer less sure than ${percent(threshold)} counts as “none of these”: chosen on ${tasks} validation tasks with the weights of iteration ${iteration.toLocaleString("en")}. On ${tasks} test tasks that refuses ${inPercent(rightly, 0)} of the sentences that belong to none of the intents, and ${inPercent(wrongly, 0)} of those that belong to one.`,
  decided: "Words that decided, and by how many points:",
  /** Of one word. */
  without: (word: string, share: number) =>
    share >= 0
      ? `Without “${word}” the answer would be ${Math.round(100 * share)} points less likely.`
      : `Without “${word}” the answer would be ${Math.round(-100 * share)} points more likely.`,
  nearest: "Nearest examples:",
  add: "Add an intent",
  added: "your own intent",
  name: "Name of the intent",
  sentence: (place: number) => `Sentence ${place} that asks for it`,
  put: "Add it",
  cancel: "Cancel",
  remove: (name: string) => `Take “${name}” away`,
  taken: (name: string) => `There is an intent “${name}” already: choose another name.`,
  fixedWays:
    "A learner whose last layer has one output for each of the task’s intents cannot take another. Prototypical networks, matching networks and the ridge head can.",
  askThis: "Ask this sentence, and see which words decide",
} as const;
