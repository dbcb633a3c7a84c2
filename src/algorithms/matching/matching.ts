// Matching networks (Vinyals et al. 2016, section 2.1), with or without full context embeddings.

import type { Value, Values } from "../../engine/graph/value.ts";
import { add, constant, exp, log, multiply } from "../../engine/ops/elementwise.ts";
import { logSoftmax } from "../../engine/ops/losses.ts";
import { matMul } from "../../engine/ops/matMul.ts";
import { embed, fromMetaLoss, lossFor, unit } from "../adaptation.ts";
import type { Algorithm, ExampleValues, LearnerContext } from "../algorithm.ts";
import { contextParameters, inContext } from "./fullContext.ts";

/** Keeps the logarithm of a class that gets no attention finite. */
const TINY = 1e-7;

/** Support and queries at length one, each in view of the others where that is asked for. */
function embedding(context: LearnerContext, parameters: Values, support: ExampleValues, x: Value) {
  const apart = embed(context, parameters, support.x, x);
  const embedded = context.options.fullContext
    ? inContext(parameters, apart, Number(context.options.readings))
    : apart;
  return { support: unit(embedded.support), query: unit(embedded.query) };
}

/** Attention of each query over the support set, `[T, Q, S]`: a softmax over cosines (equation 2). */
function attention(context: LearnerContext, parameters: Values, support: ExampleValues, x: Value): Value {
  const { support: examples, query } = embedding(context, parameters, support, x);
  return exp(logSoftmax(multiply(context.scalar("scale"), matMul(query, examples, false, true))));
}

/** Log probabilities `[T, Q, ways]`: the attended labels (equation 1). */
function classify(context: LearnerContext, parameters: Values, support: ExampleValues, x: Value): Value {
  return log(add(matMul(attention(context, parameters, support, x), support.y), constant(TINY)));
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
    const outputs = classify(context, parameters, support, query.x);
    const loss = lossFor(context.problem)(outputs, query.y);
    return fromMetaLoss(context.problem, parameters, loss, outputs, query.y);
  },
  adapt: (context, parameters, support) => [(x) => classify(context, parameters, support, x)],
  attention,
  embedding,
};
