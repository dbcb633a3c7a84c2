// What gradient-based learners share: the task's loss, prediction, and the inner loop.

import { gradient } from "../engine/graph/gradient.ts";
import type { Value, Values } from "../engine/graph/value.ts";
import { accuracy } from "../engine/ops/accuracy.ts";
import { multiply, stopGradient, subtract } from "../engine/ops/elementwise.ts";
import { crossEntropy, meanSquaredError } from "../engine/ops/losses.ts";
import { broadcastTo, mean } from "../engine/ops/reduce.ts";
import { concatenate, slice } from "../engine/ops/shape.ts";
import type { Model } from "../models/model.ts";
import type { ProblemKind } from "../tasks/meta.ts";
import type { ExampleValues, MetaGradient } from "./algorithm.ts";

/** The loss of a problem, by task: `[T, N, outputs]` twice → `[T, 1, 1]`. */
export const lossFor = (problem: ProblemKind) => (problem === "regression" ? meanSquaredError : crossEntropy);

/** Outputs on `query` of a model whose normalisation may look at the support set. */
export function predict(model: Model, parameters: Values, support: Value, query: Value): Value {
  const count = query.shape[1]!;
  if (model.statistics !== "support") return model.apply(parameters, query, count);
  const seen = support.shape[1]!;
  const outputs = model.apply(parameters, concatenate([support, query], 1), seen);
  return slice(outputs, [0, seen, 0], [outputs.shape[0]!, count, outputs.shape[2]!]);
}

/** Meta-gradient of the mean over tasks of a differentiable meta-loss `[T, 1, 1]`. */
export function fromMetaLoss(
  problem: ProblemKind,
  parameters: Values,
  loss: Value,
  outputs: Value,
  targets: Value,
): MetaGradient {
  const names = Object.keys(parameters);
  const found = gradient(
    mean(loss, [0]),
    names.map((name) => parameters[name]!),
  );
  return {
    gradients: Object.fromEntries(names.map((name, index) => [name, found[index]!])),
    loss,
    ...(problem === "classification" && { accuracy: accuracy(outputs, targets) }),
  };
}

/**
 * Plain gradient descent on the support loss: the weights before any step, and after each.
 * θ′ = θ − α ∇θ L_support(θ), for each task apart (Finn et al. 2017, equation 1).
 * `rate`: one value, or one for each parameter. `firstOrder`: the gradient counts as a constant.
 */
export function descend(
  model: Model,
  problem: ProblemKind,
  parameters: Values,
  support: ExampleValues,
  steps: number,
  rate: (name: string) => Value,
  firstOrder: boolean,
): Values[] {
  const [tasks, count] = support.x.shape as [number, number];
  const names = Object.keys(parameters);
  let weights: Values = Object.fromEntries(
    // From here on every task has weights of its own, so that gradients stay apart.
    names.map((name) => [name, broadcastTo(parameters[name]!, [tasks, ...parameters[name]!.shape.slice(1)])]),
  );
  const path = [parameters];
  for (let step = 0; step < steps; step++) {
    const loss = lossFor(problem)(model.apply(weights, support.x, count), support.y);
    const slopes = gradient(
      loss,
      names.map((name) => weights[name]!),
    );
    weights = Object.fromEntries(
      names.map((name, index) => {
        const slope = firstOrder ? stopGradient(slopes[index]!) : slopes[index]!;
        return [name, subtract(weights[name]!, multiply(rate(name), slope))];
      }),
    );
    path.push(weights);
  }
  return path;
}
