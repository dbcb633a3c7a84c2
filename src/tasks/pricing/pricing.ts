// Dynamic pricing: a segment's customers buy at a price with a chance that falls along its own logistic demand curve.

import type { OptionsOf } from "../../schema/fields.ts";
import { said } from "../../words/said.ts";
import { armsTrials } from "../arms/arms.ts";
import type { TrialFamily } from "../trials.ts";
import type { pricingMeta } from "./meta.ts";

/** Where a segment's demand has fallen to half, and how steeply it falls, as shares of the price range. */
const HALF = [0.1, 1] as const;
const WIDTH = [0.03, 0.25] as const;

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
      sample(random, _split, tasks) {
        const range = dearest - cheapest;
        const segments = Array.from({ length: tasks }, () => ({
          half: cheapest + range * random.uniform(...HALF),
          width: range * random.uniform(...WIDTH),
        }));
        const chances = Float32Array.from({ length: tasks * prices }, (_, index) => {
          const { half, width } = segments[Math.floor(index / prices)]!;
          return 1 / (1 + Math.exp((payoffs[index % prices]! - half) / width));
        });
        return armsTrials(arms, chances, random.split("sales"), actions, (task) => {
          const { half, width } = segments[task]!;
          return said`half of the segment buys at ${half.toFixed(2)}, demand falls within ${width.toFixed(2)}`;
        });
      },
    };
  },
};
