// Almost no inner loop (Raghu et al. 2020): what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import { innerLoopSchema, innerLoopTraits } from "../maml/meta.ts";
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
  page: {
    words: [
      "ANIL is MAML in which only the last layer w adapts. The features φ below it are the same for every task and are learned by the outer loop alone.",
      "If it does as well as MAML, then what MAML learned was good features, not weights that move quickly.",
    ],
    rules: [
      String.raw`w'_i = w - \knob{innerLearningRate}{\alpha}\,\nabla_w \mathcal{L}^{\text{support}}_i(\varphi, w) \quad \text{(}\knob{innerSteps}{k}\text{ times)}`,
      String.raw`(\varphi, w) \leftarrow (\varphi, w) - \knob{outerLearningRate}{\beta}\,\nabla \frac{1}{\knob{metaBatch}{T}} \sum_i \mathcal{L}^{\text{query}}_i(\varphi, w'_i)`,
    ],
  },
  problems: ["regression", "classification"],
  schema,
  ...innerLoopTraits,
} as const satisfies AlgorithmMeta;
