// Bernoulli bandits (Duan et al. 2016, section 3.1): what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import type { TaskFamilyMeta } from "../meta.ts";

const schema = {
  arms: {
    kind: "integer",
    label: "Arms",
    symbol: "k",
    min: 2,
    max: 50,
    default: 5,
    effect: "restart",
    help: "More arms leave less time to try each.",
  },
  pulls: {
    kind: "integer",
    label: "Pulls in a trial",
    symbol: "n",
    min: 2,
    max: 500,
    default: 10,
    effect: "restart",
    help: "A longer trial makes it worth more to find out which arm is best.",
  },
} as const satisfies Schema;

export const banditsMeta = {
  label: "Bandits",
  summary:
    "Each task is a row of arms, each paying 1 with a chance of its own; find the best while losing little.",
  problem: "decisions",
  picture: "decisions",
  inputs: "history",
  schema,
} as const satisfies TaskFamilyMeta;
