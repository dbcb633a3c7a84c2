// Meta-SGD (Li et al. 2017, algorithm 1): θ′ = θ − α ∘ ∇L(θ), with θ and α both learned; α may be negative.

import { throughInnerLoop } from "../adaptation.ts";
import type { Algorithm } from "../algorithm.ts";
import { RATE } from "./meta.ts";

export const metaSgd: Algorithm = {
  initialise(context, random) {
    const model = context.createModel(context.outputs);
    const weights = model.init(random);
    const start = Number(context.options.innerLearningRate);
    const rates = Object.entries(weights)
      .filter(([name]) => !model.tables.includes(name))
      .map(([name, { values, shape }]) => [
        RATE + name,
        { values: new Float32Array(values.length).fill(start), shape },
      ]);
    return { ...weights, ...Object.fromEntries(rates) };
  },
  ...throughInnerLoop((_, parameters) => ({
    weights: Object.fromEntries(Object.entries(parameters).filter(([name]) => !name.startsWith(RATE))),
    rate: (name) => parameters[RATE + name]!,
  })),
};
