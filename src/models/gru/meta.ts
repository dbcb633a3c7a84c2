// A gated recurrent unit: what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import type { ModelMeta } from "../meta.ts";

const schema = {
  hiddenUnits: {
    kind: "integer",
    label: "Recurrent units",
    min: 4,
    max: 256,
    default: 48,
    effect: "restart",
    advanced: true,
    help: "A larger state remembers more of a trial and makes each step dearer.",
  },
} as const satisfies Schema;

export const gruMeta = {
  label: "Gated recurrent unit",
  summary: "Reads a history one step at a time and keeps what matters in its state.",
  schema,
  reads: ["history"],
} as const satisfies ModelMeta;
