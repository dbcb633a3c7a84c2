// What samples say of the law they were drawn by.

import { expect } from "vitest";

export const average = (values: readonly number[]) =>
  values.reduce((total, value) => total + value, 0) / values.length;

export const deviation = (values: readonly number[]) => {
  const centre = average(values);
  return Math.sqrt(average(values.map((value) => (value - centre) ** 2)));
};

/** Numbers uniform between two bounds: within them, and with the mean and deviation of that. */
export function expectUniform(values: readonly number[], low: number, high: number): void {
  const range = high - low;
  expect(Math.min(...values)).toBeGreaterThanOrEqual(low - 1e-5 * range);
  expect(Math.max(...values)).toBeLessThanOrEqual(high + 1e-5 * range);
  const sigma = range / Math.sqrt(12);
  expect(Math.abs(average(values) - (low + high) / 2)).toBeLessThan((4 * sigma) / Math.sqrt(values.length));
  expect(deviation(values) / sigma).toBeGreaterThan(0.93);
  expect(deviation(values) / sigma).toBeLessThan(1.07);
}
