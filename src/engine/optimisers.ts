// Outer optimisers as computations: gradients and state in, new parameters and state out.

import type { Value, Values } from "./graph/value.ts";
import {
  add,
  constant,
  divide,
  multiply,
  reciprocalSqrt,
  relu,
  sqrt,
  square,
  subtract,
} from "./ops/elementwise.ts";
import { sum } from "./ops/reduce.ts";
import { reshape } from "./ops/shape.ts";

const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-8];

export interface Optimiser {
  /** Names of the state it keeps for each parameter; all start at zero. */
  readonly state: readonly string[];
  /** Numbers it needs at iteration `t` (from 0): the step size with Adam's bias taken out, the momentum. */
  scalars(t: number, rate: number, momentum: number): Record<"stepSize" | "momentum", number>;
  /** One parameter's update. `scalar` gives the numbers above as values. */
  update(
    parameter: Value,
    gradient: Value,
    state: readonly Value[],
    scalar: (name: "stepSize" | "momentum") => Value,
  ): { parameter: Value; state: Value[] };
}

/**
 * Adam (Kingma, Ba 2015), with the efficient order of bias correction of their section 2: ε stands beside √v, where
 * their algorithm 1, and PyTorch with it, have it beside √v̂. Ours is thus as theirs with ε / √(1 − β₂ᵗ).
 */
const adam: Optimiser = {
  state: ["first", "second"],
  scalars: (t, rate, momentum) => ({
    stepSize: (rate * Math.sqrt(1 - BETA2 ** (t + 1))) / (1 - BETA1 ** (t + 1)),
    momentum,
  }),
  update(parameter, gradient, [first, second], scalar) {
    const newFirst = add(multiply(constant(BETA1), first!), multiply(constant(1 - BETA1), gradient));
    const newSecond = add(
      multiply(constant(BETA2), second!),
      multiply(constant(1 - BETA2), square(gradient)),
    );
    const move = divide(multiply(scalar("stepSize"), newFirst), add(sqrt(newSecond), constant(EPSILON)));
    return { parameter: subtract(parameter, move), state: [newFirst, newSecond] };
  },
};

/** Gradient descent with momentum (Polyak 1964). */
const sgd: Optimiser = {
  state: ["velocity"],
  scalars: (_, rate, momentum) => ({ stepSize: rate, momentum }),
  update(parameter, gradient, [velocity], scalar) {
    const next = add(multiply(scalar("momentum"), velocity!), gradient);
    return { parameter: subtract(parameter, multiply(scalar("stepSize"), next)), state: [next] };
  },
};

/** Every optimiser, by the name that options use. */
export const optimisers = { adam, sgd } as const satisfies Record<string, Optimiser>;
export type OptimiserName = keyof typeof optimisers;

/** Σ g² over all gradients, `[1]`. */
export function squaredNorm(gradients: Values): Value {
  return Object.values(gradients)
    .map((gradient) =>
      reshape(
        sum(
          square(gradient),
          gradient.shape.map((_, axis) => axis),
        ),
        [1],
      ),
    )
    .reduce((total, part) => add(total, part));
}

/** Gradients scaled down so that their common norm is at most `limit` (Pascanu et al. 2013). `total`: from `squaredNorm`. */
export function clip(gradients: Values, total: Value, limit: Value): Values {
  // limit / max(norm, limit), with max written as limit + relu(norm − limit).
  const size = multiply(total, reciprocalSqrt(add(total, constant(1e-20))));
  const scale = divide(limit, add(limit, relu(subtract(size, limit))));
  return Object.fromEntries(
    Object.entries(gradients).map(([name, gradient]) => [
      name,
      multiply(
        gradient,
        reshape(
          scale,
          gradient.shape.map(() => 1),
        ),
      ),
    ]),
  );
}
