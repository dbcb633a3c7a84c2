// A person's own images as a set that can be kept: one way to take them, or two where they come in halves.

import { SaidError, said } from "../../words/said.ts";
import type { DataKindId } from "../kind.ts";
import type { OwnData } from "../own/own.ts";
import type { ImageSet } from "./imageSet.ts";
import { type Variant, variantsOf } from "./importImages.ts";
import { divide } from "./split.ts";
import { fromStored, toStored } from "./storedSet.ts";

/** Images as they were read, the parts of a split included. */
export function ownImages(asRead: ImageSet, variants: readonly Variant[] = variantsOf(asRead)): OwnData {
  const { name, classes } = asRead;
  return {
    form: "images",
    name,
    variants: variants.map(({ fingerprint, halves }) => ({ fingerprint, ...(halves && { halves }) })),
    holds: {
      groups: new Set(classes.map(({ group }) => group)).size,
      classes: classes.length,
      examples: classes.reduce((sum, { count }) => sum + count, 0),
    },
    bytes: classes.reduce((sum, { pixels }) => sum + pixels.length, 0),
    take(fingerprint: string, kind: DataKindId) {
      if (kind !== "images")
        throw new SaidError(said`${name} holds images, and these tasks draw on ${said(kind)}.`);
      return divide(variants.find((variant) => variant.fingerprint === fingerprint)!.imageSet);
    },
    stored: () => toStored(asRead),
  };
}

/** @throws Error where it is no image set. */
export const reviveImages = (raw: unknown): OwnData => ownImages(fromStored(raw));
