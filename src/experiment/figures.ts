// How figures of an evaluation are read and written, the same on the page and in the terminal.

import { type Measure, type MeasureId, measures } from "../measures/registry.ts";
import { type Said, type SaidValue, said, type Words } from "../words/said.ts";
import type { Interval, Uncertainty } from "./results.ts";

/** From here on digits tell nothing. */
const LARGE = 1e5;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** "0.54", "1.2×10²⁴" where it is large, "not a number" where it is none: never more digits than can be read. */
export function fixed(value: number, digits: number): Words {
  if (Number.isNaN(value)) return said`not a number`;
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (Math.abs(value) < LARGE) return value.toFixed(digits);
  const [leading, exponent] = value.toExponential(1).split("e+");
  return `${leading}×10${Array.from(exponent!, (digit) => SUPERSCRIPTS[Number(digit)]).join("")}`;
}

/** "0.54 ± 0.05"; "0.54 (one task)" where there is no interval. The unit stands behind the figures: "92.74 ± 0.52%". */
export const withInterval = ({ mean, ci95 }: Interval, digits: number, unit: SaidValue = ""): Said =>
  ci95 === undefined
    ? said`${fixed(mean, digits)}${unit} (one task)`
    : said`${fixed(mean, digits)} ± ${fixed(ci95, digits)}${unit}`;

/** A difference, its sign always written: "+0.540 ± 0.050", "−0.540 ± 0.050". */
export const signedInterval = ({ mean, ...rest }: Interval, digits: number, unit: SaidValue = ""): Said =>
  said`${mean < 0 ? "−" : "+"}${withInterval({ mean: Math.abs(mean), ...rest }, digits, unit)}`;

/** A share in percents. */
export const percents = ({ mean, ci95 }: Interval): Interval => ({
  mean: 100 * mean,
  ...(ci95 !== undefined && { ci95: 100 * ci95 }),
});

/** A share as percents: "92.74 ± 0.52%". */
export const inPercent = (share: Interval, digits: number): Said =>
  withInterval(percents(share), digits, "%");

/** Digits behind the point, as the page gives them; the terminal gives one more. */
const DIGITS = { percent: 1, number: 3 } as const;

/** A value of a measure: "0.123", or "92.7%". */
export const ofMeasure = (id: MeasureId, value: number): Said =>
  isShare(id) ? said`${fixed(100 * value, DIGITS.percent)}%` : said(fixed(value, DIGITS.number));

/** The same with its interval, and `more` digits than the page gives. */
export const intervalOfMeasure = (id: MeasureId, value: Interval, more = 0): Said =>
  isShare(id) ? inPercent(value, DIGITS.percent + more) : withInterval(value, DIGITS.number + more);

/** A difference by a measure: "+6.8 ± 0.6 points" for a share, "−0.540 ± 0.050". */
export const differenceOfMeasure = (id: MeasureId, value: Interval, more = 0): Said =>
  isShare(id)
    ? signedInterval(percents(value), DIGITS.percent + more, " points")
    : signedInterval(value, DIGITS.number + more);

/** Whether a measure is a share, to be written in percents. */
export const isShare = (id: MeasureId): boolean => measures[id].format === "percent";

/** A measure with what it need not say. */
export const measureOf = (id: MeasureId): Measure => measures[id];

/** Share of queries within the band that claims `level`. @throws Error where that band was not looked at. */
export function coverageAt({ coverage }: Pick<Uncertainty, "coverage">, level: number): number {
  const found = coverage.find((band) => band.level === level);
  if (found === undefined) throw new Error(`The band of ${level} was not looked at.`);
  return found.observed.mean;
}
