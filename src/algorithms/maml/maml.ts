// Model-agnostic meta-learning (Finn, Abbeel, Levine 2017, algorithm 2; first order as in their section 5.2).

import type { Values } from "../../engine/graph/value.ts";
import { exp } from "../../engine/ops/elementwise.ts";
import type { HostParameters } from "../../models/model.ts";
import { descend, fromMetaLoss, lossFor, predict } from "../adaptation.ts";
import type { Algorithm, LearnerContext } from "../algorithm.ts";

/** A learned inner rate is kept as its logarithm, so that it stays positive. */
const RATE = "log-rate:";

function split(context: LearnerContext, parameters: Values) {
  const weights = Object.fromEntries(Object.entries(parameters).filter(([name]) => !name.startsWith(RATE)));
  const rate = (name: string) =>
    context.options.learnInnerRate ? exp(parameters[RATE + name]!) : context.scalar("innerLearningRate");
  return { weights, rate };
}

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

  metaGradient(context, parameters, { support, query }) {
    const model = context.createModel(context.outputs);
    const { weights, rate } = split(context, parameters);
    const steps = Number(context.options.innerSteps);
    const adapted = descend(
      model,
      context.problem,
      weights,
      support,
      steps,
      rate,
      context.options.order === "first",
    );
    const outputs = predict(model, adapted[steps]!, support.x, query.x);
    return fromMetaLoss(
      context.problem,
      parameters,
      lossFor(context.problem)(outputs, query.y),
      outputs,
      query.y,
    );
  },

  adapt(context, parameters, support, steps) {
    const model = context.createModel(context.outputs);
    const { weights, rate } = split(context, parameters);
    return descend(model, context.problem, weights, support, steps, rate, true).map(
      (adapted) => (x) => predict(model, adapted, support.x, x),
    );
  },

  optionsAt: (options, iteration) =>
    options.order === "annealed"
      ? { ...options, order: iteration < Number(options.secondOrderFrom) ? "first" : "second" }
      : options,
};
