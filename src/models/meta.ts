// What a model says of itself: plain data for panels, URLs and validation.

import type { Options, Schema } from "../schema/fields.ts";

export interface ModelMeta {
  readonly label: string;
  readonly summary: string;
  readonly schema: Schema;
  /** What it reads: `[features]` of any kind, `[height, width, channels]`, or what happened so far, step by step. */
  readonly reads: "features" | "images" | "history";
  /** Whether it normalises with these options; absent where it never does. */
  readonly normalises?: (options: Options) => boolean;
}
