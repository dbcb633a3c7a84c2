// What the picture of a shop says.

import { differenceOfMeasure } from "../../experiment/figures.ts";
import type { Interval } from "../../experiment/results.ts";
import { type ShopDay, WEEKDAYS } from "../../tasks/episode.ts";
import { type Said, said } from "../../words/said.ts";
import { inPercent, type Told } from "./effects.ts";

const sales = (logarithm: number, unit: number) => Math.round(unit * Math.exp(logarithm));
/** "+24%". */
export const change = (logarithm: number): string => {
  const percent = Math.round(inPercent(logarithm));
  return `${percent < 0 ? "−" : percent > 0 ? "+" : ""}${Math.abs(percent)}%`;
};

export const STORES = {
  question: (days: number) =>
    said`The question: what do promotion, rain, opening hours and weekday do to the sales of a shop of which ${days} days are known?`,
  read: said`Read in the plot what each lever does to sales, with the interval in which that should lie nine times of ten; put a day together and read what it would sell.`,
  caution: said`Simulated shops. A real shop chooses its promotions and hours, so that what its days show of them may have other causes.`,
  legend: {
    effect: (step: number) => said`effect, step ${step}`,
    interval: said`90% interval`,
    unseen: said`not shown by the days known`,
    truth: said`truth, simulated`,
  },
  days: (count: number) => said`What the ${count} days known sold`,
  marks: { promotion: said`promotion`, rain: said`rain` },
  promotion: said`Promotion`,
  rain: said`Rain`,
  hours: said`Opening hours`,
  weekday: said`Weekday`,
  hoursOf: (hours: number) => said`${hours} h`,
  kindOfDay: ({ weekday, promotion, rain, hours }: ShopDay): Said =>
    said`${WEEKDAYS[weekday]!}, ${hours} hours open, ${promotion ? said`promotion` : said`no promotion`}, ${rain ? said`rain` : said`dry`}`,
  day: (day: ShopDay, sold: number): Said => said`${STORES.kindOfDay(day)}: sold ${sold}`,
  forecast: ({ value, bounds, truth }: Told, unit: number) =>
    bounds
      ? said`Such a day typically sells ${sales(value, unit)} (90% interval ${sales(bounds[0], unit)} to ${sales(bounds[1], unit)}; simulated truth ${sales(truth, unit)}).`
      : said`Such a day typically sells ${sales(value, unit)} (simulated truth ${sales(truth, unit)}).`,
  plain: said`Change something about it, to see what that would bring.`,
  changed: ({ value, bounds, truth }: Told) =>
    bounds
      ? said`Against a dry one without promotion at the usual hours: ${change(value)} (90% interval ${change(bounds[0])} to ${change(bounds[1])}; simulated truth ${change(truth)}).`
      : said`Against a dry one without promotion at the usual hours: ${change(value)} (simulated truth ${change(truth)}).`,
  unseen: {
    promotion: (days: number) =>
      said`No promotion in these ${days} days: what it does comes from other shops.`,
    rain: (days: number) => said`No such weather in these ${days} days: what it does comes from other shops.`,
    hours: (days: number) =>
      said`Never these hours in these ${days} days: what they do comes from other shops.`,
    weekday: (days: number) =>
      said`No such weekday in these ${days} days: what it does comes from other shops.`,
  },
  none: said`The answers are no numbers: nothing can be told of this shop.`,
  unsure: said`Intervals come with the first evaluation: they are as wide as validation shops ask for.`,
  asGood: (difference: Interval) =>
    said`The hierarchical regression is as good on the shops measured last: no difference in mean absolute error is shown (${differenceOfMeasure("mae", difference)}).`,
  better: (difference: Interval) =>
    said`On the shops measured last the learner’s mean absolute error is lower than the hierarchical regression’s (${differenceOfMeasure("mae", difference)}).`,
  worse: (difference: Interval) =>
    said`On the shops measured last the hierarchical regression’s mean absolute error is lower than the learner’s (the learner less this ${differenceOfMeasure("mae", difference)}).`,
  picture: said`What each lever does to sales, in percent`,
} as const;
