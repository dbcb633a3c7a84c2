// From scratch: a random initialisation, never trained. The floor under every other learner.

import type { AlgorithmMeta } from "../meta.ts";
import { fineTuningSchema, fineTuningTraits } from "../pretraining/meta.ts";

export const scratchMeta = {
  label: "From scratch",
  summary: "Starts each task at random weights: what the support set alone can teach.",
  page: {
    words: [
      "Random weights, never trained, are fine-tuned to each task: what the support set alone can teach.",
    ],
    rules: [
      String.raw`\theta'_i = \theta_{\text{random}} - \knob{innerLearningRate}{\alpha}\,\nabla_\theta \mathcal{L}^{\text{support}}_i(\theta) \quad \text{(}\knob{testSteps}{k}\text{ times)}`,
    ],
  },
  problems: ["regression", "classification"],
  schema: fineTuningSchema,
  ...fineTuningTraits,
} as const satisfies AlgorithmMeta;
