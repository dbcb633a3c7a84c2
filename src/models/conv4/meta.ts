// Conv-4, the usual few-shot backbone (Vinyals et al. 2016; strided as in Finn et al. 2017).

import type { Schema } from "../../schema/fields.ts";
import type { ModelMeta } from "../meta.ts";

const schema = {
  filters: {
    kind: "integer",
    label: "Filters",
    min: 4,
    max: 128,
    default: 64,
    effect: "restart",
    advanced: true,
    help: "More filters see more features; time grows with their square.",
  },
  normalisation: {
    kind: "choice",
    label: "Normalisation",
    default: "batch",
    effect: "restart",
    advanced: true,
    choices: [
      { value: "batch", label: "Batch" },
      { value: "none", label: "None" },
    ],
    help: "Batch normalisation lets larger learning rates train stably.",
  },
  transductive: {
    kind: "flag",
    label: "Transductive normalisation",
    default: false,
    effect: "restart",
    advanced: true,
    when: { option: "normalisation", is: ["batch"] },
    help: "Query statistics then come from the query set itself: accuracy rises because test examples are seen together.",
  },
} as const satisfies Schema;

export const conv4Meta = {
  label: "Conv-4",
  summary: "Four 3×3 convolutions of stride 2, each normalised.",
  reads: ["image"],
  normalises: ({ normalisation }) => normalisation === "batch",
  schema,
} as const satisfies ModelMeta;
