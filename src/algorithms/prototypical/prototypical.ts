// Prototypical networks (Snell, Swersky, Zemel 2017, algorithm 1).

import type { Value, Values } from "../../engine/graph/value.ts";
import { constant, divide, multiply, square, subtract } from "../../engine/ops/elementwise.ts";
import { matMul } from "../../engine/ops/matMul.ts";
import { sum } from "../../engine/ops/reduce.ts";
import { transpose } from "../../engine/ops/shape.ts";
import { embed, fromMetaLoss, lossFor, unit } from "../adaptation.ts";
import type { Algorithm, ExampleValues, LearnerContext } from "../algorithm.ts";

/** Logits `[T, Q, ways]` of embedded queries against class prototypes `[T, ways, features]`. */
function compare(context: LearnerContext, queries: Value, prototypes: Value): Value {
  if (context.options.distance === "cosine") {
    return multiply(context.scalar("temperature"), matMul(unit(queries), unit(prototypes), false, true));
  }
  // −‖q − c‖² = 2 q·c − ‖c‖² − ‖q‖²
  const products = multiply(constant(2), matMul(queries, prototypes, false, true));
  const lengths = transpose(sum(square(prototypes), [2]), [0, 2, 1]);
  return subtract(subtract(products, lengths), sum(square(queries), [2]));
}

/** Embeddings of support and queries from one pass over both, and the prototypes (equation 1). */
function embedding(context: LearnerContext, parameters: Values, support: ExampleValues, x: Value) {
  const embedded = embed(context, parameters, support.x, x);
  // The mean of each class: one-hot labels, transposed, over the class's count.
  const counts = transpose(sum(support.y, [1]), [0, 2, 1]);
  return { ...embedded, prototypes: divide(matMul(support.y, embedded.support, true), counts) };
}

/** Logits of queries `x`. */
function classify(context: LearnerContext, parameters: Values, support: ExampleValues, x: Value): Value {
  const { query, prototypes } = embedding(context, parameters, support, x);
  return compare(context, query, prototypes);
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
  embedding(context, parameters, support, x) {
    const found = embedding(context, parameters, support, x);
    if (context.options.distance !== "cosine") return found;
    return {
      support: unit(found.support),
      query: unit(found.query),
      prototypes: unit(found.prototypes),
    };
  },
};
