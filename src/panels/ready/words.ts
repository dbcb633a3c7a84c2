// What is said of weights: whether they came with the lab or were trained here.

import type { ReadyOrigin } from "../../experiment/record.ts";

const steps = (iterations: number) => iterations.toLocaleString("en");

export const READY = {
  offered: ({ iterations, day }: ReadyOrigin) =>
    `Training this takes minutes. A ready one comes with the lab: ${steps(iterations)} meta-steps, made by “npm run reproduce” on ${day}.`,
  open: "Look at the ready one",
  compare: "Lay its curve beside yours",
  curve: "the ready one",
  stands: ({ iterations, day, build }: ReadyOrigin) =>
    `These weights came with the lab. “npm run reproduce” made them on ${day} by ${steps(iterations)} meta-steps with version ${build}; nothing of them was trained here.`,
  trainedOn: ({ iterations, day }: ReadyOrigin, here: number) =>
    `These weights came with the lab, made by “npm run reproduce” on ${day} by ${steps(iterations)} meta-steps, and were then trained here for ${steps(here)} more, with a fresh optimiser.`,
  again: "Train it from scratch",
  badge: "ready weights",
  badgeOn: "ready, trained on",
  here: "trained here",
  fresh: "untrained",
  hereWords:
    "These weights were made here, from nothing. A ready run of the same experiment comes with the lab.",
  freshWords: "Nothing has been trained here yet. A ready run of this experiment comes with the lab.",
  card: "Open it ready-made",
  away: "Put away",
} as const;
