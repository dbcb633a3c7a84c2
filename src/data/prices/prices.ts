// Prices that a person's own segments saw, and what was bought at each.

import type { Split } from "../../tasks/episode.ts";

/** Several segments (customers, products, shops), each at prices of its own. */
export interface Prices {
  /** Where they come from, for people. */
  readonly name: string;
  /** Names of the segments; a segment's number is its place here. */
  readonly segments: readonly string[];
  /** Where each segment's prices begin, and one entry more for the end. */
  readonly starts: Uint32Array;
  /** Each price of a segment once, rising, `[pairs]`; above 0. */
  readonly price: Float64Array;
  /** What was bought at it, `[pairs]`: the share of all visitors, from 0 to 1, or the mean amount of its rows, 0 or more. */
  readonly bought: Float64Array;
  /** Whether the table says how many visitors there were, so that what was bought is a share. */
  readonly shares: boolean;
  /** Numbers of the segments of each side. */
  readonly sides: Readonly<Record<Split, readonly number[]>>;
}

/** A segment with fewer different prices makes no task: three to know, and one to ask. */
export const FEWEST_PRICES = 4;
