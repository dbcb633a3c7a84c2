// The labelled sentences that ship with the lab, by id.

import type { Options } from "../../schema/fields.ts";
import type { intentsMeta } from "../../tasks/intents/meta.ts";
import { SaidError, said } from "../../words/said.ts";

/** Sets of sentences that the family of intents offers. */
type ShippedIntentsId = (typeof intentsMeta.schema.sentences.choices)[number]["value"];

const shippedIntents = {
  banking77: {
    label: "BANKING77",
    url: new URL("../../../datasets/banking77/banking77.pack", import.meta.url),
  },
  clinc150: {
    label: "CLINC150",
    url: new URL("../../../datasets/clinc150/clinc150.pack", import.meta.url),
  },
} as const satisfies Record<ShippedIntentsId, { readonly label: string; readonly url: URL }>;

/** The shipped set that a family's options ask for. @throws Error where they name none. */
export function shippedIntentsOf({ sentences }: Options) {
  if (!Object.hasOwn(shippedIntents, String(sentences)))
    throw new SaidError(said`No set of sentences named “${String(sentences)}” ships with the lab.`);
  return shippedIntents[sentences as ShippedIntentsId];
}
