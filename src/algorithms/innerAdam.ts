// Adam inside a task, without momentum (β₁ = 0), as in Reptile's experiments (Nichol et al. 2018, section 6.1).

import type { Value } from "../engine/graph/value.ts";
import { add, constant, multiply, reciprocalSqrt, square } from "../engine/ops/elementwise.ts";

const DECAY = 0.999;
/** Beneath the root, so that a slope of nothing stays nothing. */
const EPSILON = 1e-12;

/** A direction for `descend`: each slope over the root of its mean square so far. Fresh for each task. */
export function innerAdam(): (name: string, slope: Value, step: number) => Value {
  const squares = new Map<string, Value>();
  return (name, slope, step) => {
    const known = squares.get(name);
    const next = multiply(constant(1 - DECAY), square(slope));
    const sum = known ? add(multiply(constant(DECAY), known), next) : next;
    squares.set(name, sum);
    const unbiased = multiply(constant(1 / (1 - DECAY ** (step + 1))), sum);
    return multiply(slope, reciprocalSqrt(add(unbiased, constant(EPSILON))));
  };
}
