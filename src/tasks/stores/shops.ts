// Shops, simulated. The median of a day's sales in thousands is
//   exp(w[weekday] + p · promotion + r · rain + e · log(hours / 10)),
// and what is sold is that times exp(0.2 z), z standard normal. A shop is of one of three kinds, each as likely: by
// offices, on a high street, in a shopping centre. Its w are the kind's, plus a level of the shop's own, N(0, 0.5),
// plus N(0, 0.08) for each weekday; its p, r and e are normal about the kind's.

import type { Component } from "../../baselines/stores/knownLaw.ts";
import type { Random } from "../../engine/random.ts";
import { type Said, said } from "../../words/said.ts";
import type { ShopDay } from "../episode.ts";
import { HOURS, LOG_HOURS, logHoursOf, PROMOTION, RAIN, WEEK, WIDTH } from "./days.ts";

/** A mean and a standard deviation. */
type Normal = readonly [mean: number, deviation: number];

/** A kind of shop: its week, as logarithms of sales from Monday to Sunday, and how levers work in shops of that kind. */
interface KindOfShop {
  readonly name: Said;
  readonly week: readonly number[];
  readonly promotion: Normal;
  readonly rain: Normal;
  /** By how many percent sales rise where hours rise by one. */
  readonly hours: Normal;
}

const KINDS: readonly KindOfShop[] = [
  {
    name: said`by offices`,
    week: [0.1, 0.15, 0.15, 0.15, 0.1, -0.55, -0.9],
    promotion: [0.1, 0.08],
    rain: [-0.05, 0.05],
    hours: [0.2, 0.12],
  },
  {
    name: said`on a high street`,
    week: [-0.15, -0.1, -0.05, 0, 0.2, 0.4, -0.3],
    promotion: [0.25, 0.1],
    rain: [-0.25, 0.07],
    hours: [0.5, 0.15],
  },
  {
    name: said`in a shopping centre`,
    week: [-0.2, -0.15, -0.15, -0.05, 0.1, 0.4, 0.15],
    promotion: [0.35, 0.12],
    rain: [0.1, 0.05],
    hours: [0.8, 0.2],
  },
];
/** Standard deviations of a shop's level, of each of its weekdays, and of the logarithm of a day's sales. */
const [LEVEL, WEEKDAY] = [0.5, 0.08];
export const SCATTER = 0.2;
/** Sales of which logarithms are taken. */
export const UNIT = 1000;

/** Of shops, how many never promote and how many never change their hours in the days that are known; else the chance of a day. */
const [NEVER_PROMOTES, PROMOTES] = [0.3, 0.2];
const [NEVER_CHANGES, CHANGES] = [0.5, 0.2];
/** Chance of rain, of each shop another. */
const RAINS = [0, 0.5] as const;

/** One shop: what its days sell, and how it is run. */
export interface Shop {
  readonly kind: Said;
  /** What the logarithm of sales is made of, `[WIDTH]`, as `inputOf` has its columns. */
  readonly effects: Float64Array;
  readonly usualHours: number;
}

const normal = ([mean, deviation]: Normal, random: Random) => mean + deviation * random.normal();
const oneOf = <T>(of: readonly T[], random: Random): T => of[random.integer(of.length)]!;

/** Draws a shop. */
export function drawShop(random: Random): Shop {
  const { name, week, promotion, rain, hours } = oneOf(KINDS, random);
  const level = normal([0, LEVEL], random);
  const effects = new Float64Array(WIDTH);
  week.forEach((mean, weekday) => {
    effects[weekday] = level + normal([mean, WEEKDAY], random);
  });
  effects[PROMOTION] = normal(promotion, random);
  effects[RAIN] = normal(rain, random);
  effects[LOG_HOURS] = normal(hours, random);
  return { kind: name, effects, usualHours: oneOf(HOURS, random) };
}

/** The logarithm of the median of what a day sells, in thousands. */
export const expectedAt = (
  { effects }: Pick<Shop, "effects">,
  { weekday, promotion, rain, hours }: ShopDay,
): number =>
  effects[weekday]! +
  (promotion ? effects[PROMOTION]! : 0) +
  (rain ? effects[RAIN]! : 0) +
  effects[LOG_HOURS]! * logHoursOf(hours);

/** The logarithm of what a day happened to sell, in thousands. */
export const soldAt = (shop: Pick<Shop, "effects">, day: ShopDay, random: Random): number =>
  expectedAt(shop, day) + SCATTER * random.normal();

/** Days in a row as the shop happens to be run: promotions and other hours are seldom, in some shops never. */
export function daysInARow({ usualHours }: Shop, count: number, random: Random): ShopDay[] {
  const first = random.integer(WEEK);
  const promotes = random.uniform() < NEVER_PROMOTES ? 0 : PROMOTES;
  const changes = random.uniform() < NEVER_CHANGES ? 0 : CHANGES;
  const rains = random.uniform(...RAINS);
  return Array.from({ length: count }, (_, day) => ({
    weekday: (first + day) % WEEK,
    promotion: random.uniform() < promotes,
    rain: random.uniform() < rains,
    hours: random.uniform() < changes ? oneOf(HOURS, random) : usualHours,
  }));
}

/** The law of shops as a mixture of normal distributions of their effects. */
export const LAW: readonly Component[] = KINDS.map(({ week, promotion, rain, hours }) => {
  const covariance = new Float64Array(WIDTH * WIDTH);
  for (let one = 0; one < WEEK; one++)
    for (let other = 0; other < WEEK; other++)
      covariance[one * WIDTH + other] = LEVEL ** 2 + (one === other ? WEEKDAY ** 2 : 0);
  [promotion, rain, hours].forEach(([, deviation], lever) => {
    covariance[(WEEK + lever) * (WIDTH + 1)] = deviation ** 2;
  });
  return {
    share: 1 / KINDS.length,
    mean: Float64Array.of(...week, promotion[0], rain[0], hours[0]),
    covariance,
  };
});
