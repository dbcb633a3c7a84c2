// Sales of a shop by its levers, from a few of its days: what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import type { TaskFamilyMeta } from "../meta.ts";
import { queryPoints, testShots } from "../pointFields.ts";

const schema = {
  shots: {
    kind: "integer",
    label: "Days known",
    symbol: "K",
    min: 1,
    max: 100,
    default: 14,
    effect: "restart",
    help: "Days in a row of a shop. In a fortnight each weekday comes twice, and a promotion perhaps never.",
  },
  query: queryPoints(30),
  testShots: testShots("Days known at test", 14),
} as const satisfies Schema;

export const storesMeta = {
  label: "Store operations",
  summary:
    "Each task is a simulated shop; from some days in a row, tell what weekday, promotion, rain and opening hours do to its sales.",
  problem: "regression",
  picture: "store",
  inputs: "features",
  schema,
} as const satisfies TaskFamilyMeta;
