// A ridge regression as the last layer (Bertinetto et al. 2019): what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import type { AlgorithmMeta } from "../meta.ts";
import { metricTraits } from "../prototypical/meta.ts";

const schema = {
  regularisation: {
    kind: "number",
    label: "Regularisation at the start",
    symbol: "λ",
    min: 0.001,
    max: 1000,
    scale: "logarithmic",
    default: 1,
    effect: "restart",
    help: "Higher keeps a task's weights smaller and trusts its few examples less; training learns it from there.",
  },
} as const satisfies Schema;

export const ridgeMeta = {
  label: "Ridge head (R2-D2)",
  paper: "Bertinetto, Henriques, Torr, Vedaldi: Meta-learning with Differentiable Closed-form Solvers (2019)",
  url: "https://arxiv.org/abs/1805.08136",
  summary:
    "Learns features on which a ridge regression, solved exactly for each task, is the right last layer.",
  page: {
    words: [
      "The last layer W of each task is the solution of a ridge regression from the features of its support set to its targets: exact, in one stroke, without inner steps. What is learned are the features φ, through the derivative of that solution.",
      "The row of ones beside the features is the intercept. With fewer examples than features the system to be solved is as small as the support set.",
      "Classes are regressed as zeros and ones; a learned scale α makes logits of the answers. The regularisation λ is learned too.",
    ],
    rules: [
      String.raw`X = [\varphi(x), 1]_{(x, y) \in S}, \quad Y = [y]_{(x, y) \in S}`,
      String.raw`W = \operatorname{arg\,min}_W \lVert X W - Y \rVert^2 + \knob{regularisation}{\lambda} \lVert W \rVert^2 = X^\top (X X^\top + \lambda I)^{-1}\, Y`,
      String.raw`\hat{y} = \alpha\, [\varphi(x), 1]\, W \quad (\alpha = 1 \text{ for values})`,
      String.raw`(\varphi, \lambda, \alpha) \leftarrow (\varphi, \lambda, \alpha) - \knob{outerLearningRate}{\beta}\,\nabla \frac{1}{\knob{metaBatch}{T}} \sum_i \mathcal{L}^{\text{query}}_i(\varphi, \lambda, \alpha)`,
    ],
  },
  problems: ["regression", "classification"],
  schema,
  adapts: "The last layer alone: it is solved for exactly from the examples. No other weight changes.",
  ...metricTraits,
} as const satisfies AlgorithmMeta;
