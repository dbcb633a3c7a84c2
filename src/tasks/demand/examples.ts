// A product's weeks as examples. A target is how far a week departs from what would be expected if the product kept its
// level and moved with the shop, counted in standard deviations of a Poisson of that level: so products that sell one a
// week and fifty a week are alike, and an answer of nothing is a forecast already.

import type { EpisodeBatch, Examples } from "../episode.ts";

/** A product's weeks beside what the shop did in them. */
export interface Window {
  /** Units of the known weeks, `[K]`, and of the weeks asked, `[Q]`. */
  readonly known: Float32Array;
  readonly asked: Float32Array;
  /** The shop in each of them, as multiples of its mean over the known weeks. */
  readonly shopKnown: readonly number[];
  readonly shopAsked: readonly number[];
  /** Which weeks they are, counted from the first one asked, which is 1; one after the other where absent. */
  readonly weeksKnown?: readonly number[];
  readonly weeksAsked?: readonly number[];
}

/** What is made of a window beside its examples. */
export interface Seen {
  /** Units of the known weeks, `[K]`, to a thousandth. */
  readonly known: Float32Array;
  /** What each week asked would sell if the product kept its level and moved with the shop, `[Q]`. */
  readonly standing: Float32Array;
  /** Units that one standard deviation is. */
  readonly scale: number;
  /** What tells products apart, the same for all weeks of a task: the scale and what `ofProduct` says. */
  readonly features: Float32Array;
}

/** Columns of an input: the scale, the shop in that week, which week, and further features of the product. */
const [SCALE, SHOP, WEEK, OTHERS] = [0, 1, 2, 3];
/** Keeps inputs near one. */
const [UNIT, EIGHT] = [4, 8];
const OF_PRODUCT = 7;
/** Numbers of one input. */
export const WIDTH = OTHERS + OF_PRODUCT;
/** Of a product that sold nothing a week would scatter by nothing: half a unit more keeps its scale above 0. */
const HALF = 0.5;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** How a product stood in its known weeks, from departures `[K]`: last week, last two, last half, trend, scatter. */
function ofProduct(known: Float32Array, departures: readonly number[], scale: number): number[] {
  const { length } = departures;
  const middle = (length - 1) / 2;
  const across = departures.reduce((sum, _, week) => sum + (week - middle) ** 2, 0);
  const along = departures.reduce((sum, value, week) => sum + (week - middle) * value, 0);
  return [
    1 / scale,
    departures.at(-1)!,
    mean(departures.slice(-2)),
    mean(departures.slice(-Math.floor(length / 2))),
    (along / across) * length,
    mean(departures.map(Math.abs)),
    known.filter((units) => units === 0).length / length,
  ];
}

/** A window as support and query of one task. */
export function examplesOf({
  known,
  asked,
  shopKnown,
  shopAsked,
  weeksKnown = Array.from(known, (_, week) => 1 - known.length + week),
  weeksAsked = Array.from(asked, (_, week) => 1 + week),
}: Window): {
  readonly support: Examples;
  readonly query: Examples;
} {
  const level = mean([...known]);
  const scale = Math.sqrt(level + HALF);
  const departure = (units: number, shop: number) => (units - level * shop) / scale;
  const departures = Array.from(known, (units, week) => departure(units, shopKnown[week]!));
  const product = ofProduct(known, departures, scale);
  const part = (units: Float32Array, shop: readonly number[], weeks: readonly number[]): Examples => {
    const x = new Float32Array(units.length * WIDTH);
    units.forEach((_, week) => {
      const row = [scale / UNIT, shop[week]! - 1, weeks[week]! / EIGHT, ...product];
      x.set(row, week * WIDTH);
    });
    const y = Float32Array.from(units, (sold, week) => departure(sold, shop[week]!));
    return { x, y, count: units.length };
  };
  return { support: part(known, shopKnown, weeksKnown), query: part(asked, shopAsked, weeksAsked) };
}

/** What went through float32 and back: a week without a sale is 0 again, neither nearly nor below it. */
const toThousandth = (units: number): number => Math.round(units * 1000) / 1000 + 0;

const shopOf = (row: Float32Array): number => row[SHOP]! + 1;

/** A task's inputs, week by week. */
const rowsOf = ({ x, count }: Pick<Examples, "x" | "count">, task: number): Float32Array[] => {
  const own = x.subarray(task * count * WIDTH, (task + 1) * count * WIDTH);
  return Array.from({ length: count }, (_, row) => own.subarray(row * WIDTH, (row + 1) * WIDTH));
};

/** The shop in a task's weeks, as multiples of its mean over those known. */
export const shopIn = (examples: Pick<Examples, "x" | "count">): number[] => rowsOf(examples, 0).map(shopOf);

/** A task of a batch as it was seen: all but what was sold in the weeks asked. */
export function seenIn({ support, query }: EpisodeBatch, task: number): Seen {
  const [asked, known] = [rowsOf(query, task), rowsOf(support, task)];
  const [first] = known;
  const scale = first![SCALE]! * UNIT;
  const level = scale * scale - HALF;
  const standing = (row: Float32Array) => level * shopOf(row);
  return {
    known: Float32Array.from(
      known.flatMap((row, week) => {
        const place = task * support.count + week;
        return support.weights?.[place] === 0
          ? []
          : [toThousandth(standing(row) + scale * support.y[place]!)];
      }),
    ),
    standing: Float32Array.from(asked, standing),
    scale,
    features: Float32Array.of(first![SCALE]!, ...first!.subarray(OTHERS)),
  };
}

/** One task as it would be, had one of the weeks known not been recorded: level, trend and shop are then of the others. */
export function withoutWeek(task: EpisodeBatch, week: number): EpisodeBatch {
  const others = <T>(values: ArrayLike<T>) => Array.from(values).toSpliced(week, 1);
  const [known, asked] = [rowsOf(task.support, 0), rowsOf(task.query, 0)];
  const weekOf = (row: Float32Array) => Math.round(row[WEEK]! * EIGHT);
  const shopKnown = others(known.map(shopOf));
  const shopMean = mean(shopKnown);
  return {
    ...task,
    ...examplesOf({
      known: Float32Array.from(others(seenIn(task, 0).known)),
      asked: new Float32Array(asked.length),
      shopKnown: shopKnown.map((times) => times / shopMean),
      shopAsked: asked.map((row) => shopOf(row) / shopMean),
      weeksKnown: others(known.map(weekOf)),
      weeksAsked: asked.map(weekOf),
    }),
  };
}

/** Units that answers `[Q]` to a task forecast. */
export const unitsOf = ({ standing, scale }: Seen, answers: ArrayLike<number>): number[] =>
  Array.from(standing, (units, week) => units + scale * answers[week]!);
/** Answers that forecast these units. */
export const answersOf = ({ standing, scale }: Seen, units: ArrayLike<number>): number[] =>
  Array.from(standing, (expected, week) => (units[week]! - expected) / scale);
