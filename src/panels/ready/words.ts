// What is said of weights: whether they came with the lab or were trained here.

import type { ReadyOrigin } from "../../experiment/record.ts";
import { said } from "../../words/said.ts";

export const READY = {
  offered: ({ iterations, day }: ReadyOrigin) =>
    said`Training this takes minutes. A ready one comes with the lab: ${iterations} meta-steps, made by “npm run reproduce” on ${day}.`,
  open: said`Look at the ready one`,
  compare: said`Lay its curve beside yours`,
  curve: said`the ready one`,
  stands: ({ iterations, day, build }: ReadyOrigin) =>
    said`These weights came with the lab. “npm run reproduce” made them on ${day} by ${iterations} meta-steps with version ${build}; nothing of them was trained here.`,
  trainedOn: ({ iterations, day }: ReadyOrigin, here: number) =>
    said`These weights came with the lab, made by “npm run reproduce” on ${day} by ${iterations} meta-steps, and were then trained here for ${here} more, with a fresh optimiser.`,
  again: said`Train it from scratch`,
  badge: said`ready weights`,
  badgeOn: said`ready, trained on`,
  here: said`trained here`,
  fresh: said`untrained`,
  hereWords: said`These weights were made here, from nothing. A ready run of the same experiment comes with the lab.`,
  freshWords: said`Nothing has been trained here yet. A ready run of this experiment comes with the lab.`,
  card: said`Open it ready-made`,
  away: said`Put away`,
} as const;
