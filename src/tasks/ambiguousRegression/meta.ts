// Ambiguous regression (Finn, Xu, Levine 2018, section 6): what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import type { TaskFamilyMeta } from "../meta.ts";
import { queryPoints, testShots } from "../pointFields.ts";

const schema = {
  shots: {
    kind: "integer",
    label: "Support points",
    symbol: "K",
    min: 1,
    max: 100,
    default: 5,
    effect: "restart",
    ofTraining: true,
    help: "Fewer points leave more functions possible.",
  },
  query: queryPoints(10),
  testShots: testShots("Support points at test", 5),
  noise: {
    kind: "number",
    label: "Noise",
    symbol: "σ",
    min: 0.01,
    max: 2,
    scale: "linear",
    default: 0.3,
    effect: "restart",
    help: "Scatters support and query points around the true function: the noisier, the more functions fit.",
  },
  lines: {
    kind: "number",
    label: "Share of lines",
    min: 0,
    max: 1,
    scale: "linear",
    default: 0.5,
    effect: "restart",
    advanced: true,
    help: "The other tasks are sinusoids; a few points often fit either.",
  },
} as const satisfies Schema;

export const ambiguousRegressionMeta = {
  label: "Ambiguous curves",
  summary: "Each task is a sine wave or a line, seen through a few noisy points that many of both would fit.",
  problem: "regression",
  picture: "function",
  inputs: "features",
  schema,
} as const satisfies TaskFamilyMeta;
