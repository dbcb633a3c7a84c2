// Full context embeddings (Vinyals et al. 2016, section 2.1.2 and appendix A): each support example is embedded in
// view of the others, and each query in view of the support set, by recurrent networks.

import type { Value, Values } from "../../engine/graph/value.ts";
import { add, constant, exp, log, multiply, sigmoid, subtract, tanh } from "../../engine/ops/elementwise.ts";
import { logSoftmax } from "../../engine/ops/losses.ts";
import { dense, matMul } from "../../engine/ops/matMul.ts";
import { concatenate, slice, transpose } from "../../engine/ops/shape.ts";
import type { Random } from "../../engine/random.ts";
import { filled, glorotNormal } from "../../models/initialise.ts";
import type { HostParameters } from "../../models/model.ts";

const FORWARD = "context.forward";
const BACKWARD = "context.backward";
const READING = "context.reading";
const GATES = 4;
/** Keeps the logarithm of a weight of 0 finite. */
const NOTHING = 1e-30;

/** Parameters of the three recurrent networks, for embeddings of `width` features. */
export function contextParameters(random: Random, width: number): HostParameters {
  const cell = (name: string, state: number) => ({
    [`${name}.input`]: glorotNormal(random, width, GATES * width),
    [`${name}.state`]: glorotNormal(random, state, GATES * width),
    [`${name}.bias`]: filled(0, GATES * width),
  });
  return { ...cell(FORWARD, width), ...cell(BACKWARD, width), ...cell(READING, 2 * width) };
}

/** What a cell hands on: its output and its memory, `[T, N, width]`. */
interface State {
  readonly h: Value;
  readonly c: Value;
}

/** One step of a long short-term memory (Hochreiter, Schmidhuber 1997); without a state before, the first. */
function step(parameters: Values, name: string, x: Value, state: Value | undefined, memory?: Value): State {
  const width = x.shape[2]!;
  const fromInput = dense(x, parameters[`${name}.input`]!, parameters[`${name}.bias`]!);
  const all = state ? add(fromInput, dense(state, parameters[`${name}.state`]!)) : fromInput;
  const [tasks, count] = x.shape as [number, number];
  const gate = (index: number) => slice(all, [0, 0, index * width], [tasks, count, width]);
  const written = multiply(sigmoid(gate(0)), tanh(gate(1)));
  const c = memory ? add(multiply(sigmoid(gate(2)), memory), written) : written;
  return { h: multiply(sigmoid(gate(3)), tanh(c)), c };
}

/** Weights of support examples `[T, S, 1]` as logarithms `[T, 1, S]`, to be added to what a softmax is taken of. */
const asLogarithms = (weights: Value): Value => log(add(transpose(weights, [0, 2, 1]), constant(NOTHING)));

/** A softmax over support examples, `[T, Q, S]`, in which each counts by its weight `[T, S, 1]`. */
export const attended = (likeness: Value, weights: Value | undefined): Value =>
  exp(logSoftmax(weights ? add(likeness, asLogarithms(weights)) : likeness));

/** The state after an example that counts by `weight [T, 1, 1]`: by 0 it stays as it was. */
function weighed(next: State, before: State | undefined, weight: Value): State {
  const mix = (now: Value, then: Value | undefined) => {
    const part = multiply(weight, now);
    return then ? add(part, multiply(subtract(constant(1), weight), then)) : part;
  };
  return { h: mix(next.h, before?.h), c: mix(next.c, before?.c) };
}

/** Runs along the examples in the given order; outputs by example. */
function along(
  parameters: Values,
  name: string,
  examples: readonly Value[],
  order: readonly number[],
  weights: Value | undefined,
) {
  const outputs = new Array<Value>(examples.length);
  let last: State | undefined;
  for (const index of order) {
    const next = step(parameters, name, examples[index]!, last?.h, last?.c);
    last = weights ? weighed(next, last, slice(weights, [0, index, 0], [weights.shape[0]!, 1, 1])) : next;
    outputs[index] = last.h;
  }
  return outputs;
}

/** Embeddings in context: support `[T, S, width]` and query `[T, Q, width]`, read `readings` times by each query. */
export function inContext(
  parameters: Values,
  embedded: { readonly support: Value; readonly query: Value },
  readings: number,
  weights: Value | undefined,
): { support: Value; query: Value } {
  const [tasks, count, width] = embedded.support.shape as [number, number, number];
  const examples = Array.from({ length: count }, (_, index) =>
    slice(embedded.support, [0, index, 0], [tasks, 1, width]),
  );
  const order = examples.map((_, index) => index);
  const ahead = along(parameters, FORWARD, examples, order, weights);
  const back = along(parameters, BACKWARD, examples, order.toReversed(), weights);
  // g(xᵢ, S) = →hᵢ + ←hᵢ + g′(xᵢ)
  const support = concatenate(
    examples.map((example, index) => add(add(ahead[index]!, back[index]!), example)),
    1,
  );
  // hₖ = ĥₖ + f′(x̂), rₖ = Σ a(hₖ, g(xᵢ)) g(xᵢ)
  let query = embedded.query;
  let state: Value | undefined;
  let memory: Value | undefined;
  for (let reading = 0; reading < readings; reading++) {
    const next = step(parameters, READING, embedded.query, state, memory);
    query = add(next.h, embedded.query);
    memory = next.c;
    const read = matMul(attended(matMul(query, support, false, true), weights), support);
    state = concatenate([query, read], 2);
  }
  return { support, query };
}
