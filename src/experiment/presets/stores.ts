// What the levers of a shop do, from a fortnight of its days; simulated.

import { BASELINE_RATES, tunedOn } from "./baselines.ts";
import { experimentFrom, type Preset } from "./preset.ts";

/** A perceptron of which each weight adapts at a rate of its own, in each step another. */
const fortnight = experimentFrom({
  task: { id: "stores", options: {} },
  model: { id: "mlp", options: { activation: "tanh", hiddenLayers: 2, hiddenUnits: 40 } },
  algorithm: { id: "metaSgd", options: { innerSteps: 10, innerLearningRate: 0.1, ratePerStep: true } },
  training: { outerLearningRate: 0.006, schedule: "cosine", iterations: 3000 },
  // At 0.4 the pretrained network is a little better still, and the random one ends in no numbers.
  run: { baselineRate: 0.2 },
});

const UNPUBLISHED =
  "The question: what do promotion, rain, opening hours and weekday do to the sales of a shop of which two weeks are known? Read the mean absolute error of the logarithm of sales, near what sales are off by as a share, beside the hierarchical regression and beside Bayes’s rule, which is told how shops are made: where no difference is shown, those are as good. Simulated: shops of three kinds, each with a week, a promotion, rain and hours of its own, and a day’s sales scatter by a fifth; no published figure is of such shops. A real shop chooses its promotions and hours, so that what its days show of them may have other causes.";

export const storePresets = {
  "stores-14days": {
    label: "Store operations, simulated · Meta-SGD · 14 days",
    experiment: fortnight,
    baselineTuning: { ...tunedOn("stores-14days"), rates: BASELINE_RATES },
    unpublished: UNPUBLISHED,
  },
} as const satisfies Record<string, Preset>;
