// Inventory: the next eight weeks of a product from its first few, on UCI Sales Transactions Weekly.

import { tunedOn } from "./baselines.ts";
import { experimentFrom, type Preset } from "./preset.ts";

/** All products of a division's side, however many there are. */
const EVERY_PRODUCT = 1000;

const demand = (weeks: number) =>
  experimentFrom({
    task: { id: "demand", options: { weeks } },
    model: { id: "mlp", options: { hiddenLayers: 2, hiddenUnits: 24, activation: "tanh" } },
    algorithm: { id: "ridge", options: { regularisation: 100 } },
    training: {
      metaBatch: 64,
      outerLearningRate: 0.002,
      schedule: "linear",
      iterations: 300,
      evaluateEvery: 50,
      evaluationTasks: EVERY_PRODUCT,
      finalTasks: EVERY_PRODUCT,
    },
    run: { baselineRate: 0.001 },
  });

const UNPUBLISHED =
  "The question: how much of a product should one order for each of the next eight weeks, when a few weeks of its sales are all there is? Read what a week’s order costs beside the mean of the weeks known, on the same products: where the difference’s interval holds 0, a baseline is as good. On this shop’s year a product’s level is nearly all there is to learn. No published figure is of this protocol.";

const TRIED =
  "Level is nearly all there is to learn. Tried: MAML, ANIL, Meta-SGD and Reptile, alike on validation products; orders learned by their cost, linear in the same features; recent weeks weighed, trend, and how the whole shop moves.";

export const demandPresets = {
  "demand-weekly-8": {
    label: "Demand of a product · ridge head · 8 weeks",
    experiment: demand(8),
    baselineTuning: tunedOn("demand-weekly-8"),
    unpublished: UNPUBLISHED,
    tried: TRIED,
  },
  "demand-weekly-4": {
    label: "Demand of a product · ridge head · 4 weeks",
    experiment: demand(4),
    baselineTuning: tunedOn("demand-weekly-8"),
    unpublished: UNPUBLISHED,
    tried: TRIED,
  },
  "demand-weekly-12": {
    label: "Demand of a product · ridge head · 12 weeks",
    experiment: demand(12),
    baselineTuning: tunedOn("demand-weekly-8"),
    unpublished: UNPUBLISHED,
    tried: TRIED,
  },
} as const satisfies Record<string, Preset>;
