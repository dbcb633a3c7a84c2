// Features beside a learned map of them: what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import type { ModelMeta } from "../meta.ts";

const schema = {
  units: {
    kind: "integer",
    label: "Learned units",
    min: 1,
    max: 1024,
    default: 192,
    effect: "restart",
    help: "A wider map can bring more features together, costs more, and over-fits sooner.",
  },
  share: {
    kind: "number",
    label: "Share of the learned map",
    min: 0,
    max: 4,
    scale: "linear",
    default: 0.5,
    effect: "restart",
    help: "At 0 the features stand alone; the more, the less they hold back what is learned.",
  },
} as const satisfies Schema;

export const residualMeta = {
  label: "Features and a learned map",
  summary: "The features as they are, and beside them a linear map of them, learned, of length one.",
  reads: ["features"],
  schema,
} as const satisfies ModelMeta;
