// PLATIPUS (Finn, Xu, Levine 2018): what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import { innerLoopSchema, innerLoopTraits } from "../maml/meta.ts";
import type { AlgorithmMeta } from "../meta.ts";

/** Meta-parameters under this name are the logarithm of the prior's standard deviation of the weight named behind it. */
export const PRIOR = "log-prior:";
/** The same of the posterior with which the outer loop trains. */
export const POSTERIOR = "log-posterior:";

const schema = {
  ...innerLoopSchema,
  samples: {
    kind: "integer",
    label: "Samples at test",
    symbol: "M",
    min: 1,
    max: 50,
    default: 20,
    effect: "live",
    help: "How many initialisations are drawn for a task, each adapted apart: more show the spread better and cost more.",
  },
  klWeight: {
    kind: "number",
    label: "Weight of the divergence",
    min: 0,
    max: 10,
    scale: "linear",
    default: 0.3,
    effect: "live",
    help: "Higher keeps what the query set tells from straying from what the support set alone tells; 0 ends in near-certainty.",
  },
  conditioningSteps: {
    kind: "integer",
    label: "Conditioning steps",
    min: 0,
    max: 5,
    default: 1,
    effect: "restart",
    advanced: true,
    help: "Gradient steps that move the mean towards the support set before initialisations are drawn.",
  },
  conditioningRate: {
    kind: "number",
    label: "Conditioning rates at the start",
    symbol: "γ",
    min: 0.0001,
    max: 10,
    scale: "logarithmic",
    default: 0.01,
    effect: "restart",
    advanced: true,
    help: "Where the learned rates of these steps begin.",
  },
  spread: {
    kind: "number",
    label: "Standard deviation at the start",
    symbol: "σ",
    min: 0.0001,
    max: 1,
    scale: "logarithmic",
    default: 0.05,
    effect: "restart",
    advanced: true,
    help: "Where the learned spread of each weight begins.",
  },
} as const satisfies Schema;

export const platipusMeta = {
  label: "PLATIPUS",
  paper: "Finn, Xu, Levine: Probabilistic Model-Agnostic Meta-Learning (2018)",
  url: "https://arxiv.org/abs/1806.02817",
  summary:
    "MAML that learns a distribution over initialisations: it answers a support set with many functions that fit it.",
  page: {
    words: [
      "A few points seldom tell which task they come from. PLATIPUS learns a mean μ and a standard deviation σ for every weight. At a new task it moves the mean towards the support set, draws initialisations around it, and adapts each like MAML: where they disagree, the points did not tell.",
      "In training the initialisation is drawn from a posterior q that has seen the query set too. The divergence between q and the prior p that has seen the support set alone is the price for knowing more, so that p comes to say what is to be expected.",
    ],
    rules: [
      String.raw`q = \mathcal{N}\big(\mu - \gamma_q \nabla_\mu \mathcal{L}^{\text{query}}_i(\mu),\ v_q\big), \qquad p = \mathcal{N}\big(\mu - \knob{conditioningRate}{\gamma}_p \nabla_\mu \mathcal{L}^{\text{support}}_i(\mu),\ \knob{spread}{\sigma}^2\big)`,
      String.raw`\theta \sim q, \qquad \phi_i = \theta - \knob{innerLearningRate}{\alpha}\,\nabla_\theta \mathcal{L}^{\text{support}}_i(\theta) \quad \text{(}\knob{innerSteps}{k}\text{ times)}`,
      String.raw`\Theta \leftarrow \Theta - \knob{outerLearningRate}{\beta}\,\nabla_\Theta \frac{1}{\knob{metaBatch}{T}} \sum_i \Big[ \mathcal{L}^{\text{query}}_i(\phi_i) + \tfrac{\knob{klWeight}{w}}{Q}\, D_{\mathrm{KL}}(q \,\|\, p) \Big]`,
    ],
  },
  problems: ["regression", "classification"],
  schema,
  ...innerLoopTraits,
  samples: (options) => Number(options.samples),
  shown: { prefix: PRIOR, label: "Learned spread of each weight", logarithms: true },
} as const satisfies AlgorithmMeta;
