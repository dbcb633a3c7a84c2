// Weeks and what was sold in them, as tables: what a model reads and says of weeks counts from a product's level and from
// how the shop moves, both worked out of the known weeks here as in the lab.

import { HORIZON } from "../../data/sales/sales.ts";
import { orderFor } from "../../measures/newsvendor.ts";
import { examplesOf, seenIn, shopIn, unitsOf, WIDTH } from "../../tasks/demand/examples.ts";
import { goingOn } from "../../tasks/demand/shop.ts";
import type { EpisodeBatch } from "../../tasks/episode.ts";
import { CellFault, type Columns, type OwnUnits } from "./ownUnits.ts";

/** What the trained learner was made with. */
interface SalesSettings {
  /** The share of the shop's growth that is taken to go on. */
  readonly growth: number;
  /** How many times as far as a Poisson's sales scatter. */
  readonly spread: number;
  /** What one too few and one too many cost. */
  readonly short: number;
  readonly over: number;
}

/** Fewer weeks make no task in the lab either. */
const FEWEST = 4;

/** @throws CellFault unless weeks are whole numbers, and where they must be one after the other. */
function demandWeeks(weeks: readonly number[], consecutive: boolean): void {
  weeks.forEach((week, row) => {
    const at = { row, column: "week" };
    if (!Number.isInteger(week))
      throw new CellFault(`${week} is no week: number weeks by whole numbers.`, at);
    if (consecutive && row > 0 && week !== weeks[row - 1]! + 1)
      throw new CellFault(
        `week ${week} does not follow week ${weeks[row - 1]}: the known weeks must be one after the other, those without a sale with 0.`,
        at,
      );
  });
}

/** @throws CellFault for numbers below nothing. */
function demandUnits(column: string, values: readonly number[]): void {
  const row = values.findIndex((value) => !(value >= 0));
  if (row >= 0) throw new CellFault(`${values[row]} is less than nothing.`, { row, column });
}

/** The shop in the known weeks as multiples of their mean, 1 throughout where nothing is known of it. */
function shopKnown({ week, shop }: Columns): { readonly multiples: number[]; readonly mean: number } {
  if (shop === undefined) return { multiples: week!.map(() => 1), mean: 1 };
  demandUnits("shop", shop);
  const mean = shop.reduce((sum, value) => sum + value, 0) / shop.length;
  if (mean === 0)
    throw new CellFault("column shop: the shop sold nothing at all. Leave the column out, or fill it.");
  return { multiples: shop.map((value) => value / mean), mean };
}

export const salesTables: OwnUnits = {
  columns: [
    {
      name: "week",
      about: `a week by its number: those known one after the other, ${FEWEST} at least, those asked among the ${HORIZON} after them`,
      needed: ["support", "query"],
    },
    { name: "sold", about: "units sold in that week", needed: ["support"] },
    {
      name: "shop",
      about:
        "what the whole shop sold in that week, in any unit, the same in both tables. Without it the shop is taken to stand still; known weeks alone tell how it goes on",
      needed: [],
    },
  ],
  answers:
    "`prediction` is what the week will sell, in units, and `order` what to order for it at the costs that the experiment names.",
  settings: ["growth", "spread", "short", "over"],
  write({ support, query, description }) {
    if (description.kind !== "demand") throw new Error("Weeks of sales are written for tasks of demand.");
    const { firstWeek, known, asked } = description;
    const weeks = (first: number, { length }: readonly number[]) =>
      Array.from({ length }, (_, week) => first + week);
    return {
      support: { week: weeks(firstWeek, known), sold: known, shop: shopIn(support) },
      query: { week: weeks(firstWeek + known.length, asked), sold: asked, shop: shopIn(query) },
    };
  },
  read(known, untyped) {
    const { growth, spread, short, over } = untyped as unknown as SalesSettings;
    const [week, sold] = [known.week!, known.sold!];
    if (week.length < FEWEST)
      throw new CellFault(`there are ${week.length} weeks: bring ${FEWEST} at least.`);
    demandWeeks(week, true);
    demandUnits("sold", sold);
    const shop = shopKnown(known);
    const last = week.at(-1)!;
    const window = { known: Float32Array.from(sold), shopKnown: shop.multiples };
    const support = examplesOf({ ...window, asked: new Float32Array(0), shopAsked: [] }).support;
    return {
      support,
      ask(asked) {
        const weeks = asked.week!;
        demandWeeks(weeks, false);
        weeks.forEach((one, row) => {
          if (one <= last || one > last + HORIZON)
            throw new CellFault(
              `week ${one} is not among the ${HORIZON} weeks after week ${last}, the last one known: the learner was trained on those.`,
              { row, column: "week" },
            );
        });
        if (asked.shop && known.shop === undefined)
          throw new CellFault("column shop: the support table has none to hold it against.");
        if (asked.shop) demandUnits("shop", asked.shop);
        if (asked.sold) demandUnits("sold", asked.sold);
        const ahead = weeks.map((one) => one - last);
        const expected = known.shop
          ? goingOn(shop.multiples, HORIZON, growth)
          : new Array<number>(HORIZON).fill(1);
        const examples = examplesOf({
          ...window,
          asked: new Float32Array(weeks.length),
          shopAsked: asked.shop
            ? asked.shop.map((value) => value / shop.mean)
            : ahead.map((one) => expected[one - 1]!),
          weeksAsked: ahead,
        });
        const task: EpisodeBatch = { tasks: 1, inputShape: [WIDTH], outputs: 1, ...examples };
        return {
          x: examples.query.x,
          ...(asked.sold && { truth: asked.sold }),
          answers(outputs) {
            const prediction = unitsOf(seenIn(task, 0), outputs);
            const order = prediction.map((units) => orderFor(units, { short, over }, spread));
            return {
              prediction,
              further: { order },
              note: `An order is enough in ${Math.round((100 * short) / (short + over))} of 100 weeks: one too few costs ${short}, one too many ${over}.${known.shop ? "" : " There is no column shop: the shop is taken to stand still."}`,
            };
          },
        };
      },
    };
  },
};
