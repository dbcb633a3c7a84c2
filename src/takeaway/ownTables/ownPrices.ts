// Prices and what a person's own segments bought at them, as tables: shares of visitors, or amounts where the learner was
// trained without visitors, which count from what the segment sold at the known prices on average.

import type { PriceSettings } from "../../tasks/priceResponse/ownSegments.ts";
import { VISITORS } from "../../tasks/priceResponse/segments.ts";
import { CellFault, type Columns, type OwnUnits } from "./ownUnits.ts";
import { earnsMost, sharesOf, toMillionth } from "./prices.ts";

/** @throws CellFault for amounts below nothing, or of which none is above. */
function levelOf(amounts: readonly number[]): number {
  const row = amounts.findIndex((amount) => !(amount >= 0));
  if (row >= 0) throw new CellFault(`${amounts[row]} is less than nothing.`, { row, column: "bought" });
  const level = amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length;
  if (level === 0)
    throw new CellFault(
      "column bought: nothing was sold at any known price, so that there is no level to count from. Bring a price at which something was.",
    );
  return level;
}

/** What was bought, as parts of `whole`, or of the visitors. */
function partsOf({ visitors, bought }: Columns, whole: number): number[] {
  if (whole > 0) return bought!.map((amount) => amount / whole);
  if (visitors === undefined)
    throw new CellFault("there is no column “visitors”: the learner was trained on shares of visitors.");
  return sharesOf(visitors, bought!);
}

export const ownPriceTables: OwnUnits = {
  columns: [
    {
      name: "price",
      about: "a price, between the cheapest and the dearest that training segments saw",
      needed: ["support", "query"],
    },
    {
      name: "bought",
      about:
        "what was bought at that price: how many of the visitors, or the amount of as long a time at each",
      needed: ["support"],
    },
    {
      name: "visitors",
      about: "how many saw that price, where the learner was trained with visitors",
      needed: [],
    },
  ],
  answers:
    "`prediction` is the share of the visitors who will buy at the price, or the amount where the learner was trained without visitors, and `revenue` what one visitor, or all, then bring. Ask many prices: the one that earns most of them is named. Observed prices are no experiments: a curve fitted to them describes, and promises nothing.",
  settings: ["least", "most", "middle", "deviation", "levels"],
  write({ support, query }, untyped) {
    const { middle, deviation, levels } = untyped as unknown as PriceSettings;
    // Amounts of the example are in levels of its segment, as the lab's answers are.
    const whole = levels || VISITORS;
    const columns = ({ x, y }: typeof support) => ({
      price: Array.from(x, (input) => toMillionth(middle + deviation * input)),
      bought: Array.from(y, (part) => part * whole),
      ...(levels === 0 && { visitors: Array.from(y, () => VISITORS) }),
    });
    return { support: columns(support), query: columns(query) };
  },
  read(support, untyped) {
    const { least, most, middle, deviation, levels } = untyped as unknown as PriceSettings;
    const inputsOf = (prices: readonly number[]) =>
      Float32Array.from(prices, (price) => (price - middle) / deviation);
    const whole = levels && levels * levelOf(support.bought!);
    const [x, y] = [inputsOf(support.price!), Float32Array.from(partsOf(support, whole))];
    return {
      support: { x, y, count: x.length },
      ask({ price, ...asked }) {
        return {
          x: inputsOf(price!),
          ...(asked.bought &&
            (levels > 0 || asked.visitors) && {
              truth: levels > 0 ? asked.bought : partsOf(asked, 0),
            }),
          answers(outputs) {
            const prediction = Array.from(outputs, (part) => part * (whole || 1));
            const within = [...price!.keys()].filter((row) => price![row]! >= least && price![row]! <= most);
            const best = earnsMost(
              within.map((row) => price![row]!),
              within.map((row) => prediction[row]!),
              levels > 0 ? "" : " of each visitor",
            );
            const beyond = price!.length - within.length;
            const left = `Training segments saw prices from ${least} to ${most}: of those beyond, ${beyond}, none is named.`;
            const note = [best, beyond > 0 && left].filter(Boolean).join(" ");
            return {
              prediction,
              further: { revenue: prediction.map((sold, row) => sold * price![row]!) },
              ...(note && { note }),
            };
          },
        };
      },
    };
  },
};
