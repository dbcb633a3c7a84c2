// Reptile (Nichol, Achiam, Schulman 2018): what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import { innerLoopSchema } from "../maml/meta.ts";
import type { AlgorithmMeta } from "../meta.ts";

const schema = {
  innerLearningRate: innerLoopSchema.innerLearningRate,
  innerSteps: {
    ...innerLoopSchema.innerSteps,
    min: 1,
    max: 50,
    default: 8,
    help: "More steps carry the weights further towards each task before the initialisation follows.",
  },
  innerOptimiser: {
    kind: "choice",
    label: "Inner optimiser",
    default: "sgd",
    effect: "live",
    choices: [
      { value: "sgd", label: "Plain descent" },
      { value: "adam", label: "Adam without momentum" },
    ],
    help: "Adam steps alike in all weights, whatever the size of their slopes; it wants a far smaller rate.",
  },
  miniBatches: {
    kind: "integer",
    label: "Mini-batches",
    min: 1,
    max: 20,
    default: 2,
    effect: "live",
    advanced: true,
    help: "Into how many a task's examples are divided; inner steps take them in turn, and it is their difference that teaches Reptile more than joint training.",
  },
  testSteps: innerLoopSchema.testSteps,
} as const satisfies Schema;

export const reptileMeta = {
  label: "Reptile",
  paper: "Nichol, Achiam, Schulman: On First-Order Meta-Learning Algorithms (2018)",
  url: "https://arxiv.org/abs/1803.02999",
  summary:
    "Trains on each task for some steps and moves the initialisation towards where they led; with a meta-batch of 1 it is the serial version.",
  page: {
    words: [
      "Reptile trains on a task for some steps, as if there were no other, and then moves the initialisation part of the way to where it ended. It needs no second derivatives, and no division into support and query set.",
      "With one step on all examples that is joint training. With more, steps on different mini-batches agree better and better, and that is what makes adapting quick.",
    ],
    rules: [
      String.raw`W_i = \text{SGD}(\varphi,\ \text{task}_i,\ \knob{innerLearningRate}{\alpha},\ \knob{innerSteps}{k}\text{ steps})`,
      String.raw`\varphi \leftarrow \varphi + \knob{outerLearningRate}{\varepsilon}\, \frac{1}{\knob{metaBatch}{T}} \sum_i (W_i - \varphi)`,
    ],
  },
  problems: ["regression", "classification"],
  schema,
  adaptsBySteps: true,
  anyWays: false,
  trainedSteps: (options) => Number(options.innerSteps),
  secondOrder: () => false,
  testSteps: (options) => Number(options.testSteps),
  // φ ← φ + ε (W − φ), ε falling linearly to zero (section 6.1).
  training: { optimiser: "sgd", momentum: 0, outerLearningRate: 1, schedule: "linear", gradientClip: 0 },
} as const satisfies AlgorithmMeta;
