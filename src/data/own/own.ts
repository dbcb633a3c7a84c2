// A person's own data in memory: what they say of themselves, what tasks draw on, and what a browser keeps of them.

import type { DataKindId } from "../kind.ts";
import type { TaskData } from "../kinds.ts";
import type { Mapping } from "../table/mapping.ts";
import type { Described } from "./kept.ts";

export interface OwnData extends Described {
  /**
   * What tasks of a kind draw on.
   * @throws Error, a whole sentence, where there is no such variant, or these data make none of that kind.
   */
  take(fingerprint: string, kind: DataKindId, mapping: Mapping | undefined): TaskData;
  /** Plain data and typed arrays from which they can be revived. */
  stored(): unknown;
}
