// Model-agnostic meta-learning (Finn, Abbeel, Levine 2017, algorithm 2; first order as in their section 5.2),
// with learned rates for each layer and step, gains and biases of normalisation for each step, and a multi-step loss
// as in MAML++ (Antoniou et al. 2019).

import { exp } from "../../engine/ops/elementwise.ts";
import type { HostParameters } from "../../models/model.ts";
import type { Options } from "../../schema/fields.ts";
import { throughInnerLoop } from "../adaptation.ts";
import type { Algorithm } from "../algorithm.ts";
import { lastStep, nameAt, upTo } from "../ofSteps.ts";

/** A learned inner rate is kept as its logarithm, so that it stays positive: "log-rate:<step>:<weights>". */
const RATE = "log-rate:";
/** What follows normalisation at one step: "step:<step>:<gain or bias>". */
const OWN = "step:";
/** How many steps have rates of their own; later ones share those of the last. */
const ratedSteps = (options: Options) => (options.ratePerStep ? Math.max(1, Number(options.innerSteps)) : 1);

export const maml: Algorithm = {
  initialise(context, random) {
    const { options } = context;
    const model = context.createModel(context.outputs);
    const all = model.init(random);
    const own = options.normalisePerStep ? model.normalisation : [];
    const weights = Object.fromEntries(Object.entries(all).filter(([name]) => !own.includes(name)));
    // Each inner step has them, and so has the query set after the last.
    const owned: HostParameters = Object.fromEntries(
      own.flatMap((name) =>
        upTo(Number(options.innerSteps) + 1).map((step) => [nameAt(OWN, step, name), all[name]!]),
      ),
    );
    if (!options.learnInnerRate) return { ...weights, ...owned };
    const start = Math.log(Number(options.innerLearningRate));
    const rates: HostParameters = Object.fromEntries(
      Object.keys(weights)
        .filter((name) => !model.tables.includes(name))
        .flatMap((name) =>
          upTo(ratedSteps(options)).map((step) => [
            nameAt(RATE, step, name),
            { values: Float32Array.of(start), shape: [1, 1, 1] },
          ]),
        ),
    );
    return { ...weights, ...owned, ...rates };
  },
  ...throughInnerLoop((context, parameters) => {
    const [lastRate, lastOwn] = [lastStep(parameters, RATE), lastStep(parameters, OWN)];
    return {
      weights: Object.fromEntries(
        Object.entries(parameters).filter(([name]) => !name.startsWith(RATE) && !name.startsWith(OWN)),
      ),
      rate: (name, step) =>
        context.options.learnInnerRate
          ? exp(parameters[nameAt(RATE, Math.min(step, lastRate), name)]!)
          : context.scalar("innerLearningRate"),
      owned: (step) => {
        const prefix = nameAt(OWN, Math.min(step, lastOwn), "");
        return Object.fromEntries(
          Object.keys(parameters)
            .filter((name) => name.startsWith(prefix))
            .map((name) => [name.slice(prefix.length), parameters[name]!]),
        );
      },
    };
  }),
};
