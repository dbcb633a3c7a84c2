// Model-agnostic meta-learning (Finn, Abbeel, Levine 2017, algorithm 2; first order as in their section 5.2),
// with learned rates for each layer and step and a multi-step loss as in MAML++ (Antoniou et al. 2019).

import { exp } from "../../engine/ops/elementwise.ts";
import type { HostParameters } from "../../models/model.ts";
import type { Options } from "../../schema/fields.ts";
import { throughInnerLoop } from "../adaptation.ts";
import type { Algorithm } from "../algorithm.ts";

/** A learned inner rate is kept as its logarithm, so that it stays positive. */
const RATE = "log-rate:";
const rateName = (name: string, step: number) => `${RATE}${step}:${name}`;
/** How many steps have rates of their own; later ones share those of the last. */
const ratedSteps = (options: Options) => (options.ratePerStep ? Math.max(1, Number(options.innerSteps)) : 1);

export const maml: Algorithm = {
  initialise(context, random) {
    const weights = context.createModel(context.outputs).init(random);
    if (!context.options.learnInnerRate) return weights;
    const start = Math.log(Number(context.options.innerLearningRate));
    const steps = Array.from({ length: ratedSteps(context.options) }, (_, step) => step);
    const rates: HostParameters = Object.fromEntries(
      Object.keys(weights).flatMap((name) =>
        steps.map((step) => [rateName(name, step), { values: Float32Array.of(start), shape: [1, 1, 1] }]),
      ),
    );
    return { ...weights, ...rates };
  },
  ...throughInnerLoop((context, parameters) => {
    const rated = Object.keys(parameters).filter((name) => name.startsWith(`${RATE}`));
    const last = Math.max(0, ...rated.map((name) => Number(name.split(":")[1])));
    return {
      weights: Object.fromEntries(Object.entries(parameters).filter(([name]) => !name.startsWith(RATE))),
      rate: (name, step) =>
        context.options.learnInnerRate
          ? exp(parameters[rateName(name, Math.min(step, last))]!)
          : context.scalar("innerLearningRate"),
    };
  }),
};
