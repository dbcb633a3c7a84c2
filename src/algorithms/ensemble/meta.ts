// An ensemble of MAMLs: what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import { innerLoopSchema, innerLoopTraits } from "../maml/meta.ts";
import type { AlgorithmMeta } from "../meta.ts";

const schema = {
  ...innerLoopSchema,
  members: {
    kind: "integer",
    label: "Members",
    symbol: "M",
    min: 1,
    max: 20,
    default: 5,
    effect: "restart",
    help: "So many initialisations are learned apart; each costs as much as one MAML.",
  },
} as const satisfies Schema;

export const ensembleMeta = {
  label: "Ensemble of MAMLs",
  summary:
    "Several MAMLs learned from different random weights: where they disagree, the points did not tell.",
  page: {
    words: [
      "Some MAMLs start from different random weights and learn from the same stream of tasks, none knowing of the others. At a task each adapts apart, and their predictions are averaged.",
      "It is the plain way to have several answers, beside which a learned distribution must prove itself. Nothing teaches the members to disagree where they should.",
    ],
    rules: [
      String.raw`\theta'_{i,m} = \theta_m - \knob{innerLearningRate}{\alpha}\,\nabla \mathcal{L}^{\text{support}}_i(\theta_m), \qquad m = 1 \dots \knob{members}{M}`,
      String.raw`\theta_m \leftarrow \theta_m - \knob{outerLearningRate}{\beta}\,\nabla_{\theta_m} \frac{1}{\knob{metaBatch}{T}} \sum_i \mathcal{L}^{\text{query}}_i(\theta'_{i,m})`,
    ],
  },
  problems: ["regression", "classification"],
  schema,
  ...innerLoopTraits,
  samples: (options) => Number(options.members),
} as const satisfies AlgorithmMeta;
