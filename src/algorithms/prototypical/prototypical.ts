// Prototypical networks (Snell, Swersky, Zemel 2017, algorithm 1).

import type { Value, Values } from "../../engine/graph/value.ts";
import { constant, divide, multiply, square, subtract } from "../../engine/ops/elementwise.ts";
import { matMul } from "../../engine/ops/matMul.ts";
import { sum } from "../../engine/ops/reduce.ts";
import { transpose } from "../../engine/ops/shape.ts";
import { embed, fromMetaLoss, lossFor, unit } from "../adaptation.ts";
import type { Algorithm, Embedding, ExampleValues, InputValues, LearnerContext } from "../algorithm.ts";

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
function embedding(
  context: LearnerContext,
  parameters: Values,
  support: ExampleValues,
  query: InputValues,
): Required<Embedding> {
  const embedded = embed(context, parameters, support, query);
  // The mean of each class: one-hot labels, transposed, over the class's count.
  const labels = support.weights ? multiply(support.y, support.weights) : support.y;
  const counts = transpose(sum(labels, [1]), [0, 2, 1]);
  return { ...embedded, prototypes: divide(matMul(labels, embedded.support, true), counts) };
}

/** Logits of queries. */
function classify(
  context: LearnerContext,
  parameters: Values,
  support: ExampleValues,
  query: InputValues,
): Value {
  const at = embedding(context, parameters, support, query);
  return compare(context, at.query, at.prototypes);
}

export const prototypical: Algorithm = {
  initialise: (context, random) => context.createModel(null).init(random),
  metaGradient(context, parameters, { support, query }) {
    const logits = classify(context, parameters, support, query);
    const loss = lossFor(context.problem)(logits, query);
    return fromMetaLoss(context.problem, parameters, loss, logits, query);
  },
  adapt: (context, parameters, support) => [(query) => classify(context, parameters, support, query)],
  embedding(context, parameters, support, query) {
    const found = embedding(context, parameters, support, query);
    if (context.options.distance !== "cosine") return found;
    return {
      support: unit(found.support),
      query: unit(found.query),
      prototypes: unit(found.prototypes),
    };
  },
};
