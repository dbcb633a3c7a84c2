// What gradient-based learners share: the task's loss, prediction, and the inner loop.

import { gradient } from "../engine/graph/gradient.ts";
import type { Value, Values } from "../engine/graph/value.ts";
import { accuracy } from "../engine/ops/accuracy.ts";
import {
  add,
  constant,
  multiply,
  reciprocalSqrt,
  square,
  stopGradient,
  subtract,
} from "../engine/ops/elementwise.ts";
import { crossEntropy, meanSquaredError } from "../engine/ops/losses.ts";
import { broadcastTo, mean, sum } from "../engine/ops/reduce.ts";
import { concatenate, slice } from "../engine/ops/shape.ts";
import type { Model, Reference } from "../models/model.ts";
import type { Options } from "../schema/fields.ts";
import type { ProblemKind } from "../tasks/meta.ts";
import type { Algorithm, ExampleValues, InputValues, LearnerContext, MetaGradient } from "./algorithm.ts";

/** The loss of outputs `[T, N, outputs]` on the examples that they answer, by task: `[T, 1, 1]`. */
export const lossFor =
  (problem: ProblemKind) =>
  (outputs: Value, { y, weights }: Pick<ExampleValues, "y" | "weights">): Value =>
    (problem === "regression" ? meanSquaredError : crossEntropy)(outputs, y, weights);

/** Statistics of all these examples. */
const allOf = ({ x, weights }: InputValues): Reference => ({ count: x.shape[1]!, weights });

/** Two sets of the same tasks as one. */
export const bothSets = (one: ExampleValues, other: ExampleValues): ExampleValues => ({
  x: concatenate([one.x, other.x], 1),
  y: concatenate([one.y, other.y], 1),
  weights: one.weights || other.weights ? concatenate([weightsOf(one), weightsOf(other)], 1) : undefined,
});

const weightsOf = ({ x, weights }: InputValues): Value =>
  weights ?? broadcastTo(constant(1), [x.shape[0]!, x.shape[1]!, 1]);

/** Outputs of a model on inputs that are seen together. */
export const applyTo = (model: Model, parameters: Values, inputs: InputValues): Value =>
  model.apply(parameters, inputs.x, allOf(inputs));

/** Outputs on `query` of a model whose normalisation may look at the support set. */
export function predict(model: Model, parameters: Values, support: InputValues, query: InputValues): Value {
  if (model.statistics !== "support") return applyTo(model, parameters, query);
  const [seen, count] = [support.x.shape[1]!, query.x.shape[1]!];
  const outputs = model.apply(parameters, concatenate([support.x, query.x], 1), allOf(support));
  return slice(outputs, [0, seen, 0], [outputs.shape[0]!, count, outputs.shape[2]!]);
}

/** Embeddings of support and query `[T, S, features]`, `[T, Q, features]` by a model without a last layer. */
export function embed(
  context: LearnerContext,
  parameters: Values,
  support: InputValues,
  query: InputValues,
): { support: Value; query: Value } {
  const model = context.createModel(null);
  const seen = support.x.shape[1]!;
  if (model.statistics === "query") {
    return {
      support: applyTo(model, parameters, support),
      query: predict(model, parameters, support, query),
    };
  }
  const all = model.apply(parameters, concatenate([support.x, query.x], 1), allOf(support));
  const [tasks, count, width] = all.shape as [number, number, number];
  return {
    support: slice(all, [0, 0, 0], [tasks, seen, width]),
    query: slice(all, [0, seen, 0], [tasks, count - seen, width]),
  };
}

/** Vectors `[T, N, features]` at length one, so that their products are cosines. */
export const unit = (x: Value): Value =>
  multiply(x, reciprocalSqrt(add(sum(square(x), [2]), constant(1e-8))));

/** Meta-gradient of the mean over tasks of a differentiable objective `[T, 1, 1]`, which is the loss on the query set unless given. */
export function fromMetaLoss(
  problem: ProblemKind,
  parameters: Values,
  loss: Value,
  outputs: Value,
  query: Pick<ExampleValues, "y" | "weights">,
  objective = loss,
): MetaGradient {
  const names = Object.keys(parameters);
  const found = gradient(
    mean(objective, [0]),
    names.map((name) => parameters[name]!),
  );
  return {
    gradients: Object.fromEntries(names.map((name, index) => [name, found[index]!])),
    loss,
    ...(objective !== loss && { objective }),
    ...(problem === "classification" && { accuracy: accuracy(outputs, query.y, query.weights) }),
  };
}

/** How the inner loop descends. */
export interface Descent {
  readonly steps: number;
  /** The inner learning rate of a parameter at a step (from 0): one value, or one for each of its elements. */
  readonly rate: (name: string, step: number) => Value;
  /** The inner gradient counts as a constant. */
  readonly firstOrder: boolean;
  /** Begins a descent: from then on it turns slopes, step by step, into the directions that are taken; slopes themselves where absent. */
  readonly direction?: () => (name: string, slope: Value, step: number) => Value;
  /** Which parameters adapt, the model's tables never; all others where absent. */
  readonly adapts?: (name: string) => boolean;
  /** Parameters of which each step (from 0, and the one after the last) has its own, which do not adapt. */
  readonly owned?: (step: number) => Values;
}

/**
 * Plain gradient descent on the support loss: the weights before any step, and after each.
 * θ′ = θ − α ∇θ L_support(θ), for each task apart (Finn et al. 2017, equation 1).
 * `examplesAt`: the examples of a step, where they are not the whole support set.
 */
export function descend(
  model: Model,
  problem: ProblemKind,
  parameters: Values,
  support: ExampleValues,
  { steps, rate, firstOrder, direction, adapts, owned = () => ({}) }: Descent,
  examplesAt: (step: number) => ExampleValues = () => support,
): Values[] {
  const tasks = support.x.shape[0]!;
  const first = owned(0);
  const names = Object.keys(parameters).filter(
    (name) => !(name in first) && !model.tables.includes(name) && (adapts?.(name) ?? true),
  );
  let weights: Values = {
    ...parameters,
    // From here on every task has weights of its own, so that gradients stay apart.
    ...Object.fromEntries(
      names.map((name) => [
        name,
        broadcastTo(parameters[name]!, [tasks, ...parameters[name]!.shape.slice(1)]),
      ]),
    ),
  };
  const path = [{ ...parameters, ...first }];
  const turned = direction?.() ?? ((_, slope) => slope);
  for (let step = 0; step < steps; step++) {
    const examples = examplesAt(step);
    const loss = lossFor(problem)(applyTo(model, { ...weights, ...owned(step) }, examples), examples);
    const slopes = gradient(
      loss,
      names.map((name) => weights[name]!),
    );
    weights = {
      ...weights,
      ...Object.fromEntries(
        names.map((name, index) => {
          const slope = firstOrder ? stopGradient(slopes[index]!) : slopes[index]!;
          const move = multiply(rate(name, step), turned(name, slope, step));
          return [name, subtract(weights[name]!, move)];
        }),
      ),
    };
    path.push({ ...weights, ...owned(step + 1) });
  }
  return path;
}

/** The options of an iteration, whose order may change on the way: first at first. */
export const withOrderAt = (options: Options, iteration: number): Options =>
  options.order === "annealed"
    ? { ...options, order: iteration < Number(options.secondOrderFrom) ? "first" : "second" }
    : options;

/** The share of the meta-loss that the last step alone has, by iteration; the rest is shared by all steps. */
const FINAL_SHARE = "finalShare";

/** The inner loop of a learner that learns an initialisation, from its meta-parameters. */
export type InnerLoop = (
  context: LearnerContext,
  parameters: Values,
) => Pick<Descent, "rate" | "direction" | "adapts" | "owned"> & { readonly weights: Values };

/**
 * What MAML and its kin share: adapt to the support set, measure the adapted weights on the query set,
 * differentiate that through the inner loop (Finn et al. 2017, algorithm 2). Options `innerSteps`, `order`;
 * with `multiStepLoss` the query loss after every step counts, the last one more and more.
 */
export const throughInnerLoop = (
  innerLoop: InnerLoop,
): Required<Pick<Algorithm, "metaGradient" | "adapt" | "optionsAt">> => ({
  metaGradient(context, parameters, { support, query }) {
    const model = context.createModel(context.outputs);
    const { weights, ...inner } = innerLoop(context, parameters);
    const steps = Number(context.options.innerSteps);
    const firstOrder = context.options.order === "first";
    const adapted = descend(model, context.problem, weights, support, { ...inner, steps, firstOrder });
    const outputs = predict(model, adapted[steps]!, support, query);
    const lossAt = (predicted: Value) => lossFor(context.problem)(predicted, query);
    const last = lossAt(outputs);
    if (!context.options.multiStepLoss || steps < 2)
      return fromMetaLoss(context.problem, parameters, last, outputs, query);
    // Σ vᵢ L(θᵢ): all steps alike at first, in the end the last alone (Antoniou et al. 2019, equation 4).
    const share = context.scalar(FINAL_SHARE);
    const losses = adapted.slice(1, -1).map((at) => lossAt(predict(model, at, support, query)));
    const average = multiply(constant(1 / steps), [...losses, last].reduce(add));
    const objective = add(multiply(share, last), multiply(subtract(constant(1), share), average));
    return fromMetaLoss(context.problem, parameters, last, outputs, query, objective);
  },
  adapt(context, parameters, support, steps) {
    const model = context.createModel(context.outputs);
    const { weights, ...inner } = innerLoop(context, parameters);
    const descent = { ...inner, steps, firstOrder: true };
    return descend(model, context.problem, weights, support, descent).map(
      (adapted) => (query) => predict(model, adapted, support, query),
    );
  },
  optionsAt: (options, iteration) => ({
    ...withOrderAt(options, iteration),
    ...(options.multiStepLoss === true && {
      [FINAL_SHARE]: Math.min(1, iteration / Math.max(1, Number(options.multiStepUntil))),
    }),
  }),
});
