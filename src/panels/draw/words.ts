// What the drawing pads say.

import { said } from "../../words/said.ts";

export const DRAW = {
  title: said`Draw`,
  query: said`Draw here`,
  /** How, for whoever draws by keyboard. */
  keys: said`arrow keys move the pen, Space puts it down and lifts it`,
  invite: said`Draw one of these letters in the large field. Or draw letters of your own over them first.`,
  letter: (label: number) => said`Letter ${label}`,
  chance: (label: number, percent: number) => said`${label} · ${percent}%`,
  undo: (name: string) => said`Undo the last stroke: ${name}`,
  clear: (name: string) => said`Clear: ${name}`,
  answer: (label: number, percent: number) => said`That is letter ${label} (${percent}%).`,
  untrained: said`Not trained yet: it guesses. Press Play, and it learns to see.`,
  young: (iteration: number, of: number) =>
    said`Trained for ${iteration} of ${of} iterations: it may still be guessing, however sure it sounds.`,
  looksAt: said`It looks at`,
  nearest: said`Nearest examples, as it sees them`,
  adapts: said`It compares with nothing: it changed its weights on these letters, and answers from them.`,
} as const;
