// A mapping as prices want it: which columns are the price, what was bought at it, and how many saw it, by their names.

import { FEWEST_PRICES } from "../prices/prices.ts";
import type { ColumnSummary } from "./columnSurvey.ts";
import type { Mapping } from "./mapping.ts";

const PRICE = /^(unit|sales?|list)?[\s_-]*price$/i;
const VISITORS = /^(visitors?|visits|offers?|offered|impressions|views|footfall|customers)$/i;
const BOUGHT = /^(bought|sold|sales|quantity|qty|units?([\s_-]*sold)?|amount|purchases|orders|demand)$/i;

/** The mapping for tasks of prices: of a column that no name tells nothing is said, and the person is asked for it. */
export function pricesMapping(
  { item: _, text: __, time: ___, target, ...rest }: Mapping,
  columns: readonly ColumnSummary[],
): Mapping {
  const named = (name: RegExp) =>
    columns.find((one) => one.type === "number" && one.name !== rest.task && name.test(one.name));
  const [price, visitors] = [named(PRICE), named(VISITORS)];
  const taken = [price?.name, visitors?.name];
  const bought = named(BOUGHT);
  const kept = target && !taken.includes(target.column) ? target : undefined;
  return {
    ...rest,
    ...(bought
      ? { target: { column: bought.name, decimalComma: bought.decimalComma } }
      : kept && { target: kept }),
    features: [price, visitors].flatMap((column) =>
      column ? [{ column: column.name, kind: "number" as const, decimalComma: column.decimalComma }] : [],
    ),
    repeats: "keep",
    split: "chance",
    minimumRows: FEWEST_PRICES,
  };
}
