// Activations by the names that options use.

import type { Value } from "../graph/value.ts";
import { add, constant, exp, log, multiply, negate, relu, sigmoid, subtract, tanh } from "./elementwise.ts";

const magnitude = (x: Value) => add(relu(x), relu(negate(x)));

/** Every activation that models offer; each twice differentiable almost everywhere. */
export const activations = {
  relu,
  tanh,
  sigmoid,
  softplus: (x: Value) => add(relu(x), log(add(constant(1), exp(negate(magnitude(x)))))),
  "leaky-relu": (x: Value) => subtract(relu(x), multiply(constant(0.01), relu(negate(x)))),
  elu: (x: Value) => add(relu(x), subtract(exp(negate(relu(negate(x)))), constant(1))),
  silu: (x: Value) => multiply(x, sigmoid(x)),
} as const;

export type ActivationName = keyof typeof activations;
