// Matching networks (Vinyals et al. 2016): what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import type { AlgorithmMeta } from "../meta.ts";

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
} as const satisfies Schema;

export const matchingMeta = {
  label: "Matching networks",
  paper:
    "Vinyals, Blundell, Lillicrap, Kavukcuoglu, Wierstra: Matching Networks for One Shot Learning (2016)",
  url: "https://arxiv.org/abs/1606.04080",
  summary:
    "Answers with the labels of the support set, weighted by attention: how alike each example and the query are.",
  problems: ["classification"],
  schema,
  adaptsBySteps: false,
  anyWays: true,
  trainedSteps: () => 0,
  secondOrder: () => false,
  testSteps: () => 0,
} as const satisfies AlgorithmMeta;
