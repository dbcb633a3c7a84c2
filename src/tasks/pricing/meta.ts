// Dynamic pricing: what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import { said } from "../../words/said.ts";
import type { TaskFamilyMeta } from "../meta.ts";

const schema = {
  prices: {
    kind: "integer",
    label: "Prices to choose from",
    min: 2,
    max: 30,
    default: 10,
    effect: "restart",
    help: "A finer grid can come closer to the best price and has more to try.",
  },
  periods: {
    kind: "integer",
    label: "Periods in a trial",
    min: 2,
    max: 200,
    default: 20,
    effect: "restart",
    help: "More periods make it worth more to learn the demand first.",
  },
  customers: {
    kind: "integer",
    label: "Customers a period",
    min: 1,
    max: 50,
    default: 10,
    effect: "restart",
    help: "More customers tell more about the demand at one price.",
  },
  cheapest: {
    kind: "number",
    label: "Lowest price",
    min: 0.01,
    max: 1000,
    scale: "linear",
    default: 1,
    effect: "restart",
    advanced: true,
    help: "The grid of prices begins here.",
  },
  dearest: {
    kind: "number",
    label: "Highest price",
    min: 0.02,
    max: 1000,
    scale: "linear",
    default: 10,
    effect: "restart",
    advanced: true,
    help: "The grid of prices ends here.",
  },
} as const satisfies Schema;

export const pricingMeta = {
  label: "Dynamic pricing",
  summary:
    "Each task is a customer segment with a demand curve of its own; name prices, see sales, find the price that earns most.",
  problem: "decisions",
  picture: "decisions",
  inputs: "history",
  schema,
  conflicts: (options) =>
    Number(options.cheapest) >= Number(options.dearest)
      ? [
          {
            option: "cheapest",
            message: said`The lowest price (${Number(options.cheapest)}) is not below the highest (${Number(options.dearest)}).`,
          },
        ]
      : [],
} as const satisfies TaskFamilyMeta;
