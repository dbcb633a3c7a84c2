// The levers of a shop: what each does to sales, as a difference between kinds of days.

import { type Said, said } from "../../words/said.ts";
import { type ShopDay, WEEKDAYS } from "../episode.ts";
import { EVERY_DAY, HOURS, inputOf, WEEK, WIDTH } from "./days.ts";

/** What may be different about a day, and which of the days that are asked tell what that does. */
export interface Lever {
  readonly label: Said;
  /** What it does is so much of the logarithm of what each of `EVERY_DAY` sells, `[days]`, summing to 0. */
  readonly weights: Float64Array;
  /** The same as a change of the input, `[WIDTH]`. */
  readonly change: Float64Array;
  /** Whether days in a row show it: some have it, and some do not. */
  readonly shownBy: (days: readonly ShopDay[]) => boolean;
}

type Which = (day: ShopDay) => boolean;

/** Days of one kind less days of another, each averaged. */
function lever(label: Said, one: Which, other: Which, shownBy: Lever["shownBy"]): Lever {
  const share = (of: Which) => 1 / EVERY_DAY.filter(of).length;
  const [more, less] = [share(one), share(other)];
  const weights = Float64Array.from(EVERY_DAY, (day) => (one(day) ? more : 0) - (other(day) ? less : 0));
  const change = new Float64Array(WIDTH);
  EVERY_DAY.forEach((day, place) => {
    inputOf(day).forEach((value, column) => {
      change[column]! += weights[place]! * value;
    });
  });
  return { label, weights, change, shownBy };
}

const differing =
  (of: (day: ShopDay) => boolean | number): Lever["shownBy"] =>
  (days) =>
    new Set(days.map(of)).size > 1;

/** Hours whose effect is told, and against which. */
const [LESS, MORE] = [HOURS[1], HOURS[2]];

/** All levers: promotion, rain, two hours more, and each weekday against the mean of the week. */
export const LEVERS: readonly Lever[] = [
  lever(
    said`Promotion`,
    ({ promotion }) => promotion,
    ({ promotion }) => !promotion,
    differing(({ promotion }) => promotion),
  ),
  lever(
    said`Rain`,
    ({ rain }) => rain,
    ({ rain }) => !rain,
    differing(({ rain }) => rain),
  ),
  lever(
    said`${MORE} hours open, not ${LESS}`,
    ({ hours }) => hours === MORE,
    ({ hours }) => hours === LESS,
    differing(({ hours }) => hours),
  ),
  ...Array.from({ length: WEEK }, (_, weekday) => {
    const on: Which = (day) => day.weekday === weekday;
    return lever(
      WEEKDAYS[weekday]!,
      on,
      () => true,
      (days) => days.some(on),
    );
  }),
];
