// Outer optimisers as computations: gradients and state in, new parameters and state out.

import type { Value, Values } from "./graph/value.ts";
import {
  add,
  constant,
  divide,
  magnitude,
  multiply,
  relu,
  sqrt,
  square,
  subtract,
} from "./ops/elementwise.ts";
import { maximumOver, sum } from "./ops/reduce.ts";
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

/** The larger of two, element by element; no gradient flows through it rightly where they are equal. */
const larger = (a: Value, b: Value) => add(b, relu(subtract(a, b)));

/** One number of each gradient, `[1]`, found over all of its axes. */
const ofEach = (gradients: readonly Value[], found: (gradient: Value, axes: readonly number[]) => Value) =>
  gradients.map((gradient) =>
    reshape(
      found(
        gradient,
        gradient.shape.map((_, axis) => axis),
      ),
      [1],
    ),
  );

/**
 * Gradients scaled down so that their common norm is at most `limit`, `[1]` (Pascanu et al. 2013). Squares are taken of
 * gradients divided by the largest element, or by 1 if that is larger, since squares of 2·10¹⁹ are infinite.
 */
export function clip(gradients: Values, limit: Value): Values {
  const parts = Object.values(gradients);
  const largest = ofEach(parts, (gradient, axes) => maximumOver(magnitude(gradient), axes));
  const unit = [...largest, constant(1, [1])].reduce(larger);
  const squares = ofEach(parts, (gradient, axes) => sum(square(divide(gradient, unit)), axes));
  const norm = sqrt(squares.reduce((total, part) => add(total, part)));
  const allowed = divide(limit, unit);
  const scale = divide(allowed, larger(norm, allowed));
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
