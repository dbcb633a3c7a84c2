// What a model says of itself: plain data for panels, URLs and validation.

import type { Schema } from "../schema/fields.ts";

export interface ModelMeta {
  readonly label: string;
  readonly summary: string;
  readonly schema: Schema;
  /** Rank of one input that it takes: 1 for `[features]`, 3 for `[height, width, channels]`. */
  readonly inputRank: 1 | 3;
}
