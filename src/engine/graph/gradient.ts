// Reverse-mode differentiation of a computation into another computation.

import { add, constant } from "../ops/elementwise.ts";
import { broadcastTo } from "../ops/reduce.ts";
import type { Value } from "./value.ts";
import { inOrder } from "./walk.ts";

/**
 * The gradients of `Σ output` with respect to each of `parameters`, as values that can be differentiated again.
 * A parameter that the output does not depend on has gradient zero.
 */
export function gradient(output: Value, parameters: readonly Value[]): Value[] {
  const relevant = new Set(parameters.map(({ id }) => id));
  const order = inOrder([output], new Set(relevant)).filter((value) => {
    if (relevant.has(value.id)) return false;
    const depends = value.inputs.some(({ id }) => relevant.has(id));
    if (depends) relevant.add(value.id);
    return depends;
  });
  order.sort((a, b) => b.id - a.id);
  const cotangents = new Map<number, Value>([[output.id, broadcastTo(constant(1), output.shape)]]);
  for (const value of order) {
    const cotangent = cotangents.get(value.id);
    if (cotangent === undefined) continue;
    const inputs = value.primitive.transpose(cotangent, value, value.inputs, value.attributes);
    value.inputs.forEach((input, index) => {
      const contribution = inputs[index];
      if (contribution === undefined || !relevant.has(input.id)) return;
      const sofar = cotangents.get(input.id);
      cotangents.set(input.id, sofar === undefined ? contribution : add(sofar, contribution));
    });
  }
  return parameters.map(
    (parameter) => cotangents.get(parameter.id) ?? broadcastTo(constant(0), parameter.shape),
  );
}
