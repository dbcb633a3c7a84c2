// What the page that replays a run says.

import { type Said, said } from "../words/said.ts";

export const REPLAY = {
  about: said`A run of Innerloop, a meta-learning lab in the browser, to look through. Nothing here needs a network.`,
  what: said`What was trained`,
  tasks: said`Tasks`,
  algorithm: said`Algorithm`,
  model: said`Model`,
  training: said`Training`,
  seed: said`Seed`,
  data: said`Data`,
  origin: said`Made with`,
  again: said`Again`,
  behind: (link: string) => said`behind the lab's address: ${link}`,
  curves: said`How it went`,
  adaptation: said`How it adapts`,
  results: said`What it reached`,
  measure: said`Measure`,
  moment: said`Moment of training`,
  step: said`Inner step`,
  play: said`Play`,
  pause: said`Pause`,
  truth: said`true function`,
  support: said`support points`,
  contender: said`contender`,
  before: said`before adaptation`,
  own: (fingerprint: string) => said`a person's own, fingerprint ${fingerprint}`,
  less: (measure: Said) => said`the learner less it: ${measure}`,
  measured: (tasks: Said, iteration: number) =>
    said`On ${tasks}, after ${iteration} meta-steps; ± is the half-width of a 95% interval over tasks, differences are paired by task.`,
  notMeasured: said`The run was not measured.`,
} as const;
