// What forecasts are worth: how far off they are, and what the orders that follow from them cost.

import { HORIZON } from "../../data/sales/sales.ts";
import { type Costs, costOf, orderFor } from "../../measures/newsvendor.ts";
import type { EpisodeBatch } from "../episode.ts";
import type { Scoring } from "../family.ts";
import { seenIn, unitsOf } from "./examples.ts";

/** A week that was forecast. */
interface ForecastWeek {
  readonly forecast: number;
  readonly sold: number;
}

/** Forecasts of each task beside what was sold, `[T][Q]`, from answers `[T, Q, 1]`. */
function weeksOf(batch: EpisodeBatch, answers: ArrayLike<number>): ForecastWeek[][] {
  const { query, tasks } = batch;
  const of = (numbers: ArrayLike<number>, task: number) =>
    Array.from({ length: query.count }, (_, week) => numbers[task * query.count + week]!);
  return Array.from({ length: tasks }, (_, task) => {
    const seen = seenIn(batch, task);
    const sold = unitsOf(seen, of(query.y, task));
    return unitsOf(seen, of(answers, task)).map((forecast, week) => ({ forecast, sold: sold[week]! }));
  });
}

/**
 * WAPE is of all tasks' units together. The cost is of a week: for each the order follows from its forecast by one rule
 * for all contenders.
 * @param spread How many times as far as a Poisson's sales are taken to scatter.
 */
export const scoringOf = (costs: Costs, spread: number): Scoring => ({
  items: HORIZON,
  asks: ({ query }) => query,
  score(batch, answers) {
    const tasks = weeksOf(batch, answers);
    const sum = (weeks: readonly ForecastWeek[], of: (week: ForecastWeek) => number) =>
      weeks.reduce((total, week) => total + of(week), 0);
    return {
      wape: tasks.map((weeks) => [
        sum(weeks, ({ forecast, sold }) => Math.abs(forecast - sold)),
        sum(weeks, ({ sold }) => sold),
      ]),
      cost: tasks.map(
        (weeks) =>
          sum(weeks, ({ forecast, sold }) => costOf(orderFor(forecast, costs, spread), sold, costs)) /
          weeks.length,
      ),
    };
  },
});
