// The kinds of data that tasks draw on, by id: what ships of each, and how its packs are read. Adding one is a folder
// and a line here.

import type { DividedImages } from "./images/imageSet.ts";
import { unpackImages } from "./images/pack.ts";
import { shippedImagesOf } from "./images/shipped.ts";
import { intentsOfTable } from "./intents/fromTable.ts";
import type { Intents } from "./intents/intents.ts";
import { unpackIntents } from "./intents/pack.ts";
import { shippedIntentsOf } from "./intents/shipped.ts";
import type { DataKind, DataKindId } from "./kind.ts";

/** What tasks may be given. */
export type TaskData = DividedImages | Intents;

export const dataKinds: Readonly<Record<DataKindId, DataKind<TaskData>>> = {
  images: { noun: "image", shippedOf: shippedImagesOf, unpack: (pack) => unpackImages(pack).splits },
  sentences: {
    noun: "sentence",
    shippedOf: shippedIntentsOf,
    unpack: unpackIntents,
    ofTable: intentsOfTable,
  },
};
