// What follows from a forecast: a band, an order for each week, and what the orders would have cost.

import { type Costs, costOf, orderFor, salesQuantile } from "../../measures/newsvendor.ts";
import type { DemandTask } from "../../tasks/episode.ts";

/** The band holds four weeks of five, as far as sales scatter as they are taken to. */
const BAND = [0.1, 0.9] as const;

/** A week that is asked. */
export interface StockWeek {
  readonly forecast: number;
  readonly low: number;
  readonly high: number;
  readonly order: number;
  readonly sold: number;
}

/** What orders came to. */
export interface Stock {
  readonly weeks: readonly StockWeek[];
  readonly ordered: number;
  /** Units that were asked for and not there, and units that were left. */
  readonly short: number;
  readonly left: number;
  /** Cost of a week. */
  readonly cost: number;
}

/** Orders from forecasts of a product's weeks asked, `[Q]`, at these costs. */
export function stockOf(
  { asked, spread }: Pick<DemandTask, "asked" | "spread">,
  forecasts: ArrayLike<number>,
  costs: Costs,
): Stock {
  const weeks = asked.map((units, week) => {
    const forecast = forecasts[week]!;
    return {
      forecast,
      low: salesQuantile(forecast, BAND[0], spread),
      high: salesQuantile(forecast, BAND[1], spread),
      order: orderFor(forecast, costs, spread),
      sold: units,
    };
  });
  const total = (of: (week: StockWeek) => number) => weeks.reduce((sum, week) => sum + of(week), 0);
  return {
    weeks,
    ordered: total(({ order }) => order),
    short: total(({ order, sold: units }) => Math.max(0, units - order)),
    left: total(({ order, sold: units }) => Math.max(0, order - units)),
    cost: total(({ order, sold: units }) => costOf(order, units, costs)) / weeks.length,
  };
}

/** Units that a contender's outputs `[Q]` on a task forecast. */
export const forecastsOf = ({ standing, scale }: DemandTask, outputs: ArrayLike<number>): number[] =>
  standing.map((units, week) => units + scale * outputs[week]!);

/** What would be ordered by the mean of the weeks known. */
export function stockOfMean(task: DemandTask, costs: Costs): Stock {
  const mean = task.known.reduce((sum, units) => sum + units, 0) / task.known.length;
  return stockOf(task, new Array<number>(task.asked.length).fill(mean), costs);
}
