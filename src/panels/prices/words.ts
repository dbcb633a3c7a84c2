// What the picture of prices says.

import type { PricesTask } from "../../tasks/episode.ts";
import { said } from "../../words/said.ts";
import type { Named } from "./named.ts";

const price = (value: number) => value.toFixed(2);
const amount = (sold: number) => String(Number(sold.toPrecision(3)));
const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

export const PRICES = {
  question: said`The question: which price earns most from a customer segment that was seen at a few prices only?`,
  read: said`Drag the observed prices: the demand curve above and the revenue below follow, with the price to name and the interval in which the best price should lie nine times of ten.`,
  caution: said`Simulated segments. In a sales file observed prices are no experiments, since demand drives prices too: a curve fitted to it describes, and promises nothing.`,
  ownRead: said`Drag the observed prices: the demand curve above and the revenue below follow, with the price to name.`,
  ownCaution: said`Your own sales. Observed prices are no experiments, since demand drives prices too: a curve fitted to them describes, and promises nothing.`,
  demand: { visitors: said`share of visitors who buy`, amount: said`amount sold` },
  revenue: { visitors: said`revenue of 100 visitors`, amount: said`revenue` },
  price: said`price`,
  truth: said`truth, simulated`,
  observed: said`observed`,
  others: said`seen at other prices, not known to it`,
  curve: (step: number) => said`curve, step ${step}`,
  band: said`nine of ten curves`,
  named: ({ price: at, simulated }: Named, prices: Float32Array) =>
    simulated
      ? said`Name ${price(at)}: earns ${percent(simulated.share)} of what the best price, ${price(simulated.best)}, would (simulated).`
      : said`Name ${price(at)}: it earns most by this curve, of the prices from ${price(prices[0]!)} to ${price(prices.at(-1)!)} that training saw. It has no interval: that takes segments whose true best price is known.`,
  interval: ([low, high]: NonNullable<Named["interval"]>) =>
    said`The best price is between ${price(low)} and ${price(high)} (90% interval, calibrated on validation tasks at the latest evaluation).`,
  none: said`The curve holds values that are no numbers: no price can be named.`,
  point: ({ of, whole }: PricesTask, at: number, share: number) =>
    of === "visitors"
      ? said`Observed: at ${price(at)} ${percent(share)} bought`
      : said`Observed: at ${price(at)} ${amount(share * whole)} sold`,
};
