// What is said of taking a learner away.

import { type Said, said } from "../../words/said.ts";

export const TAKE_AWAY = {
  title: said`Take it away`,
  untrained: said`Train first: there is nothing to take away yet`,
  running: said`Pause first: what is taken away stands still`,
  learner: said`The learner (zip)`,
  learnerWords: said`Weights, model card, results, and a program for Node that adapts to a table of yours and predicts; ONNX, and TensorFlow.js where it fits.`,
  withScript: said`The experiment goes along as a short PyTorch script, too.`,
  withoutScript: (why: Said) => said`No PyTorch script goes along. ${why}`,
  replay: said`The run as a page (HTML)`,
  replayWords: said`One file that opens anywhere, without a network: what was trained, curves to run through, results.`,
  csv: said`Results (CSV)`,
  json: said`Results (JSON)`,
  pictures: said`Pictures (SVG and PNG)`,
  picturesWords: said`The charts and the picture that are in sight now.`,
} as const;

/** What is said of saving one drawing. */
export const SAVE = {
  title: said`Save this picture`,
  svg: said`As lines (SVG)`,
  png: said`In pixels, for print (PNG)`,
  csv: said`Its data (CSV)`,
} as const;
