// Ambiguous classification (Finn, Xu, Levine 2018, section 6): what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import type { TaskFamilyMeta } from "../meta.ts";
import { queryPoints, testShots } from "../pointFields.ts";

const schema = {
  shots: {
    kind: "integer",
    label: "Points of each class",
    symbol: "K",
    min: 1,
    max: 50,
    default: 2,
    effect: "restart",
    ofTraining: true,
    help: "Fewer points leave more boundaries possible.",
  },
  query: queryPoints(20),
  testShots: testShots("Points of each class at test", 2),
  circles: {
    kind: "number",
    label: "Share of circles",
    min: 0,
    max: 1,
    scale: "linear",
    default: 0.5,
    effect: "restart",
    advanced: true,
    help: "The other tasks are divided by a straight line; a few points often fit either.",
  },
} as const satisfies Schema;

export const ambiguousClassificationMeta = {
  label: "Ambiguous regions",
  summary:
    "Each task divides a plane by a circle or a straight line; a few labelled points fit many such boundaries.",
  problem: "classification",
  picture: "plane",
  inputs: "features",
  schema,
} as const satisfies TaskFamilyMeta;
