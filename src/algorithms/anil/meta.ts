// Almost no inner loop (Raghu et al. 2020): what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import { innerLoopSchema } from "../maml/meta.ts";
import type { AlgorithmMeta } from "../meta.ts";

const schema = {
  ...innerLoopSchema,
  adapting: {
    kind: "choice",
    label: "Adapts",
    default: "head",
    effect: "live",
    choices: [
      { value: "head", label: "Last layer only" },
      { value: "all", label: "All layers (MAML)" },
    ],
    help: "With the last layer alone the features are shared by all tasks, and each inner step costs little.",
  },
} as const satisfies Schema;

export const anilMeta = {
  label: "ANIL",
  paper: "Raghu, Raghu, Bengio, Vinyals: Rapid Learning or Feature Reuse? (2020)",
  url: "https://arxiv.org/abs/1909.09157",
  summary:
    "MAML whose inner loop adapts the last layer only: the features are learned by the outer loop alone.",
  problems: ["regression", "classification"],
  schema,
  adaptsBySteps: true,
  anyWays: false,
  trainedSteps: (options) => Number(options.innerSteps),
  secondOrder: ({ order }) => order !== "first",
  testSteps: (options) => Number(options.testSteps),
} as const satisfies AlgorithmMeta;
