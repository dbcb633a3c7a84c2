// Matching networks (Vinyals et al. 2016): what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import type { AlgorithmMeta } from "../meta.ts";
import { metricTraits } from "../prototypical/meta.ts";

const schema = {
  scale: {
    kind: "number",
    label: "Attention scale",
    min: 0.1,
    max: 100,
    scale: "logarithmic",
    default: 10,
    effect: "live",
    help: "Higher lets the most similar support example decide alone; the paper's softmax of plain cosines is 1.",
  },
  fullContext: {
    kind: "flag",
    label: "Full context embeddings",
    default: false,
    effect: "restart",
    help: "Recurrent networks embed each support example in view of the others, and each query in view of them all.",
  },
  readings: {
    kind: "integer",
    label: "Readings of the support set",
    min: 1,
    max: 10,
    default: 3,
    effect: "restart",
    when: { option: "fullContext", is: [true] },
    help: "More let a query look again in the light of what it saw.",
  },
} as const satisfies Schema;

export const matchingMeta = {
  label: "Matching networks",
  paper:
    "Vinyals, Blundell, Lillicrap, Kavukcuoglu, Wierstra: Matching Networks for One Shot Learning (2016)",
  url: "https://arxiv.org/abs/1606.04080",
  summary:
    "Answers with the labels of the support set, weighted by attention: how alike each example and the query are.",
  page: {
    words: [
      "A matching network compares the query with every support example by the cosine of their embeddings, turns that into attention, and answers with the labels it attends to.",
      "It learns the embedding f. With one example of each class and a large scale it is a nearest neighbour.",
    ],
    rules: [
      String.raw`a(\hat x, x_j) = \frac{e^{\knob{scale}{c}\cos(f(\hat x), f(x_j))}}{\sum_l e^{\knob{scale}{c}\cos(f(\hat x), f(x_l))}}`,
      String.raw`\hat y = \sum_j a(\hat x, x_j)\, y_j`,
    ],
  },
  problems: ["classification"],
  schema,
  adapts: "The examples themselves: a query is held against each of them. No weight changes.",
  ...metricTraits,
} as const satisfies AlgorithmMeta;
