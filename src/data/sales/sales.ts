// Sales: how many of each product went in each week.

import type { Split } from "../../tasks/episode.ts";

/** Units of several products, week by week; all products over the same weeks. */
export interface Sales {
  /** Where they come from, for people. */
  readonly name: string;
  /** The products' names as the source writes them; a product's number is its place here. */
  readonly products: readonly string[];
  readonly weeks: number;
  /** Units sold, `[products, weeks]`; 0 or more. */
  readonly units: Float32Array;
  /** Numbers of the products of each side, where the source says which; else they are divided by lot. */
  readonly sides?: Readonly<Record<Split, readonly number[]>>;
}

/** Weeks that are asked: the next eight (RETAIL.md, section 3). */
export const HORIZON = 8;
