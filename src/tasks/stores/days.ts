// The days of a shop: what may be changed of one, what a model reads of it, and the days that are forecast.

import type { ShopDay } from "../episode.ts";

/** Weekdays of a week. */
export const WEEK = 7;
/** Opening hours that a shop may choose from. */
export const HOURS = [8, 10, 12, 14] as const;
/** Of these the logarithm is 0. */
const MIDDLE_HOURS = 10;

/** What a model reads of a day, in the order of `inputOf`. */
export const COLUMNS = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
  "promotion",
  "rain",
  "logHours",
] as const;
/** Places of the levers among them. */
export const [PROMOTION, RAIN, LOG_HOURS] = [WEEK, WEEK + 1, WEEK + 2];
/** Numbers of one input. */
export const WIDTH = COLUMNS.length;

/** The logarithm of a day's hours over ten. */
export const logHoursOf = (hours: number): number => Math.log(hours / MIDDLE_HOURS);

/** A day as an input, `[WIDTH]`: its weekday as one of seven, promotion and rain as 0 or 1, the logarithm of its hours over ten. */
export function inputOf({ weekday, promotion, rain, hours }: ShopDay): Float32Array {
  const input = new Float32Array(WIDTH);
  input[weekday] = 1;
  input[PROMOTION] = Number(promotion);
  input[RAIN] = Number(rain);
  input[LOG_HOURS] = logHoursOf(hours);
  return input;
}

/** The day of which this is the input; hours to a hundredth. */
export function dayOf(input: Float32Array): ShopDay {
  return {
    weekday: input.subarray(0, WEEK).indexOf(1),
    promotion: input[PROMOTION] === 1,
    rain: input[RAIN] === 1,
    hours: Math.round(100 * MIDDLE_HOURS * Math.exp(input[LOG_HOURS]!)) / 100,
  };
}

/** Days as inputs one after the other, `[days, WIDTH]`. */
export function inputsOf(days: readonly ShopDay[]): Float32Array {
  const inputs = new Float32Array(days.length * WIDTH);
  days.forEach((day, row) => {
    inputs.set(inputOf(day), row * WIDTH);
  });
  return inputs;
}

/** Every kind of day that there is: what validation and test ask of a shop. */
export const EVERY_DAY: readonly ShopDay[] = Array.from({ length: WEEK }, (_, weekday) =>
  [false, true].flatMap((promotion) =>
    [false, true].flatMap((rain) => HOURS.map((hours) => ({ weekday, promotion, rain, hours }))),
  ),
).flat();
