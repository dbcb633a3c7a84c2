// R2-D2, ridge regression differentiable discriminator (Bertinetto et al. 2019, section 3.1): the last layer of a task is
// the exact solution of a ridge regression on its support set. Meta-parameters: the model without its last layer, the
// logarithm of λ and, for classes, that of the scale α. The paper's bias β, one number added to every logit alike,
// changes no probability and is left out. As in the authors' code the features have a one beside them, the intercept.

import type { Value, Values } from "../../engine/graph/value.ts";
import { add, constant, exp, multiply, sqrt, subtract } from "../../engine/ops/elementwise.ts";
import { matMul } from "../../engine/ops/matMul.ts";
import { broadcastTo } from "../../engine/ops/reduce.ts";
import { concatenate } from "../../engine/ops/shape.ts";
import { solve } from "../../engine/ops/solve.ts";
import type { HostParameter } from "../../models/model.ts";
import { embed, fromMetaLoss, lossFor } from "../adaptation.ts";
import type { Algorithm, ExampleValues, InputValues, LearnerContext } from "../algorithm.ts";

const REGULARISATION = "log-regularisation";
const SCALE = "log-scale";
/** The scale at the start: answers between 0 and 1 are then logits that tell classes apart. */
const FIRST_SCALE = 10;

const number = (value: number): HostParameter => ({ values: Float32Array.of(value), shape: [1, 1, 1] });

/** Features `[T, N, D]` with a one beside them, `[T, N, D + 1]`. */
function withIntercept(features: Value): Value {
  const [tasks, count] = features.shape as [number, number];
  return concatenate([features, broadcastTo(constant(1), [tasks, count, 1])], 2);
}

/** A + λ I: `[T, n, n]`. */
function regularised(matrix: Value, regularisation: Value): Value {
  const n = matrix.shape[1]!;
  const diagonal = Float32Array.from({ length: n * n }, (_, index) => Number(index % (n + 1) === 0));
  return add(matrix, multiply(regularisation, constant(diagonal, [1, n, n])));
}

/**
 * The weights `[T, D, outputs]` that make Σ wₙ ‖xₙ W − yₙ‖² + λ ‖W‖² least, of `x [T, N, D]` and `y [T, N, outputs]`: by
 * a system of D equations (equation 4), or of N where that is fewer (equation 5).
 */
export function ridgeRegression(x: Value, y: Value, regularisation: Value, weights?: Value): Value {
  // An example of weight w counts as one that is √w as long.
  const long = weights && sqrt(weights);
  const [inputs, targets] = long ? [multiply(x, long), multiply(y, long)] : [x, y];
  const [, count, width] = x.shape as [number, number, number];
  return count < width
    ? matMul(inputs, solve(regularised(matMul(inputs, inputs, false, true), regularisation), targets), true)
    : solve(regularised(matMul(inputs, inputs, true), regularisation), matMul(inputs, targets, true));
}

/** What is expected of examples whatever the task is; the regression is on what departs from it. */
const expectedOf = ({ createModel }: LearnerContext, parameters: Values, { x }: InputValues) =>
  createModel(null).expected?.(parameters, x);

/** Targets `[T, S, outputs]` of the regression on a support set. */
function departures(context: LearnerContext, parameters: Values, support: ExampleValues): Value {
  const expected = expectedOf(context, parameters, support);
  return expected ? subtract(support.y, expected) : support.y;
}

/** What a regression from the support set to `targets` says of queries, `[T, Q, …]` (equation 6). */
function regressed(
  context: LearnerContext,
  parameters: Values,
  support: ExampleValues,
  query: InputValues,
  targets: Value,
): Value {
  const embedded = embed(context, parameters, support, query);
  const regularisation = exp(parameters[REGULARISATION]!);
  const solved = ridgeRegression(withIntercept(embedded.support), targets, regularisation, support.weights);
  return matMul(withIntercept(embedded.query), solved);
}

/** Values, or logits, of queries `[T, Q, outputs]`, from one pass over support and query. */
function answer(
  context: LearnerContext,
  parameters: Values,
  support: ExampleValues,
  query: InputValues,
): Value {
  const targets = departures(context, parameters, support);
  const found = regressed(context, parameters, support, query, targets);
  const expected = expectedOf(context, parameters, query);
  const outputs = expected ? add(found, expected) : found;
  return context.problem === "regression" ? outputs : multiply(exp(parameters[SCALE]!), outputs);
}

/** Each support example's targets where it stands and zeros elsewhere: `[T, S, 1]` becomes `[T, S, S]`. */
function oneByOne(targets: Value): Value {
  const count = targets.shape[1]!;
  const diagonal = Float32Array.from({ length: count * count }, (_, index) =>
    Number(index % (count + 1) === 0),
  );
  return multiply(targets, constant(diagonal, [1, count, count]));
}

export const ridge: Algorithm = {
  initialise: ({ createModel, options, problem }, random) => ({
    ...createModel(null).init(random),
    [REGULARISATION]: number(Math.log(Number(options.regularisation))),
    ...(problem === "classification" && { [SCALE]: number(Math.log(FIRST_SCALE)) }),
  }),
  metaGradient(context, parameters, { support, query }) {
    const outputs = answer(context, parameters, support, query);
    const loss = lossFor(context.problem)(outputs, query);
    return fromMetaLoss(context.problem, parameters, loss, outputs, query);
  },
  adapt: (context, parameters, support) => [(query) => answer(context, parameters, support, query)],
  // The solution is linear in the targets: what each adds is what it alone would give.
  contributions: (context, parameters, support, query) =>
    regressed(context, parameters, support, query, oneByOne(departures(context, parameters, support))),
};
