// The demand of a customer segment from a few prices: what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import type { TaskFamilyMeta } from "../meta.ts";
import { queryPoints, testShots } from "../pointFields.ts";

const schema = {
  shots: {
    kind: "integer",
    label: "Observed prices",
    symbol: "K",
    min: 1,
    max: 100,
    default: 3,
    effect: "restart",
    ofTraining: true,
    help: "At each, some visitors bought, of a hundred where segments are simulated. More prices show more of the demand curve.",
  },
  query: queryPoints(20),
  testShots: testShots("Observed prices at test", 3),
  observed: {
    kind: "choice",
    label: "Where prices were observed",
    choices: [
      { value: "spread", label: "Spread, from 1 to 20" },
      { value: "clustered", label: "Clustered, from 7 to 9" },
    ],
    ofShippedData: true,
    default: "spread",
    effect: "restart",
    help: "Shops keep to a few prices close together, which tell little of what happens at others.",
  },
} as const satisfies Schema;

export const priceResponseMeta = {
  label: "Best price",
  summary:
    "Each task is a customer segment, of a sales file or simulated: at each price some of its visitors buy, in the simulation by a logistic curve of its own. From a few prices, find the one that earns most.",
  problem: "regression",
  picture: "prices",
  inputs: "features",
  data: "prices",
  schema,
} as const satisfies TaskFamilyMeta;
