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

/** What they have in common beside their options. */
export const fineTuningTraits = {
  adaptsBySteps: true,
  anyWays: true,
  trainedSteps: () => 0,
  secondOrder: () => false,
  testSteps: (options) => Number(options.testSteps),
} as const satisfies Partial<AlgorithmMeta>;

export const pretrainingMeta = {
  label: "Joint pretraining",
  summary:
    "Trains one network on all tasks at once (for classification: to name every training class), then fine-tunes it.",
  page: {
    words: [
      "One network is trained on the examples of all tasks as if they were one. At a new task it is fine-tuned by plain gradient steps.",
      "Where tasks disagree, as sinusoids of all phases do, it learns their average, from which no few steps lead anywhere: the baseline that meta-learning has to beat.",
    ],
    rules: [
      String.raw`\theta \leftarrow \theta - \knob{outerLearningRate}{\beta}\,\nabla_\theta \frac{1}{\knob{metaBatch}{T}} \sum_i \mathcal{L}_i(\theta)`,
      String.raw`\theta'_i = \theta - \knob{innerLearningRate}{\alpha}\,\nabla_\theta \mathcal{L}^{\text{support}}_i(\theta) \quad \text{(}\knob{testSteps}{k}\text{ times)}`,
    ],
  },
  problems: ["regression", "classification"],
  schema: fineTuningSchema,
  ...fineTuningTraits,
} as const satisfies AlgorithmMeta;
