// Model-agnostic meta-learning (Finn, Abbeel, Levine 2017): what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import type { AlgorithmMeta } from "../meta.ts";

/** Options of every learner that differentiates through its inner loop. */
export const innerLoopSchema = {
  innerLearningRate: {
    kind: "number",
    label: "Inner learning rate",
    symbol: "α",
    min: 0.0001,
    max: 10,
    scale: "logarithmic",
    default: 0.01,
    effect: "live",
    help: "Longer adaptation steps: faster at first, unstable when too long.",
  },
  innerSteps: {
    kind: "integer",
    label: "Inner steps in training",
    min: 0,
    max: 20,
    default: 1,
    effect: "live",
    help: "The outer loop then prepares the initialisation for this many steps; each costs time and memory.",
  },
  testSteps: {
    kind: "integer",
    label: "Inner steps at test",
    min: 1,
    max: 50,
    default: 10,
    effect: "live",
    help: "How far evaluation and the adaptation picture go on, past the trained steps too.",
  },
  order: {
    kind: "choice",
    label: "Order",
    default: "second",
    effect: "live",
    choices: [
      { value: "second", label: "Second" },
      { value: "first", label: "First (FOMAML)" },
      { value: "annealed", label: "First, then second" },
    ],
    help: "First order ignores how the inner gradient itself changes with the initialisation: cheaper, less exact.",
  },
  secondOrderFrom: {
    kind: "integer",
    label: "Second order from iteration",
    min: 0,
    max: 1_000_000,
    default: 1000,
    effect: "live",
    when: { option: "order", is: ["annealed"] },
    help: "Starting later saves time early on, when exact gradients matter least.",
  },
} as const satisfies Schema;

/** What these learners have in common beside their options. */
export const innerLoopTraits = {
  adaptsBySteps: true,
  anyWays: false,
  trainedSteps: (options) => Number(options.innerSteps),
  secondOrder: ({ order }) => order !== "first",
  testSteps: (options) => Number(options.testSteps),
} as const satisfies Partial<AlgorithmMeta>;

/** Whether learned inner rates are each step's own. */
export const ratePerStep = {
  kind: "flag",
  label: "One for each step",
  default: false,
  effect: "restart",
  advanced: true,
} as const;

const schema = {
  ...innerLoopSchema,
  innerLearningRate: {
    ...innerLoopSchema.innerLearningRate,
    restartsWhen: { option: "learnInnerRate", is: [true] },
  },
  learnInnerRate: {
    kind: "flag",
    label: "Learn the inner rate",
    default: false,
    effect: "restart",
    advanced: true,
    help: "The outer loop then tunes one rate for each weight matrix, starting from α.",
  },
  ratePerStep: {
    ...ratePerStep,
    when: { option: "learnInnerRate", is: [true] },
    help: "Each inner step then has learned rates of its own (MAML++).",
  },
  normalisePerStep: {
    kind: "flag",
    label: "Normalise each step its own way",
    default: false,
    effect: "restart",
    advanced: true,
    help: "Each inner step has gains and biases of its own behind batch normalisation (MAML++); its statistics are its own in any case.",
  },
  multiStepLoss: {
    kind: "flag",
    label: "Multi-step loss",
    default: false,
    effect: "live",
    advanced: true,
    help: "The query loss after every inner step counts, not after the last alone: steadier gradients through many steps (MAML++).",
  },
  multiStepUntil: {
    kind: "integer",
    label: "All steps count until iteration",
    min: 1,
    max: 1_000_000,
    default: 1000,
    effect: "live",
    advanced: true,
    when: { option: "multiStepLoss", is: [true] },
    help: "By then the last step's loss has gradually become the only one that counts.",
  },
} as const satisfies Schema;

export const mamlMeta = {
  label: "MAML",
  paper: "Finn, Abbeel, Levine: Model-Agnostic Meta-Learning for Fast Adaptation of Deep Networks (2017)",
  url: "https://arxiv.org/abs/1703.03400",
  summary: "Learns an initialisation from which a few gradient steps on the support set fit any task.",
  page: {
    words: [
      "MAML looks for weights θ that are a good place to start from. For each task it takes a few gradient steps on the support set, and asks how well the weights it ended at, θ′, do on the query set.",
      "The outer loop moves θ so that θ′ does better. It differentiates through the inner steps: how θ′ changes with θ depends on the curvature of the support loss. First order leaves that curvature out.",
    ],
    rules: [
      String.raw`\theta'_i = \theta - \knob{innerLearningRate}{\alpha}\,\nabla_\theta \mathcal{L}^{\text{support}}_i(\theta) \quad \text{(}\knob{innerSteps}{k}\text{ times)}`,
      String.raw`\theta \leftarrow \theta - \knob{outerLearningRate}{\beta}\,\nabla_\theta \frac{1}{\knob{metaBatch}{T}} \sum_i \mathcal{L}^{\text{query}}_i(\theta'_i)`,
    ],
  },
  problems: ["regression", "classification"],
  schema,
  ...innerLoopTraits,
  wantsNormalisation: ({ normalisePerStep }) => normalisePerStep === true,
} as const satisfies AlgorithmMeta;
