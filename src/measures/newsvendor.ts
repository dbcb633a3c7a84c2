// How much to order when what is too few and what is too many cost differently (the newsvendor: Arrow, Harris and
// Marschak 1951), from a forecast alone. Sales of a week are taken to scatter around the forecast as a Poisson's do, or
// so many times as far.

/** What a unit too few and a unit too many cost. */
export interface Costs {
  readonly short: number;
  readonly over: number;
}

/** AS 241, PPND7 (Wichura 1988): right to about one part in 10⁷. */
const CENTRE = {
  above: [3.3871327179, 50.434271938, 159.29113202, 59.10937472],
  below: [1, 17.895169469, 78.757757664, 67.1875636],
} as const;
const TAIL = {
  above: [1.4234372777, 2.75681539, 1.3067284816, 0.17023821103],
  below: [1, 0.7370016425, 0.12021132975],
} as const;
const FAR = {
  above: [6.657905115, 3.081226386, 0.42868294337, 0.017337203997],
  below: [1, 0.24197894225, 0.012258202635],
} as const;

/** c₀ + c₁ x + c₂ x² + … */
const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
const ratio = ({ above, below }: { above: readonly number[]; below: readonly number[] }, x: number) =>
  polynomial(above, x) / polynomial(below, x);

/**
 * The quantile of the standard normal distribution: below it lies probability `p`.
 * @throws Error unless 0 < p < 1.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1))
    throw new Error(`A quantile is asked for ${p}, which is no probability within 0 and 1.`);
  const off = p - 0.5;
  if (Math.abs(off) <= 0.425) return off * ratio(CENTRE, 0.180625 - off * off);
  const far = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  const size = far <= 5 ? ratio(TAIL, far - 1.6) : ratio(FAR, far - 5);
  return off < 0 ? -size : size;
}

/** The share of weeks that an order should last: the critical ratio, short / (short + over). */
export const criticalRatio = ({ short, over }: Costs): number => short / (short + over);

/**
 * Quantile `p` of the sales of a week of which `forecast` are expected: forecast + z · spread · √forecast, and nothing
 * where nothing is expected.
 * @param spread How many times as far as a Poisson's sales scatter: 1 for a Poisson.
 */
export const salesQuantile = (forecast: number, p: number, spread: number): number =>
  forecast > 0 ? Math.max(0, forecast + normalQuantile(p) * spread * Math.sqrt(forecast)) : 0;

/** Units to order for a week, from what is expected of it: the quantile at the critical ratio. */
export const orderFor = (forecast: number, costs: Costs, spread: number): number =>
  salesQuantile(forecast, criticalRatio(costs), spread);

/** What an order of `order` units costs in a week in which `sold` are asked for. */
export const costOf = (order: number, sold: number, { short, over }: Costs): number =>
  sold > order ? short * (sold - order) : over * (order - sold);
