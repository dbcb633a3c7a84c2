// What the frame of a lesson says; what a lesson says is its own.

import { said } from "../../words/said.ts";

export const LESSON = {
  title: said`Lessons`,
  about: said`Each says one thing, asks you to predict, and lets you try.`,
  step: (at: number, of: number) => said`Step ${at} of ${of}`,
  back: said`Step back`,
  next: said`Next`,
  skip: said`Skip`,
  end: said`End the lesson`,
  finish: said`Done: more lessons`,
  done: said`done`,
  right: said`Right.`,
  other: said`Not quite.`,
  predict: said`Predict first:`,
  code: said`Show a code to scan`,
  scan: said`Scan to open this step`,
  own: said`Open a lesson of your own`,
} as const;
