// From scratch: a random initialisation, never trained. The floor under every other learner.

import type { AlgorithmMeta } from "../meta.ts";
import { fineTuningSchema } from "../pretraining/meta.ts";

export const scratchMeta = {
  label: "From scratch",
  summary: "Starts each task at random weights: what the support set alone can teach.",
  problems: ["regression", "classification"],
  schema: fineTuningSchema,
  adaptsBySteps: true,
  anyWays: true,
  trainedSteps: () => 0,
  secondOrder: () => false,
  testSteps: (options) => Number(options.testSteps),
} as const satisfies AlgorithmMeta;
