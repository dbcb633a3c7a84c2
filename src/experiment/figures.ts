// How figures of an evaluation are read and written, the same on the page and in the terminal.

import type { Interval, Uncertainty } from "./results.ts";

/** "0.54 ± 0.05". */
export const withInterval = ({ mean, ci95 }: Interval, digits: number): string =>
  `${mean.toFixed(digits)} ± ${ci95.toFixed(digits)}`;

/** A share as percents: "92.74 ± 0.52%". */
export const inPercent = ({ mean, ci95 }: Interval, digits: number): string =>
  `${withInterval({ mean: 100 * mean, ci95: 100 * ci95 }, digits)}%`;

/** Share of queries within the band that claims `level`. @throws Error where that band was not looked at. */
export function coverageAt({ coverage }: Pick<Uncertainty, "coverage">, level: number): number {
  const found = coverage.find((band) => band.level === level);
  if (found === undefined) throw new Error(`The band of ${level} was not looked at.`);
  return found.observed.mean;
}
