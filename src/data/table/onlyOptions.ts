// Options of a family that a mapping leaves one value: what its columns do not say cannot be asked.

import type { DataKindId } from "../kind.ts";
import type { Mapping } from "./mapping.ts";

/** The only values that options may have on data of a kind, mapped so. */
export const onlyOptions: Readonly<
  Partial<Record<DataKindId, (mapping: Mapping) => Readonly<Record<string, string>>>>
> = {
  // Who chose what, without ratings: there is nothing to be near to, only something to be ranked high.
  ratings: ({ target }) => (target === undefined ? { target: "liking" } : {}),
};
