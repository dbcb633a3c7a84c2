// Computations at random: what printers and planners are tried on.

import { gradient } from "../engine/graph/gradient.ts";
import type { Value } from "../engine/graph/value.ts";
import { activations } from "../engine/ops/activations.ts";
import * as elementwise from "../engine/ops/elementwise.ts";
import { crossEntropy } from "../engine/ops/losses.ts";
import { matMul } from "../engine/ops/matMul.ts";
import { maximumOver, sum } from "../engine/ops/reduce.ts";
import { concatenate, pad, slice, transpose } from "../engine/ops/shape.ts";

const { constant } = elementwise;

const operations: readonly ((a: Value, b: Value) => Value)[] = [
  elementwise.add,
  elementwise.subtract,
  elementwise.multiply,
  (a, b) => elementwise.divide(a, elementwise.add(elementwise.square(b), constant(1))),
  (a) => elementwise.tanh(a),
  (a) => elementwise.sigmoid(a),
  (a) => activations.softplus(a),
  (a) => activations.elu(a),
  (a) => elementwise.relu(a),
  (a) => elementwise.exp(elementwise.negate(elementwise.magnitude(a))),
  (a) => elementwise.log(elementwise.add(elementwise.square(a), constant(0.5))),
  (a) => elementwise.reciprocalSqrt(elementwise.add(elementwise.square(a), constant(0.5))),
  (a) => transpose(transpose(a, [0, 2, 1]), [0, 2, 1]),
  (a, b) => elementwise.multiply(a, sum(b, [1])),
  (a, b) => elementwise.add(a, sum(b, [0, 2])),
  (a, b) => elementwise.subtract(a, maximumOver(b, [2])),
  (a, b) => elementwise.tanh(matMul(matMul(a, b, false, true), a)),
  (a, b) => matMul(a, elementwise.tanh(matMul(b, a, true))),
  (a, b) => slice(concatenate([a, b], 1), [0, 1, 0], a.shape),
  (a) =>
    slice(
      pad(a, [
        [0, 0],
        [1, 1],
        [2, 0],
      ]),
      [0, 1, 1],
      a.shape,
    ),
];

/** A computation of several outputs with gradients in it, from two inputs of one shape; `picks` say of what. */
export function grown([a, b]: readonly Value[], picks: readonly number[]): Record<string, Value> {
  const made = [a!, b!];
  for (const pick of picks) {
    const operation = operations[pick % operations.length]!;
    const [first, second] = [made.at(-1)!, made[Math.floor(pick / operations.length) % made.length]!];
    made.push(operation(first, second));
  }
  const last = made.at(-1)!;
  const loss = sum(elementwise.square(last), [0, 1, 2]);
  const [slope] = gradient(loss, [a!]);
  return {
    last,
    loss,
    slope: slope!,
    second: gradient(sum(elementwise.multiply(slope!, b!), [0, 1, 2]), [b!])[0]!,
    entropy: crossEntropy(last, elementwise.sigmoid(b!)),
  };
}
