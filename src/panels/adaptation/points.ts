// Points of a person's own as support examples of a task of numbers.

import type { PlainExamples } from "../../experiment/shown.ts";

export const withPoints = (xs: readonly number[], ys: readonly number[]): PlainExamples => ({
  x: Float32Array.from(xs),
  y: Float32Array.from(ys),
  count: xs.length,
});
