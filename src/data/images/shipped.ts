// The image sets that ship with the lab, by id: what they are called and where their pack lies. `fetch` reads the
// addresses in a browser, `readFileSync` in Node; how each set is divided stands in its pack and on its data card.

import type { Options } from "../../schema/fields.ts";
import type { glyphsMeta } from "../../tasks/glyphs/meta.ts";
import { SaidError, said } from "../../words/said.ts";

/** Image sets that the family of characters offers. */
export type ShippedImagesId = (typeof glyphsMeta.schema.imageSet.choices)[number]["value"];

export interface ShippedImages {
  /** The set's name in a sentence: "the glyphs". */
  readonly label: string;
  readonly url: URL;
}

export const shippedImages = {
  glyphs: {
    label: "the glyphs",
    url: new URL("../../../datasets/glyphs/glyphs.pack", import.meta.url),
  },
  omniglot: {
    label: "Omniglot",
    url: new URL("../../../datasets/omniglot/omniglot.pack", import.meta.url),
  },
} as const satisfies Record<ShippedImagesId, ShippedImages>;

/** The shipped set that a family's options ask for. @throws Error where they name none. */
export function shippedImagesOf({ imageSet }: Options): ShippedImages {
  const named: ShippedImages | undefined = Object.hasOwn(shippedImages, String(imageSet))
    ? shippedImages[imageSet as ShippedImagesId]
    : undefined;
  if (named === undefined)
    throw new SaidError(said`No image set named “${String(imageSet)}” ships with the lab.`);
  return named;
}
