// What the picture of prices says.

import { said } from "../../words/said.ts";
import type { Named } from "./named.ts";

const price = (value: number) => value.toFixed(2);
const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

export const PRICES = {
  question: said`The question: which price earns most from a customer segment that was seen at a few prices only?`,
  read: said`Drag the observed prices: the demand curve above and the revenue below follow, with the price to name and the interval in which the best price should lie nine times of ten.`,
  caution: said`Simulated segments. In a sales file observed prices are no experiments, since demand drives prices too: a curve fitted to it describes, and promises nothing.`,
  demand: said`share of visitors who buy`,
  revenue: said`revenue of 100 visitors`,
  price: said`price`,
  truth: said`truth, simulated`,
  observed: said`observed`,
  curve: (step: number) => said`curve, step ${step}`,
  band: said`nine of ten curves`,
  named: ({ price: at, share, best }: Named) =>
    said`Name ${price(at)}: earns ${percent(share)} of what the best price, ${price(best)}, would (simulated).`,
  interval: ([low, high]: NonNullable<Named["interval"]>) =>
    said`The best price is between ${price(low)} and ${price(high)} (90% interval, calibrated on validation tasks at the latest evaluation).`,
  none: said`The curve holds values that are no numbers: no price can be named.`,
  point: (at: number, share: number) => said`Observed: at ${price(at)} ${percent(share)} bought`,
};
