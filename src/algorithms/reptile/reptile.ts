// Reptile (Nichol, Achiam, Schulman 2018, algorithm 2): the initialisation moves towards the trained weights.

import { gradient } from "../../engine/graph/gradient.ts";
import type { Value, Values } from "../../engine/graph/value.ts";
import { accuracy } from "../../engine/ops/accuracy.ts";
import { add, constant, multiply, subtract } from "../../engine/ops/elementwise.ts";
import { broadcastTo, mean } from "../../engine/ops/reduce.ts";
import { reshape, slice } from "../../engine/ops/shape.ts";
import type { Model } from "../../models/model.ts";
import { applyTo, bothSets, descend, lossFor, predict, throughInnerLoop } from "../adaptation.ts";
import type { Algorithm, ExampleValues, LearnerContext } from "../algorithm.ts";
import { innerAdam } from "../innerAdam.ts";

/** Every `count`th example from the `index`th on: classes, which lie in rows, are spread over the mini-batches. */
function everyNth(x: Value, count: number, index: number): Value {
  const [tasks, examples, ...rest] = x.shape as [number, number, ...number[]];
  const each = Math.floor(examples / count);
  const whole = slice(x, [0, 0, ...rest.map(() => 0)], [tasks, each * count, ...rest]);
  const dealt = reshape(whole, [tasks, each, count, ...rest]);
  const part = slice(dealt, [0, 0, index, ...rest.map(() => 0)], [tasks, each, 1, ...rest]);
  return reshape(part, [tasks, each, ...rest]);
}

const inner = (context: LearnerContext) => ({
  rate: () => context.scalar("innerLearningRate"),
  ...(context.options.innerOptimiser === "adam" && { direction: innerAdam }),
});
const descent = (context: LearnerContext, steps: number) => ({
  ...inner(context),
  steps,
  firstOrder: true,
});

/**
 * The step of a table, which the inner loop leaves alone: what its slopes along the way, averaged over the tasks, add up
 * to. For a weight that adapts in plain steps that sum is φ − W.
 */
function tableStep(
  context: LearnerContext,
  model: Model,
  name: string,
  path: readonly Values[],
  examplesAt: (step: number) => ExampleValues,
): Value {
  const { rate, direction } = inner(context);
  const turned = direction?.() ?? ((_, slope) => slope);
  const moves = path.slice(0, -1).map((weights, step) => {
    const examples = examplesAt(step);
    const loss = lossFor(context.problem)(applyTo(model, weights, examples), examples);
    const [slope] = gradient(mean(loss, [0]), [weights[name]!]);
    return multiply(rate(), turned(name, slope!, step));
  });
  return moves.reduce(add, broadcastTo(constant(0), path[0]![name]!.shape));
}

export const reptile: Algorithm = {
  initialise: (context, random) => context.createModel(context.outputs).init(random),

  /** The gradient is φ − W, so that plain gradient descent at rate ε takes the paper's step. */
  metaGradient(context, parameters, { support, query }) {
    const model = context.createModel(context.outputs);
    const { problem, options } = context;
    const steps = Number(options.innerSteps);
    // Reptile needs no split: all examples of a task are there to train on (section 3).
    const all = bothSets(support, query);
    const batches = Math.min(Number(options.miniBatches), all.x.shape[1]!);
    const examplesAt = (step: number): ExampleValues => ({
      x: everyNth(all.x, batches, step % batches),
      y: everyNth(all.y, batches, step % batches),
      weights: all.weights && everyNth(all.weights, batches, step % batches),
    });
    const path = descend(model, problem, parameters, all, descent(context, steps), examplesAt);
    const trained = path.at(-1)!;
    // What is reported is what others report: query loss after adapting to the support set alone.
    const adapted = descend(model, problem, parameters, support, descent(context, steps)).at(-1)!;
    const outputs = predict(model, adapted, support, query);
    return {
      gradients: Object.fromEntries(
        Object.entries(parameters).map(([name, value]) => [
          name,
          model.tables.includes(name)
            ? tableStep(context, model, name, path, examplesAt)
            : subtract(value, mean(trained[name]!, [0])),
        ]),
      ),
      loss: lossFor(problem)(outputs, query),
      ...(problem === "classification" && { accuracy: accuracy(outputs, query.y, query.weights) }),
    };
  },

  adapt: throughInnerLoop((context, weights) => ({ weights, ...inner(context) })).adapt,
};
