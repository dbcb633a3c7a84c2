// Meta-SGD (Li et al. 2017): what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import { innerLoopSchema, innerLoopTraits, ratePerStep } from "../maml/meta.ts";
import type { AlgorithmMeta } from "../meta.ts";

const schema = {
  ...innerLoopSchema,
  innerLearningRate: {
    ...innerLoopSchema.innerLearningRate,
    label: "Inner learning rates at the start",
    effect: "restart",
    help: "Where the learned rates begin; from there each weight's goes its own way.",
  },
  ratePerStep: {
    ...ratePerStep,
    help: "Each inner step then has rates of its own, those past the trained steps the last one's: early steps can tell what kind of task it is, later ones fit it.",
  },
} as const satisfies Schema;

/** Meta-parameters under this name are the rates of the parameter named behind it. */
export const RATE = "rate:";

export const metaSgdMeta = {
  label: "Meta-SGD",
  paper: "Li, Zhou, Chen, Li: Meta-SGD: Learning to Learn Quickly for Few-Shot Learning (2017)",
  url: "https://arxiv.org/abs/1707.09835",
  summary: "MAML that learns, for every weight, how far and which way to step as well.",
  page: {
    words: [
      "Meta-SGD learns, beside where to start, how far and which way each single weight steps. α is as large as θ and may be negative.",
      "Each step may have an α of its own, as each step of MAML++ has a rate for each layer (Antoniou et al. 2019): what is learned is then the whole descent, from its first step to its last.",
      "With all of α equal and kept so it is MAML. The pictures below the knobs show α by layer while it is learned.",
    ],
    rules: [
      String.raw`\theta'_i = \theta - \knob{innerLearningRate}{\alpha} \circ \nabla_\theta \mathcal{L}^{\text{support}}_i(\theta)`,
      String.raw`(\theta, \alpha) \leftarrow (\theta, \alpha) - \knob{outerLearningRate}{\beta}\,\nabla \frac{1}{\knob{metaBatch}{T}} \sum_i \mathcal{L}^{\text{query}}_i(\theta'_i)`,
    ],
  },
  problems: ["regression", "classification"],
  schema,
  ...innerLoopTraits,
  shown: { prefix: RATE, label: "Learned inner rates" },
} as const satisfies AlgorithmMeta;
