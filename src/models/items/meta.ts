// Items by number: what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import type { ModelMeta } from "../meta.ts";

const schema = {
  dimensions: {
    kind: "integer",
    label: "Learned dimensions",
    min: 0,
    max: 64,
    default: 0,
    effect: "restart",
    help: "Numbers learned for each item beside its features: more can tell more items apart, and over-fit sooner.",
  },
  spread: {
    kind: "number",
    label: "Scale of the features at the start",
    min: 0.01,
    max: 10,
    scale: "logarithmic",
    default: 0.5,
    effect: "restart",
    help: "How far one feature may move a task's answers before training has learned which tell something.",
  },
} as const satisfies Schema;

export const itemsMeta = {
  label: "Items",
  summary:
    "What is expected of an item, its features at learned scales, and numbers of its own from a table that is learned across tasks.",
  reads: ["item"],
  schema,
} as const satisfies ModelMeta;
