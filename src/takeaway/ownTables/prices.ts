// Prices and what was bought at them, as tables: what a model reads is a price scaled, and what it says the share of
// visitors who buy.

import { bestPrice } from "../../measures/bestPrice.ts";
import { CHEAPEST, DEAREST, inputOf, priceOf, VISITORS } from "../../tasks/priceResponse/segments.ts";
import { CellFault, type Columns, type OwnUnits } from "./ownUnits.ts";

/** What went through float32 and back: a price of 1 is 1 again, neither nearly nor below it. */
export const toMillionth = (price: number): number => Math.round(price * 1e6) / 1e6;

/** Inputs of prices. @throws CellFault for one that no learner was trained on. */
function inputsOf({ price }: Columns): Float32Array {
  const wrong = price!.findIndex((value) => !(value >= CHEAPEST && value <= DEAREST));
  if (wrong >= 0)
    throw new CellFault(
      `a price of ${price![wrong]} lies outside ${CHEAPEST} to ${DEAREST}, the prices that the learner was trained on. Write prices in another unit of money, the same in both tables.`,
      { row: wrong, column: "price" },
    );
  return Float32Array.from(price!, inputOf);
}

/** The one of some prices that earns most of what sells at it, in a sentence; nothing where there is none. */
export function earnsMost(
  prices: readonly number[],
  sold: readonly number[],
  each: string,
): string | undefined {
  const place = prices.length > 0 ? bestPrice(prices, sold) : -1;
  return place < 0
    ? undefined
    : `Of the prices asked ${prices[place]} earns most: ${(sold[place]! * prices[place]!).toPrecision(4)}${each}.`;
}

/** Shares of the visitors who bought. @throws CellFault for what can be no share. */
export function sharesOf(visitors: readonly number[], bought: readonly number[]): number[] {
  return visitors.map((came, row) => {
    if (!(came > 0))
      throw new CellFault(`${came} visitors: there must be some.`, { row, column: "visitors" });
    const own = bought[row]!;
    if (!(own >= 0 && own <= came))
      throw new CellFault(`${own} bought of ${came} visitors: it must lie between 0 and ${came}.`, {
        row,
        column: "bought",
      });
    return own / came;
  });
}

export const priceTables: OwnUnits = {
  columns: [
    {
      name: "price",
      about: `a price, between ${CHEAPEST} and ${DEAREST}`,
      needed: ["support", "query"],
    },
    {
      name: "visitors",
      about: `how many saw that price; in training there were ${VISITORS} at each`,
      needed: ["support"],
    },
    { name: "bought", about: "how many of them bought", needed: ["support"] },
  ],
  answers:
    "`prediction` is the share of the visitors who will buy at the price, and `revenue` what one visitor then brings. Ask many prices: the one that earns most of them is named.",
  settings: [],
  write({ support, query }) {
    const columns = ({ x, y }: typeof support) => ({
      price: Array.from(x, (input) => toMillionth(priceOf(input))),
      visitors: Array.from(y, () => VISITORS),
      bought: Array.from(y, (share) => share * VISITORS),
    });
    return { support: columns(support), query: columns(query) };
  },
  read(support) {
    const x = inputsOf(support);
    const y = Float32Array.from(sharesOf(support.visitors!, support.bought!));
    return {
      support: { x, y, count: x.length },
      ask({ price, visitors, bought }) {
        return {
          x: inputsOf({ price }),
          ...(visitors && bought && { truth: sharesOf(visitors, bought) }),
          answers(outputs) {
            const prediction = Array.from(outputs);
            const note = earnsMost(price!, prediction, " of each visitor");
            return {
              prediction,
              further: { revenue: prediction.map((share, row) => share * price![row]!) },
              ...(note && { note }),
            };
          },
        };
      },
    };
  },
};
