// What a model says of itself: plain data for panels, URLs and validation.

import type { Options, Schema } from "../schema/fields.ts";
import type { InputKind } from "../tasks/meta.ts";

export interface ModelMeta {
  readonly label: string;
  readonly summary: string;
  readonly schema: Schema;
  /** What it can read; images as plain numbers, too, where that is named. */
  readonly reads: readonly InputKind[];
  /** Whether it normalises with these options; absent where it never does. */
  readonly normalises?: (options: Options) => boolean;
}
