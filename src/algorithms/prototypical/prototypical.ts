// Prototypical networks (Snell, Swersky, Zemel 2017, algorithm 1).

import type { Value, Values } from "../../engine/graph/value.ts";
import {
  add,
  constant,
  divide,
  multiply,
  reciprocalSqrt,
  square,
  subtract,
} from "../../engine/ops/elementwise.ts";
import { matMul } from "../../engine/ops/matMul.ts";
import { sum } from "../../engine/ops/reduce.ts";
import { concatenate, slice, transpose } from "../../engine/ops/shape.ts";
import { fromMetaLoss, lossFor, predict } from "../adaptation.ts";
import type { Algorithm, ExampleValues, LearnerContext } from "../algorithm.ts";

/** Logits `[T, Q, ways]` of embedded queries against class prototypes `[T, ways, features]`. */
function compare(context: LearnerContext, queries: Value, prototypes: Value): Value {
  if (context.options.distance === "cosine") {
    const unit = (x: Value) => multiply(x, reciprocalSqrt(add(sum(square(x), [2]), constant(1e-8))));
    return multiply(context.scalar("temperature"), matMul(unit(queries), unit(prototypes), false, true));
  }
  // −‖q − c‖² = 2 q·c − ‖c‖² − ‖q‖²
  const products = multiply(constant(2), matMul(queries, prototypes, false, true));
  const lengths = transpose(sum(square(prototypes), [2]), [0, 2, 1]);
  return subtract(subtract(products, lengths), sum(square(queries), [2]));
}

/** Logits of queries `x`, from one pass over support and query. */
function classify(context: LearnerContext, parameters: Values, support: ExampleValues, x: Value): Value {
  const model = context.createModel(null);
  const seen = support.x.shape[1]!;
  let supportFeatures: Value;
  let queryFeatures: Value;
  if (model.statistics === "query") {
    supportFeatures = model.apply(parameters, support.x, seen);
    queryFeatures = predict(model, parameters, support.x, x);
  } else {
    const all = model.apply(parameters, concatenate([support.x, x], 1), seen);
    const [tasks, count, width] = all.shape as [number, number, number];
    supportFeatures = slice(all, [0, 0, 0], [tasks, seen, width]);
    queryFeatures = slice(all, [0, seen, 0], [tasks, count - seen, width]);
  }
  // The mean of each class: one-hot labels, transposed, over the class's count (equation 1).
  const counts = transpose(sum(support.y, [1]), [0, 2, 1]);
  const prototypes = divide(matMul(support.y, supportFeatures, true), counts);
  return compare(context, queryFeatures, prototypes);
}

export const prototypical: Algorithm = {
  initialise: (context, random) => context.createModel(null).init(random),
  metaGradient(context, parameters, { support, query }) {
    const logits = classify(context, parameters, support, query.x);
    return fromMetaLoss(
      context.problem,
      parameters,
      lossFor(context.problem)(logits, query.y),
      logits,
      query.y,
    );
  },
  adapt: (context, parameters, support) => [(x) => classify(context, parameters, support, x)],
};
