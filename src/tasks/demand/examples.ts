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
const [SCALE, SHOP, OTHERS] = [0, 1, 3];
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
export function examplesOf({ known, asked, shopKnown, shopAsked }: Window): {
  readonly support: Examples;
  readonly query: Examples;
} {
  const level = mean([...known]);
  const scale = Math.sqrt(level + HALF);
  const departure = (units: number, shop: number) => (units - level * shop) / scale;
  const departures = Array.from(known, (units, week) => departure(units, shopKnown[week]!));
  const product = ofProduct(known, departures, scale);
  const part = (units: Float32Array, shop: readonly number[], first: number): Examples => {
    const x = new Float32Array(units.length * WIDTH);
    units.forEach((_, week) => {
      const row = [scale / UNIT, shop[week]! - 1, (first + week) / EIGHT, ...product];
      x.set(row, week * WIDTH);
    });
    const y = Float32Array.from(units, (sold, week) => departure(sold, shop[week]!));
    return { x, y, count: units.length };
  };
  return { support: part(known, shopKnown, 1 - known.length), query: part(asked, shopAsked, 1) };
}

/** What went through float32 and back: a week without a sale is 0 again, neither nearly nor below it. */
const toThousandth = (units: number): number => Math.round(units * 1000) / 1000 + 0;

/** A task of a batch as it was seen: all but what was sold in the weeks asked. */
export function seenIn({ support, query }: EpisodeBatch, task: number): Seen {
  const rowsOf = ({ x, count }: Pick<Examples, "x" | "count">) => {
    const own = x.subarray(task * count * WIDTH, (task + 1) * count * WIDTH);
    return Array.from({ length: count }, (_, row) => own.subarray(row * WIDTH, (row + 1) * WIDTH));
  };
  const [first] = rowsOf(support);
  const scale = first![SCALE]! * UNIT;
  const level = scale * scale - HALF;
  const standing = (row: Float32Array) => level * (row[SHOP]! + 1);
  return {
    known: Float32Array.from(rowsOf(support), (row, week) =>
      toThousandth(standing(row) + scale * support.y[task * support.count + week]!),
    ),
    standing: Float32Array.from(rowsOf(query), standing),
    scale,
    features: Float32Array.of(first![SCALE]!, ...first!.subarray(OTHERS)),
  };
}

/** Units that answers `[Q]` to a task forecast. */
export const unitsOf = ({ standing, scale }: Seen, answers: ArrayLike<number>): number[] =>
  Array.from(standing, (units, week) => units + scale * answers[week]!);
/** Answers that forecast these units. */
export const answersOf = ({ standing, scale }: Seen, units: ArrayLike<number>): number[] =>
  Array.from(standing, (expected, week) => (units[week]! - expected) / scale);
