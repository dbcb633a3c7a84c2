// Matching networks (Vinyals et al. 2016, section 2.1), with or without full context embeddings.

import type { Value, Values } from "../../engine/graph/value.ts";
import { add, constant, log, multiply } from "../../engine/ops/elementwise.ts";
import { matMul } from "../../engine/ops/matMul.ts";
import { embed, fromMetaLoss, lossFor, unit } from "../adaptation.ts";
import type { Algorithm, Embedding, ExampleValues, InputValues, LearnerContext } from "../algorithm.ts";
import { attended, contextParameters, inContext } from "./fullContext.ts";

/** Keeps the logarithm of a class that gets no attention finite. */
const TINY = 1e-7;

/** Support and queries at length one, each in view of the others where that is asked for. */
function embedding(
  context: LearnerContext,
  parameters: Values,
  support: ExampleValues,
  query: InputValues,
): Embedding {
  const apart = embed(context, parameters, support, query);
  const embedded = context.options.fullContext
    ? inContext(parameters, apart, Number(context.options.readings), support.weights)
    : apart;
  return { support: unit(embedded.support), query: unit(embedded.query) };
}

/** Attention of each query over the support set, `[T, Q, S]`: a softmax over cosines (equation 2). */
function attention(
  context: LearnerContext,
  parameters: Values,
  support: ExampleValues,
  query: InputValues,
): Value {
  const at = embedding(context, parameters, support, query);
  const cosines = matMul(at.query, at.support, false, true);
  return attended(multiply(context.scalar("scale"), cosines), support.weights);
}

/** Log probabilities `[T, Q, ways]`: the attended labels (equation 1). */
function classify(
  context: LearnerContext,
  parameters: Values,
  support: ExampleValues,
  query: InputValues,
): Value {
  return log(add(matMul(attention(context, parameters, support, query), support.y), constant(TINY)));
}

export const matching: Algorithm = {
  initialise(context, random) {
    const model = context.createModel(null);
    const parameters = model.init(random);
    return context.options.fullContext
      ? { ...parameters, ...contextParameters(random, model.features) }
      : parameters;
  },
  metaGradient(context, parameters, { support, query }) {
    const outputs = classify(context, parameters, support, query);
    const loss = lossFor(context.problem)(outputs, query);
    return fromMetaLoss(context.problem, parameters, loss, outputs, query);
  },
  adapt: (context, parameters, support) => [(query) => classify(context, parameters, support, query)],
  attention,
  embedding,
};
