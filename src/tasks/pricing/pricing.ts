// Dynamic pricing: a segment's customers buy at a price with a chance that falls along its own logistic demand curve.

import type { OptionsOf } from "../../schema/fields.ts";
import { said } from "../../words/said.ts";
import { armsTrials } from "../arms/arms.ts";
import type { ArmCurves, TrialFamily } from "../trials.ts";
import type { pricingMeta } from "./meta.ts";

/** Where a segment's demand has fallen to half, and how steeply it falls, as shares of the price range. */
const HALF = [0.1, 1] as const;
const WIDTH = [0.03, 0.25] as const;

/** The grid of curves goes beyond the law, so that what is learned about it is not given away. */
const WIDER = { half: [-0.1, 1.3], width: [0.01, 0.41] } as const;
/** Curves of the grid in each direction. */
const [HALVES, WIDTHS] = [28, 20];

/** The share of customers who buy at a price. */
const buying = (price: number, half: number, width: number) => 1 / (1 + Math.exp((price - half) / width));

/** Evenly, in the middle of each of `count` parts. */
const middles = ([low, high]: readonly [number, number], count: number): number[] =>
  Array.from({ length: count }, (_, index) => low + ((high - low) * (index + 0.5)) / count);

/** Demand curves on a grid; by the law all within its ranges are alike likely. */
function demandCurves(payoffs: Float32Array): ArmCurves {
  const cheapest = payoffs[0]!;
  const range = payoffs.at(-1)! - cheapest;
  const within = (value: number, [low, high]: readonly [number, number]) => value >= low && value <= high;
  const grid = middles(WIDER.half, HALVES).flatMap((half) =>
    middles(WIDER.width, WIDTHS).map((width) => ({ half, width })),
  );
  const lawful = grid.map(({ half, width }) => Number(within(half, HALF) && within(width, WIDTH)));
  const total = lawful.reduce((sum, value) => sum + value, 0);
  return {
    chances: Float32Array.from(
      grid.flatMap(({ half, width }) =>
        Array.from(payoffs, (price) => buying(price, cheapest + range * half, range * width)),
      ),
    ),
    likely: Float64Array.from(lawful, (value) => value / total),
  };
}

export const pricing: TrialFamily = {
  createSampler(options) {
    const { prices, periods, customers, cheapest, dearest } = options as OptionsOf<typeof pricingMeta.schema>;
    const payoffs = Float32Array.from(
      { length: prices },
      (_, index) => cheapest + ((dearest - cheapest) * index) / (prices - 1),
    );
    const arms = { payoffs, draws: customers };
    const actions = Array.from(payoffs, (price) => price.toFixed(2));
    return {
      problem: "decisions",
      stateCount: 1,
      actions: prices,
      length: periods,
      episode: 1,
      rewardScale: (dearest * customers) / 4,
      arms,
      curves: demandCurves(payoffs),
      sample(random, _split, tasks) {
        const range = dearest - cheapest;
        const segments = Array.from({ length: tasks }, () => ({
          half: cheapest + range * random.uniform(...HALF),
          width: range * random.uniform(...WIDTH),
        }));
        const chances = Float32Array.from({ length: tasks * prices }, (_, index) => {
          const { half, width } = segments[Math.floor(index / prices)]!;
          return buying(payoffs[index % prices]!, half, width);
        });
        return armsTrials(arms, chances, random.split("sales"), actions, (task) => {
          const { half, width } = segments[task]!;
          return said`half of the segment buys at ${half.toFixed(2)}, demand falls within ${width.toFixed(2)}`;
        });
      },
    };
  },
};
