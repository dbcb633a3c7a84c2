// Model-agnostic meta-learning (Finn, Abbeel, Levine 2017, algorithm 2; first order as in their section 5.2).

import { exp } from "../../engine/ops/elementwise.ts";
import type { HostParameters } from "../../models/model.ts";
import { throughInnerLoop } from "../adaptation.ts";
import type { Algorithm } from "../algorithm.ts";

/** A learned inner rate is kept as its logarithm, so that it stays positive. */
const RATE = "log-rate:";

export const maml: Algorithm = {
  initialise(context, random) {
    const weights = context.createModel(context.outputs).init(random);
    if (!context.options.learnInnerRate) return weights;
    const start = Math.log(Number(context.options.innerLearningRate));
    const rates: HostParameters = Object.fromEntries(
      Object.keys(weights).map((name) => [RATE + name, { values: Float32Array.of(start), shape: [1, 1, 1] }]),
    );
    return { ...weights, ...rates };
  },
  ...throughInnerLoop((context, parameters) => ({
    weights: Object.fromEntries(Object.entries(parameters).filter(([name]) => !name.startsWith(RATE))),
    rate: (name) =>
      context.options.learnInnerRate ? exp(parameters[RATE + name]!) : context.scalar("innerLearningRate"),
  })),
};
