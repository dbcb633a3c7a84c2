// How the whole shop moves: what all training products sell week by week. A product's weeks are seen beside it, so that
// a level of eight weeks ago is not taken for today's.

import type { Sales } from "../../data/sales/sales.ts";
import { SaidError, said } from "../../words/said.ts";

/** Weeks whose mean is where the shop stands now, and weeks whose slope is how it grows. */
const [NOW, GROWING] = [2, 4];

/**
 * The `ahead` weeks after those of which `known` says what a shop sold, four at least: where it stands, and `damping` times
 * the growth of its last weeks.
 */
export function goingOn(known: readonly number[], ahead: number, damping: number): number[] {
  const recent = known.slice(-GROWING);
  const now = recent.slice(-NOW).reduce((sum, value) => sum + value, 0) / NOW;
  const mean = recent.reduce((sum, value) => sum + value, 0) / GROWING;
  // The slope of a line through the weeks, of which the mean is 1.
  const middle = (GROWING - 1) / 2;
  const [along, across] = recent.reduce<[number, number]>(
    ([a, b], value, week) => [a + (week - middle) * value, b + (week - middle) ** 2],
    [0, 0],
  );
  const growth = mean > 0 ? along / across / mean : 0;
  return Array.from({ length: ahead }, (_, week) => now * Math.exp(damping * growth * (week + 1)));
}

export class Shop {
  /** Units that training products sold in each week, all together. */
  readonly #totals: Float64Array;
  readonly #sales: Sales;
  readonly #known: ReadonlySet<number>;

  /** @param products Numbers of the training products. */
  constructor(sales: Sales, products: readonly number[]) {
    this.#sales = sales;
    this.#known = new Set(products);
    this.#totals = new Float64Array(sales.weeks);
    for (const product of products)
      for (let week = 0; week < sales.weeks; week++)
        this.#totals[week]! += sales.units[product * sales.weeks + week]!;
  }

  /**
   * What the shop sold in weeks `from` to `to`, as multiples of its mean over the `weeks` weeks before `order`. In the
   * task of a training product it is as if that product were not there, as at test it is not.
   * @throws SaidError where the others sold nothing in those weeks.
   */
  between(from: number, to: number, order: number, weeks: number, product: number): number[] {
    const mean = this.#mean(order - weeks, order, product);
    if (!(mean > 0))
      throw new SaidError(
        said`In weeks ${order - weeks + 1} to ${order} the training products sold nothing: there is no shop to hold a product against. Bring sales without weeks that are empty throughout.`,
      );
    return Array.from({ length: to - from }, (_, week) => this.#sold(from + week, product) / mean);
  }

  /**
   * The same of the `ahead` weeks from `order` on, as far as one can tell in the week before: where the shop stands,
   * and `damping` times the growth of its last weeks.
   */
  expected(order: number, ahead: number, weeks: number, damping: number, product: number): number[] {
    return goingOn(this.between(order - GROWING, order, order, weeks, product), ahead, damping);
  }

  #sold(week: number, without: number): number {
    const own = this.#known.has(without) ? this.#sales.units[without * this.#sales.weeks + week]! : 0;
    return this.#totals[week]! - own;
  }

  #mean(from: number, to: number, without: number): number {
    let total = 0;
    for (let week = from; week < to; week++) total += this.#sold(week, without);
    return total / (to - from);
  }
}
