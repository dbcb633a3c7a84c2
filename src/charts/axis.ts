// Axes: where they begin and end, where their ticks stand and what is written there. One learner that explodes must not
// flatten all others, so that what stands far above the rest is left out and named instead.

import { scaleLinear, scaleLog } from "d3-scale";
import { largeUnits } from "../i18n/language.ts";

/** An axis as it is drawn. */
export interface Axis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  /** What stands at a tick; no two ticks of the axis have the same. */
  readonly label: (value: number) => string;
}

const TICKS = 5;
const MOST_DECIMALS = 12;
/** Values this many times what is usual are left out: on an even axis, and on a logarithmic one. */
const BEYOND = { even: 10, logarithmic: 1e4 } as const;
const USUAL = 0.9;

const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;

/**
 * The highest value that an axis should reach for: the usual height of the middling series times a factor. Values that
 * are not finite count for nothing; without any finite one the answer is 1.
 */
export function robustTop(series: readonly (readonly number[])[], logarithmic = false): number {
  const usual = series
    .map((values) => values.filter(Number.isFinite).toSorted((a, b) => a - b))
    .filter((sorted) => sorted.length > 0)
    .map((sorted) => quantile(sorted, USUAL))
    .toSorted((a, b) => a - b);
  if (usual.length === 0) return 1;
  const cap = BEYOND[logarithmic ? "logarithmic" : "even"] * usual[Math.floor((usual.length - 1) / 2)]!;
  const within = series.flat().filter((value) => Number.isFinite(value) && value <= cap);
  return within.length > 0 ? Math.max(...within) : cap;
}

const tickPlaces = (low: number, high: number): number[] => scaleLinear([low, high], [0, 1]).ticks(TICKS);

/** A number as an axis writes it, and the number that the writing says. */
interface Written {
  readonly text: string;
  readonly says: number;
}

/** Ticks in words: in full, in thousands or millions ("15k", "1.5万") or as a power, with as many digits as tell them apart. */
function labeller(places: readonly number[]): (value: number) => string {
  const most = Math.max(...places.map(Math.abs));
  const { unit, suffix } = largeUnits().find(({ from }) => most >= from) ?? { unit: 1, suffix: "" };
  const isPower = most >= 1e9 || (most > 0 && most < 1e-4);
  const write =
    (digits: number) =>
    (value: number): Written => {
      if (isPower) {
        const text = value.toExponential(digits).replace("e+", "e");
        return { text, says: Number(text) };
      }
      const counted = Number((value / unit).toFixed(digits));
      return { text: value === 0 ? "0" : `${counted}${suffix}`, says: counted * unit };
    };
  for (let digits = 0; digits < MOST_DECIMALS; digits++) {
    const written = places.map(write(digits));
    const differ = new Set(written.map(({ text }) => text)).size === places.length;
    if (differ && written.every(({ says }, index) => isTold(says, places[index]!)))
      return (value) => write(digits)(value).text;
  }
  return (value) => write(MOST_DECIMALS)(value).text;
}

/** Whether a label says what stands there, and not a rounded neighbour. */
const isTold = (says: number, place: number) => Math.abs(says - place) <= 1e-6 * Math.abs(place);

/** An even axis from `low` to `high` or a little further, where ticks are round; `whole` keeps them whole numbers. */
export function evenAxis(low: number, high: number, whole = false): Axis {
  const top = high > low ? high : low + (whole ? 1 : Math.abs(low) || 1);
  const domain = scaleLinear([low, top], [0, 1]).nice(TICKS).domain() as [number, number];
  const places = tickPlaces(domain[0], domain[1]).filter((place) => !whole || Number.isInteger(place));
  return { domain, ticks: places, label: labeller(places) };
}

/** An axis that ends exactly where its data do: for iterations, steps, or a stretch that was zoomed to. */
export function exactAxis(low: number, high: number, whole = true): Axis {
  const top = high > low ? high : low + 1;
  const places = tickPlaces(low, top).filter((place) => !whole || Number.isInteger(place));
  return { domain: [low, top], ticks: places, label: labeller(places) };
}

/** A logarithmic axis around positive values. */
export function logarithmicAxis(low: number, high: number): Axis {
  const domain: [number, number] = [low / 1.2, Math.max(high, low * 1.01) * 1.2];
  const decades = Math.log10(domain[1] / domain[0]);
  const all = scaleLog(domain, [0, 1]).ticks();
  const leading = (value: number) => Math.round(value / 10 ** Math.floor(Math.log10(value) + 1e-9));
  const wanted = decades > 4 ? [1] : decades > 1.5 ? [1, 3] : decades > 0.7 ? [1, 2, 5] : undefined;
  const places =
    wanted === undefined
      ? tickPlaces(domain[0], domain[1])
      : all.filter((place) => wanted.includes(leading(place)));
  const every = Math.ceil(places.length / (TICKS + 2));
  const few = places.filter((_, index) => index % every === 0);
  return { domain, ticks: few, label: labeller(few) };
}
