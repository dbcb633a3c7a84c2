// Inventory: what of a product will go in the next weeks, from its first few. What there is to choose.

import type { Schema } from "../../schema/fields.ts";
import type { TaskFamilyMeta } from "../meta.ts";

const schema = {
  weeks: {
    kind: "integer",
    label: "Weeks known",
    symbol: "K",
    min: 4,
    max: 26,
    default: 8,
    effect: "restart",
    help: "Weeks of sales of a new product; what is asked are the eight weeks after them.",
  },
  shortCost: {
    kind: "number",
    label: "Cost of one too few",
    min: 0.1,
    max: 100,
    scale: "logarithmic",
    default: 4,
    effect: "restart",
    help: "What is lost with every unit that is asked for and not there: the higher, the more is ordered.",
  },
  overCost: {
    kind: "number",
    label: "Cost of one too many",
    min: 0.1,
    max: 100,
    scale: "logarithmic",
    default: 1,
    effect: "restart",
    help: "What every unit costs that is left over: the higher, the less is ordered.",
  },
  spread: {
    kind: "choice",
    label: "Sales scatter",
    default: "fitted",
    effect: "restart",
    advanced: true,
    choices: [
      { value: "fitted", label: "as on validation tasks" },
      { value: "poisson", label: "as a Poisson’s do" },
    ],
    help: "How far beyond a forecast one orders, for all contenders alike: as made orders from the mean of the weeks known cheapest on validation tasks, or the root of the forecast, which is too little where sales scatter more.",
  },
  apart: {
    kind: "choice",
    label: "Test is apart by",
    default: "time",
    effect: "restart",
    advanced: true,
    choices: [
      { value: "time", label: "product and time" },
      { value: "product", label: "product alone" },
    ],
    help: "By product alone a learner has seen what other products did in the very weeks that are asked; nobody who orders has.",
  },
  division: {
    kind: "integer",
    label: "Division of the products",
    min: 1,
    max: 5,
    default: 1,
    effect: "restart",
    advanced: true,
    help: "Which fifth of the products is new at test; another tenth chooses between models, and the rest is trained on.",
  },
} as const satisfies Schema;

export const demandMeta = {
  label: "Demand of a new product",
  summary:
    "Each task is a product; from its first few weeks, tell what the next eight will sell, and order for them.",
  problem: "regression",
  picture: "demand",
  inputs: "features",
  data: "sales",
  schema,
} as const satisfies TaskFamilyMeta;
