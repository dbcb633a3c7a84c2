// What is said of stock.

import { said } from "../../words/said.ts";

/** Units: whole where they are many. */
const units = (count: number) => Number(count.toFixed(count < 10 ? 1 : 0));

export const STOCK = {
  legend: {
    known: said`weeks known`,
    asked: said`what then sold`,
    forecast: said`forecast, 4 weeks of 5 in its band`,
    order: said`order`,
  },
  picture: said`Weeks of the product, the forecast of the next ones, and what to order`,
  week: (week: number) => said`week ${week}`,
  ratio: said`One too few, as many times one too many`,
  ratioIs: (times: number) => said`One too few costs as much as ${units(times)} too many: drag it.`,
  order: (least: number, most: number, all: number, percent: number) =>
    least === most
      ? said`Order ${least} a week, ${units(all)} in all: enough in ${percent} of 100 weeks.`
      : said`Order ${least} to ${most} a week, ${units(all)} in all: enough in ${percent} of 100 weeks.`,
  cost: (cost: string, short: number, left: number) =>
    said`That would have cost ${cost} a week: ${units(short)} too few, ${units(left)} too many.`,
  mean: (cost: string) => said`By the mean of the weeks known: ${cost} a week.`,
  units,
} as const;
