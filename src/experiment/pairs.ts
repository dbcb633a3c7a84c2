// How intervals are printed as JSON, and read again.

import type { Interval } from "./results.ts";

/** `[mean, half-width]`; of a single task `[mean]`. */
export const pair = ({ mean, ci95 }: Interval): number[] => (ci95 === undefined ? [mean] : [mean, ci95]);

/** Every value as a pair, by name. */
export const pairs = (values: Readonly<Record<string, Interval | undefined>>): Record<string, number[]> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value ? [[name, pair(value)]] : [])));

/** The interval of a pair. */
export const intervalOf = ([mean, ci95]: readonly number[]): Interval => ({
  mean: mean!,
  ...(ci95 !== undefined && { ci95 }),
});
