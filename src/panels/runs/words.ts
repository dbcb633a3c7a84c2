// What the table of runs says.

import { type Said, said, type Words } from "../../words/said.ts";

export const RUNS = {
  title: said`Runs kept in this browser`,
  empty: said`Nothing is kept yet. Press Play: every run is kept here while it trains, with its weights, and can be gone on with after the tab was closed.`,
  nothingFound: (sought: string) => said`No run here is about “${sought}”.`,
  search: said`Search: a name, a note, a knob…`,
  run: said`Run`,
  outcome: said`Result`,
  iterations: said`Iterations`,
  time: said`Trained for`,
  begun: said`Begun`,
  curve: said`Curve`,
  name: said`Name of the run`,
  unnamed: said`Name it…`,
  note: said`Note`,
  star: said`Keep for good`,
  unstar: said`No longer keep for good`,
  overlay: said`Lay its curve over those of the run on the page`,
  of: (what: Said, run: Said) => said`${what}: ${run}`,
  full: (most: number) => said`${most} curves at once are enough: take one away first.`,
  select: said`Choose this run`,
  selectAll: said`Choose all runs shown`,
  open: said`Go on with it`,
  here: said`on the page now`,
  remove: said`Delete`,
  save: said`Save as a file`,
  take: said`Open a file of runs`,
  table: said`Save the table (CSV)`,
  columns: said`Knobs shown as columns`,
  compare: said`Compare`,
  tooMany: (most: number) => said`No more than ${most} runs are compared at once.`,
  compareHelp: (fewest: number, most: number) =>
    said`Choose ${fewest} to ${most} runs: on the same tasks, side by side. The first one chosen is what the others are held against.`,
  storage: (count: number, megabytes: string) =>
    said`Kept: ${count}, ${megabytes} MB. The oldest without a star make room beyond 40 runs or 200 MB.`,
  unreadable: (count: number, reason: Words) =>
    said`${count} more cannot be read, the first because: ${said(reason)}`,
  notEvaluated: said`not evaluated yet`,
  states: {
    idle: said`not begun`,
    running: said`running`,
    paused: said`paused`,
    diverged: said`diverged`,
    finished: said`finished`,
  },
} as const;
