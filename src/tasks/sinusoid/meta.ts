// Sinusoid regression (Finn, Abbeel, Levine 2017, section 5.1): what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import { said } from "../../words/said.ts";
import type { TaskFamilyMeta } from "../meta.ts";
import { queryPoints, testShots } from "../pointFields.ts";

const schema = {
  shots: {
    kind: "integer",
    label: "Support points",
    symbol: "K",
    min: 1,
    max: 100,
    default: 10,
    effect: "restart",
    ofTraining: true,
    help: "More points show more of the curve, so adapting gets easier.",
  },
  query: queryPoints(10),
  testShots: testShots("Support points at test", 10),
  amplitudeMin: {
    kind: "number",
    label: "Smallest amplitude",
    min: 0,
    max: 10,
    scale: "linear",
    default: 0.1,
    effect: "restart",
    advanced: true,
    help: "Raising it leaves out the flattest curves.",
  },
  amplitudeMax: {
    kind: "number",
    label: "Largest amplitude",
    min: 0.01,
    max: 20,
    scale: "linear",
    default: 5,
    effect: "restart",
    advanced: true,
    help: "Raising it makes tasks differ more, and errors larger.",
  },
  phaseMax: {
    kind: "number",
    label: "Largest phase",
    min: 0,
    max: 6.3,
    scale: "linear",
    default: Math.PI,
    effect: "restart",
    advanced: true,
    help: "Raising it towards 2π makes the average over all tasks a flat line.",
    unit: "rad",
  },
  inputRange: {
    kind: "number",
    label: "Input range ±",
    min: 0.5,
    max: 20,
    scale: "linear",
    default: 5,
    effect: "restart",
    advanced: true,
    help: "Widening it shows more periods of each curve.",
  },
  noise: {
    kind: "number",
    label: "Noise",
    symbol: "σ",
    min: 0,
    max: 2,
    scale: "linear",
    default: 0,
    effect: "restart",
    advanced: true,
    help: "Raising it scatters the support points around the true curve.",
  },
} as const satisfies Schema;

export const sinusoidMeta = {
  label: "Sinusoids",
  summary: "Each task is one sine wave of its own amplitude and phase; from a few points, find the rest.",
  problem: "regression",
  picture: "function",
  inputs: "features",
  schema,
  conflicts: (options) =>
    Number(options.amplitudeMin) > Number(options.amplitudeMax)
      ? [
          {
            option: "amplitudeMin",
            message: said`The smallest amplitude (${Number(options.amplitudeMin)}) is above the largest (${Number(options.amplitudeMax)}).`,
          },
        ]
      : [],
} as const satisfies TaskFamilyMeta;
