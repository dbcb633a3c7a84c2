// Tabular Markov decision processes (Duan et al. 2016, section 3.2): what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import type { TaskFamilyMeta } from "../meta.ts";

const schema = {
  states: {
    kind: "integer",
    label: "States",
    min: 2,
    max: 20,
    default: 10,
    effect: "restart",
    help: "More states make more to learn in each task.",
  },
  actions: {
    kind: "integer",
    label: "Actions",
    min: 2,
    max: 10,
    default: 5,
    effect: "restart",
    help: "More actions make more to try in each state.",
  },
  episodes: {
    kind: "integer",
    label: "Episodes in a trial",
    symbol: "n",
    min: 1,
    max: 100,
    default: 10,
    effect: "restart",
    help: "More episodes give more time to use what was found out.",
  },
  horizon: {
    kind: "integer",
    label: "Steps in an episode",
    min: 1,
    max: 50,
    default: 10,
    effect: "restart",
    advanced: true,
    help: "Each episode begins in the first state again after so many steps.",
  },
} as const satisfies Schema;

export const mdpsMeta = {
  label: "Tabular MDPs",
  summary:
    "Each task is a small world of states whose transitions and rewards must be found out while collecting reward.",
  problem: "decisions",
  picture: "decisions",
  inputs: "history",
  schema,
} as const satisfies TaskFamilyMeta;
