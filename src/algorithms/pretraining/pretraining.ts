// Joint pretraining, then fine-tuning: one network for all tasks at once, tuned to each at test.
// For classification labels mean nothing across episodes, so it learns to name every training class
// and gets a fresh last layer for each new task (the "baseline" of Chen et al. 2019).

import type { Value, Values } from "../../engine/graph/value.ts";
import { constant } from "../../engine/ops/elementwise.ts";
import { matMul } from "../../engine/ops/matMul.ts";
import { HEAD } from "../../models/model.ts";
import { applyTo, bothSets, descend, fromMetaLoss, lossFor, predict } from "../adaptation.ts";
import type { Algorithm, ExampleValues, LearnerContext, Predictor } from "../algorithm.ts";

const outputsOf = (context: LearnerContext) =>
  context.problem === "regression" ? context.outputs : context.trainingClasses;

/** Parameters for a new task: as they are, or with a last layer of zeros for classes never named before. */
function withFreshHead(context: LearnerContext, parameters: Values, outputs: number): Values {
  if (context.problem === "regression") return parameters;
  // An array of zeros, not one zero spread out: adding that would be left out as needless, and its slope with it.
  const zeros = (value: Value) =>
    constant(new Float32Array(value.shape[1]! * outputs), [1, value.shape[1]!, outputs]);
  return {
    ...parameters,
    [HEAD.weights]: zeros(parameters[HEAD.weights]!),
    [HEAD.bias]: zeros(parameters[HEAD.bias]!),
  };
}

/** Fine-tuning by plain gradient steps; shared with learning from scratch. */
export function fineTune(
  context: LearnerContext,
  parameters: Values,
  support: ExampleValues,
  steps: number,
  outputs: number,
): Predictor[] {
  const model = context.createModel(outputs);
  const rate = context.scalar("innerLearningRate");
  const start = withFreshHead(context, parameters, outputs);
  return descend(model, context.problem, start, support, { steps, rate: () => rate, firstOrder: true }).map(
    (weights) => (query) => predict(model, weights, support, query),
  );
}

export const pretraining: Algorithm = {
  needsClasses: true,
  initialise: (context, random) => context.createModel(outputsOf(context)).init(random),
  metaGradient(context, parameters, { support, query, classes }) {
    const model = context.createModel(outputsOf(context));
    const all = bothSets(support, query);
    const named = context.problem === "regression" ? all : { ...all, y: matMul(all.y, classes!) };
    const outputs = applyTo(model, parameters, all);
    const loss = lossFor(context.problem)(outputs, named);
    return fromMetaLoss(context.problem, parameters, loss, outputs, named);
  },
  adapt: fineTune,
};
