// Activations by the names that options use.

import type { Value } from "../graph/value.ts";
import {
  add,
  constant,
  exp,
  log,
  magnitude,
  multiply,
  negate,
  relu,
  sigmoid,
  step,
  subtract,
  tanh,
  withSlope,
} from "./elementwise.ts";

const LEAK = 0.01;

/**
 * Every activation that models offer; each twice differentiable almost everywhere. Where pieces meet at 0 the slope is
 * stated: pieces differentiated one by one would all give 0 there.
 */
export const activations = {
  relu,
  tanh,
  sigmoid,
  softplus: (x: Value) =>
    withSlope(add(relu(x), log(add(constant(1), exp(negate(magnitude(x)))))), x, sigmoid),
  "leaky-relu": (x: Value) =>
    withSlope(subtract(relu(x), multiply(constant(LEAK), relu(negate(x)))), x, (at) =>
      add(constant(LEAK), multiply(constant(1 - LEAK), step(at))),
    ),
  elu: (x: Value) =>
    withSlope(add(relu(x), subtract(exp(negate(relu(negate(x)))), constant(1))), x, (at) =>
      exp(negate(relu(negate(at)))),
    ),
  silu: (x: Value) => multiply(x, sigmoid(x)),
} as const;

export type ActivationName = keyof typeof activations;
