// Which weeks each side draws from: a task's order is made at the start of a week, its known weeks lie before it.

import { HORIZON } from "../../data/sales/sales.ts";
import { SaidError, said } from "../../words/said.ts";
import type { Split } from "../episode.ts";

/** Where RETAIL.md, section 3, lets windows begin whose weeks training has seen of other products. */
const STARTS = [0, 12, 24, 32];

/** Weeks at whose start tasks of each side order, ascending. */
export type OrderWeeks = Readonly<Record<Split, readonly number[]>>;

/**
 * Apart by time, the last eight weeks are asked at test and the eight before them for choosing; no training task sees
 * either. Apart by product alone, all sides order throughout the year.
 * @throws SaidError where the sales have too few weeks.
 */
export function orderWeeks(weeks: number, known: number, apart: "time" | "product"): OrderWeeks {
  const needed = known + (apart === "time" ? 3 : 1) * HORIZON;
  if (weeks < needed)
    throw new SaidError(
      said`With ${known} weeks known and ${HORIZON} asked the sales must span ${needed} weeks, and they span ${weeks}. Lower the weeks known, or bring more of them.`,
    );
  const upTo = (end: number) =>
    Array.from({ length: end - HORIZON - known + 1 }, (_, place) => place + known);
  if (apart === "time") {
    const test = weeks - HORIZON;
    const validation = test - HORIZON;
    return { training: upTo(validation), validation: [validation], test: [test] };
  }
  const spread = STARTS.map((start) => start + known).filter((order) => order + HORIZON <= weeks);
  return { training: upTo(weeks), validation: spread, test: spread };
}
