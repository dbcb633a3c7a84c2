// Joint pretraining, then fine-tuning: the baseline that meta-learning must beat.

import type { Schema } from "../../schema/fields.ts";
import type { AlgorithmMeta } from "../meta.ts";

/** Options of any learner that is fine-tuned by plain gradient steps; from scratch shares them. */
export const fineTuningSchema = {
  innerLearningRate: {
    kind: "number",
    label: "Fine-tuning rate",
    symbol: "α",
    min: 0.0001,
    max: 10,
    scale: "logarithmic",
    default: 0.01,
    effect: "live",
    help: "Longer fine-tuning steps on the support set.",
  },
  testSteps: {
    kind: "integer",
    label: "Fine-tuning steps",
    min: 1,
    max: 50,
    default: 10,
    effect: "live",
    help: "How many gradient steps it may take on the support set.",
  },
} as const satisfies Schema;

export const pretrainingMeta = {
  label: "Joint pretraining",
  summary:
    "Trains one network on all tasks at once (for classification: to name every training class), then fine-tunes it.",
  problems: ["regression", "classification"],
  schema: fineTuningSchema,
  adaptsBySteps: true,
  anyWays: true,
  trainedSteps: () => 0,
  secondOrder: () => false,
  testSteps: (options) => Number(options.testSteps),
} as const satisfies AlgorithmMeta;
