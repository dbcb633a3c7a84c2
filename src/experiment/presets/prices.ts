// The best price of a customer segment from three observed prices; simulated.

import { BASELINE_RATES, tunedOn } from "./baselines.ts";
import { experimentFrom, type Preset } from "./preset.ts";

/** Behind a sigmoid slopes are small: longer steps are tried, too. */
const RATES = [...BASELINE_RATES, 1.5, 3];

/** PLATIPUS on shares of visitors, and a MAML with the same inner loop beside it. */
const prices = (observed: "spread" | "clustered", baselineRate: number) => {
  const inner = { innerSteps: 5, innerLearningRate: 1 };
  return experimentFrom({
    task: { id: "priceResponse", options: { observed } },
    model: { id: "mlp", options: { activation: "tanh", answers: "shares" } },
    algorithm: {
      id: "platipus",
      options: { ...inner, klWeight: 0.003, conditioningRate: 0.1 },
    },
    beside: [{ id: "maml", options: inner }],
    training: { outerLearningRate: 0.003, schedule: "cosine", iterations: 1500 },
    run: { baselineRate },
  });
};

const UNPUBLISHED =
  "The question: which price earns most from customers who were seen at three prices only? Read the share of the best revenue beside one price for all and beside Bayes’s rule, which is told that demand is logistic: where no difference is shown, those are as good. Simulated: the log of the steepness is normal about −1.2 (deviation 0.35), the price at which half buy about 9 (deviation 2), and of 100 visitors at each price, from 1 to 20, each buys by chance; no published figure is of such segments. In a sales file observed prices are no experiments, since demand drives prices too: a curve fitted to it describes, and promises nothing.";

export const pricePresets = {
  "pricing-spread": {
    label: "Best price, simulated · PLATIPUS · three prices, spread",
    experiment: prices("spread", 1.5),
    baselineTuning: { ...tunedOn("pricing-spread"), rates: RATES },
    unpublished: UNPUBLISHED,
  },
  "pricing-clustered": {
    label: "Best price, simulated · PLATIPUS · three prices, clustered",
    experiment: prices("clustered", 0.8),
    baselineTuning: { ...tunedOn("pricing-clustered"), rates: RATES },
    unpublished: UNPUBLISHED,
  },
} as const satisfies Record<string, Preset>;
