// Meta-SGD (Li et al. 2017, algorithm 1): θ′ = θ − α ∘ ∇L(θ), with θ and α both learned; α may be negative. Where each
// step has an α of its own, as layers have in MAML++ (Antoniou et al. 2019), these are "rate:<step>:<weights>".

import type { Options } from "../../schema/fields.ts";
import { throughInnerLoop } from "../adaptation.ts";
import type { Algorithm } from "../algorithm.ts";
import { lastStep, nameAt, upTo } from "../ofSteps.ts";
import { RATE } from "./meta.ts";

/** The names of a weight's rates: one, or one for each trained step. */
const ratesOf = ({ ratePerStep, innerSteps }: Options, name: string): string[] =>
  ratePerStep ? upTo(Math.max(1, Number(innerSteps))).map((step) => nameAt(RATE, step, name)) : [RATE + name];

export const metaSgd: Algorithm = {
  initialise({ createModel, outputs, options }, random) {
    const model = createModel(outputs);
    const weights = model.init(random);
    const start = Number(options.innerLearningRate);
    const rates = Object.entries(weights)
      .filter(([name]) => !model.tables.includes(name))
      .flatMap(([name, { values, shape }]) =>
        ratesOf(options, name).map((rate) => [
          rate,
          { values: new Float32Array(values.length).fill(start), shape },
        ]),
      );
    return { ...weights, ...Object.fromEntries(rates) };
  },
  ...throughInnerLoop(({ options }, parameters) => {
    const last = options.ratePerStep ? lastStep(parameters, RATE) : 0;
    return {
      weights: Object.fromEntries(Object.entries(parameters).filter(([name]) => !name.startsWith(RATE))),
      rate: (name, step) =>
        parameters[options.ratePerStep ? nameAt(RATE, Math.min(step, last), name) : RATE + name]!,
    };
  }),
};
