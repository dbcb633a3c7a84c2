// What a contender's answers to a shop come to: what each lever does, what a day sells, what a change of it would bring.

import type { Bounds } from "../../measures/calibrated.ts";
import { boundsOf, deviationOf, effectOf } from "../../measures/levers.ts";
import type { ShopDay, ShopLever, StoreTask } from "../../tasks/episode.ts";

/** What a contender answers to the kinds of days that are asked, logarithms of sales. */
export interface Answers {
  /** `[Q]`. */
  readonly outputs: ArrayLike<number>;
  /** Of each sample, where it has several. */
  readonly samples?: readonly ArrayLike<number>[] | undefined;
  /** By how many deviations intervals of effects and of days are widened; once it was evaluated. */
  readonly margins?: readonly number[] | undefined;
}

/** Something told of a shop, as logarithms, with the interval in which it lies nine times of ten. */
export interface Told {
  readonly value: number;
  readonly bounds?: Bounds;
  /** What it truly is, simulated. */
  readonly truth: number;
}

/** Places of the margins of effects, and of days. */
const [EFFECTS, DAYS] = [0, 1];

function told(
  { outputs, samples = [outputs], margins }: Answers,
  of: (sold: ArrayLike<number>) => number,
  { deviation, truth, kind }: { deviation: number; truth: ArrayLike<number>; kind: number },
): Told {
  const margin = margins?.[kind];
  return {
    value: of(outputs),
    truth: of(truth),
    ...(margin !== undefined && { bounds: boundsOf(samples.map(of), deviation, margin) }),
  };
}

/** What a lever does. */
export const leverTold = (
  { truth }: Pick<StoreTask, "truth">,
  { weights, deviation }: Pick<ShopLever, "weights" | "deviation">,
  answers: Answers,
): Told => told(answers, (sold) => effectOf(weights, sold), { deviation, truth, kind: EFFECTS });

/** A shop as its picture has it: the task, and the inputs of what is asked, `[Q, D]`. */
export interface Shop extends Pick<StoreTask, "asked" | "truth" | "covariance"> {
  readonly inputs: Float32Array;
}

const placeOf = ({ asked }: Shop, day: ShopDay): number =>
  asked.findIndex(
    ({ weekday, promotion, rain, hours }) =>
      weekday === day.weekday && promotion === day.promotion && rain === day.rain && hours === day.hours,
  );
const inputOf = ({ inputs, asked }: Shop, place: number): Float32Array => {
  const width = inputs.length / asked.length;
  return inputs.subarray(place * width, (place + 1) * width);
};

/** What a day sells. */
export function dayTold(shop: Shop, day: ShopDay, answers: Answers): Told {
  const place = placeOf(shop, day);
  const deviation = deviationOf(inputOf(shop, place), shop.covariance);
  return told(answers, (sold) => sold[place]!, { deviation, truth: shop.truth, kind: DAYS });
}

/** What a day sells more than another. */
export function changeTold(shop: Shop, day: ShopDay, other: ShopDay, answers: Answers): Told {
  const [one, less] = [placeOf(shop, day), placeOf(shop, other)];
  const before = inputOf(shop, less);
  const deviation = deviationOf(
    inputOf(shop, one).map((value, column) => value - before[column]!),
    shop.covariance,
  );
  const kind = EFFECTS;
  return told(answers, (sold) => sold[one]! - sold[less]!, { deviation, truth: shop.truth, kind });
}

/** Which of a day's ways the days known have never had: they are told from other shops. */
export function neverSeen(days: readonly ShopDay[], day: ShopDay): readonly (keyof ShopDay)[] {
  const ways = ["weekday", "promotion", "rain", "hours"] as const;
  return ways.filter((way) => days.every((known) => known[way] !== day[way]));
}

/** A logarithm as the change that it is, in percent. */
export const inPercent = (logarithm: number): number => 100 * Math.expm1(logarithm);
