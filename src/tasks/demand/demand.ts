// Inventory: a task is a product, of which the first weeks are known and the next eight are asked.

import { meanOf } from "../../baselines/sales/smoothing.ts";
import type { DataUse } from "../../data/counts.ts";
import { HORIZON, type Sales } from "../../data/sales/sales.ts";
import { Random } from "../../engine/random.ts";
import type { Costs } from "../../measures/newsvendor.ts";
import type { OptionsOf } from "../../schema/fields.ts";
import { SaidError, said } from "../../words/said.ts";
import type { DemandTask, SampledBatch, Split } from "../episode.ts";
import type { TaskFamily } from "../family.ts";
import { asBatch } from "../padding.ts";
import { answersOfMean, cheapest, demandBaselines } from "./demandBaselines.ts";
import { divideProducts } from "./division.ts";
import { examplesOf, seenIn, unitsOf, WIDTH, withoutWeek } from "./examples.ts";
import type { demandMeta } from "./meta.ts";
import { scoringOf } from "./scoring.ts";
import { orderWeeks } from "./seasons.ts";
import { Shop } from "./shop.ts";

type DemandOptions = OptionsOf<typeof demandMeta.schema>;

/** Of the lot that divides products: one for all runs, so that they compare. */
const SEED = 1;
/** Shares of the shop's growth that are taken to go on, to choose from. */
const DAMPINGS = [0, 0.25, 0.5, 0.75, 1];
/** Times as far as a Poisson's that sales may scatter, to choose from: 0.1 to 3. */
const SPREADS = Array.from({ length: 30 }, (_, place) => (place + 1) / 10);
const POISSON = 1;

/** A product, and the week at whose start its order is made. */
interface Order {
  readonly product: number;
  readonly week: number;
}

export const demand: TaskFamily<Sales> = {
  createSampler(untyped, sales) {
    const options = untyped as DemandOptions;
    if (sales === undefined) throw new SaidError(said`There are no sales: the set did not load.`);
    const known = options.weeks;
    const costs: Costs = { short: options.shortCost, over: options.overCost };
    const divided = divideProducts(sales, options.division, new Random(SEED).split("products"));
    const weeks = orderWeeks(sales.weeks, known, options.apart as "time" | "product");
    const shop = new Shop(sales, divided.training);
    const unitsIn = (product: number, from: number, to: number) =>
      sales.units.subarray(product * sales.weeks + from, product * sales.weeks + to);
    /** What the shop does in the weeks asked is known of training weeks, and else only as far as one can tell before. */
    const taskOf = ({ product, week }: Order, split: Split, damping: number) => {
      const [first, end] = [week - known, week + HORIZON];
      const window = {
        known: unitsIn(product, first, week),
        asked: unitsIn(product, week, end),
        shopKnown: shop.between(first, week, week, known, product),
        shopAsked:
          split === "training"
            ? shop.between(week, end, week, known, product)
            : shop.expected(week, HORIZON, known, damping, product),
      };
      return { ...examplesOf(window), product, week, window };
    };
    const batchOf = (drawn: readonly ReturnType<typeof taskOf>[]): SampledBatch => {
      const batch = {
        tasks: drawn.length,
        inputShape: [WIDTH],
        outputs: 1,
        support: asBatch(drawn.map(({ support }) => support)),
        query: asBatch(drawn.map(({ query }) => query)),
      };
      const description = (task: number): DemandTask => {
        const { product, week, window } = drawn[task]!;
        const { standing, scale } = seenIn(batch, task);
        return {
          kind: "demand",
          title: said`product ${sales.products[product]!}`,
          firstWeek: week - known + 1,
          known: [...window.known],
          asked: [...window.asked],
          standing: [...standing],
          scale,
          costs,
          spread,
        };
      };
      return { ...batch, description };
    };
    const ordersOf = (split: Split): Order[] =>
      divided[split].flatMap((product) => weeks[split].map((week) => ({ product, week })));
    const held = { validation: ordersOf("validation"), test: ordersOf("test") };
    const all = (orders: readonly Order[], split: Split, damping: number) =>
      batchOf(orders.map((order) => taskOf(order, split, damping)));

    const validationAt = (damping: number) => all(held.validation, "validation", damping);
    const costOf = (batch: SampledBatch, answers: Float32Array, spread: number) =>
      meanOf(scoringOf(costs, spread).score(batch, answers).cost as readonly number[]);
    const fittedSpread = () => {
      // Orders of the mean are the same whatever is expected of the shop.
      const batch = validationAt(0);
      const answers = answersOfMean(batch);
      return cheapest(SPREADS, (one) => costOf(batch, answers, one));
    };
    const spread = options.spread === "poisson" ? POISSON : fittedSpread();
    const damping = cheapest(DAMPINGS, (share) => {
      const batch = validationAt(share);
      return costOf(batch, new Float32Array(batch.query.y.length), spread);
    });
    const scoring = scoringOf(costs, spread);

    return {
      problem: "regression",
      measures: ["cost", "wape", "mse"],
      scoring,
      leaving: {
        without: withoutWeek,
        inUnits: (task, answers) => Float32Array.from(unitsOf(seenIn(task, 0), answers)),
      },
      inputShape: [WIDTH],
      outputs: 1,
      trainingClasses: 0,
      baselines: demandBaselines({
        training: () => all(ordersOf("training"), "training", damping),
        validation: () => validationAt(damping),
        scoring,
      }),
      data: dataUse(sales, divided, weeks, { damping, spread }),
      written: () => ({ kind: "sales", settings: { growth: damping, spread, ...costs } }),
      held: { validation: held.validation.length, test: held.test.length },
      heldTask: (split, index) => {
        if (split === "training") throw new Error("Training tasks are drawn, not held.");
        return all([held[split][index]!], split, damping);
      },
      sample: (random, split, tasks) =>
        all(
          Array.from({ length: tasks }, () => {
            const products = divided[split];
            const product = products[random.integer(products.length)]!;
            return { product, week: weeks[split][random.integer(weeks[split].length)]! };
          }),
          split,
          damping,
        ),
    };
  },
};

/** How much each side holds, and what is to be known of a result. */
function dataUse(
  sales: Sales,
  divided: Readonly<Record<Split, readonly number[]>>,
  weeks: Readonly<Record<Split, readonly number[]>>,
  { damping, spread }: { readonly damping: number; readonly spread: number },
): DataUse {
  const counted = (split: Split) => ({
    classes: divided[split].length,
    groups: 0,
    examples: divided[split].length * sales.weeks,
  });
  const [trained, tested] = [weeks.training.at(-1)! + HORIZON, weeks.test[0]!];
  return {
    counts: { training: counted("training"), validation: counted("validation"), test: counted("test") },
    notices: [
      trained <= tested
        ? said`Training tasks end with week ${trained}; weeks ${tested + 1} to ${tested + HORIZON} are asked at test. What the whole shop sold is known up to the week of an order.`
        : said`Training tasks reach into the weeks that are asked at test, of other products: this is not how one orders, and results are too good.`,
      said`Of the shop’s growth over its last four weeks a share of ${damping} is taken to go on, chosen on validation tasks by what orders cost.`,
      said`An order is the forecast and so many roots of it as the costs ask for, for every contender alike: sales are taken to scatter ${spread} times as far as a Poisson’s.`,
    ],
  };
}
