// Prototypical networks (Snell, Swersky, Zemel 2017): what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import type { AlgorithmMeta } from "../meta.ts";

const schema = {
  distance: {
    kind: "choice",
    label: "Distance",
    default: "euclidean",
    effect: "live",
    choices: [
      { value: "euclidean", label: "Squared Euclidean" },
      { value: "cosine", label: "Cosine" },
    ],
    help: "Cosine looks at direction only; squared Euclidean makes the classifier linear in the embedding.",
  },
  temperature: {
    kind: "number",
    label: "Cosine scale",
    min: 0.1,
    max: 100,
    scale: "logarithmic",
    default: 10,
    effect: "live",
    when: { option: "distance", is: ["cosine"] },
    help: "Higher makes predictions from the same angles more confident.",
  },
} as const satisfies Schema;

/** What learners have in common that compare embeddings and take no steps. */
export const metricTraits = {
  adaptsBySteps: false,
  anyWays: true,
  trainedSteps: () => 0,
  secondOrder: () => false,
  testSteps: () => 0,
} as const satisfies Partial<AlgorithmMeta>;

export const prototypicalMeta = {
  label: "Prototypical networks",
  paper: "Snell, Swersky, Zemel: Prototypical Networks for Few-shot Learning (2017)",
  url: "https://arxiv.org/abs/1703.05175",
  summary: "Learns an embedding in which each class gathers around the mean of its support examples.",
  page: {
    words: [
      "A prototypical network learns an embedding f in which each class gathers around the mean of its support examples, its prototype. A query belongs to the nearest.",
      "Training on more classes at once than are tested makes the embedding finer.",
    ],
    rules: [
      String.raw`c_n = \frac{1}{\knob{shots}{K}} \sum_{(x, y) \in S,\ y = n} f(x)`,
      String.raw`p(y = n \mid x) = \frac{e^{-d(f(x),\, c_n)}}{\sum_{m=1}^{\knob{ways}{N}} e^{-d(f(x),\, c_m)}}`,
    ],
  },
  problems: ["classification"],
  schema,
  adapts: "What stands for each class: the mean of its examples in the learned space. No weight changes.",
  ...metricTraits,
} as const satisfies AlgorithmMeta;
