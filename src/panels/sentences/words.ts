// What the panel of sentences says.

import { inPercent } from "../../experiment/figures.ts";
import type { Refusals } from "../../experiment/shown.ts";
import { said } from "../../words/said.ts";

const percent = (share: number) => `${Math.round(100 * share)}%`;

export const SENTENCES = {
  own: said`A sentence of your own`,
  invite: said`Write as a customer would`,
  ask: said`What does it want?`,
  none: said`none of these`,
  refuse: said`Allow “none of these”`,
  fitting: said`Choosing how sure an answer must be…`,
  /** Where the threshold lies, and what comes of it. */
  refused: ({ threshold, tasks, wrongly, rightly }: Refusals, iteration: number) =>
    said`An answer less sure than ${percent(threshold)} counts as “none of these”: chosen on ${tasks} validation tasks with the weights of iteration ${iteration}. On ${tasks} test tasks that refuses ${inPercent(rightly, 0)} of the sentences that belong to none of the intents, and ${inPercent(wrongly, 0)} of those that belong to one.`,
  decided: (words: readonly string[]) => said`Words that decided, and by how many points: ${words}`,
  /** Of one word. */
  without: (word: string, share: number) =>
    share >= 0
      ? said`Without “${word}” the answer would be ${Math.round(100 * share)} points less likely.`
      : said`Without “${word}” the answer would be ${Math.round(-100 * share)} points more likely.`,
  nearest: (examples: readonly string[]) => said`Nearest examples: ${examples}`,
  add: said`Add an intent`,
  added: said`your own intent`,
  name: said`Name of the intent`,
  sentence: (place: number) => said`Sentence ${place} that asks for it`,
  put: said`Add it`,
  cancel: said`Cancel`,
  remove: (name: string) => said`Take “${name}” away`,
  taken: (name: string) => said`There is an intent “${name}” already: choose another name.`,
  fixedWays: said`A learner whose last layer has one output for each of the task’s intents cannot take another. Prototypical networks, matching networks and the ridge head can.`,
  askThis: said`Ask this sentence, and see which words decide`,
} as const;
