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
import { pricesOfTable } from "./prices/fromTable.ts";
import type { Prices } from "./prices/prices.ts";
import { ratingsOfTable } from "./ratings/fromTable.ts";
import { unpackRatings } from "./ratings/pack.ts";
import type { Ratings } from "./ratings/ratings.ts";
import { shippedRatings } from "./ratings/shipped.ts";
import { salesOfTable } from "./sales/fromTable.ts";
import { unpackSales } from "./sales/pack.ts";
import type { Sales } from "./sales/sales.ts";
import { shippedSales } from "./sales/shipped.ts";

/** What tasks may be given. */
export type TaskData = DividedImages | Intents | Ratings | Sales | Prices;

export const dataKinds: Readonly<Record<DataKindId, DataKind<TaskData>>> = {
  images: {
    shipped: { of: shippedImagesOf, unpack: (pack) => unpackImages(pack).splits },
  },
  sentences: {
    shipped: { of: shippedIntentsOf, unpack: unpackIntents },
    ofTable: intentsOfTable,
  },
  ratings: {
    shipped: { of: () => shippedRatings, unpack: unpackRatings },
    ofTable: ratingsOfTable,
  },
  sales: {
    shipped: { of: () => shippedSales, unpack: unpackSales },
    ofTable: salesOfTable,
  },
  prices: { ofTable: pricesOfTable },
};
