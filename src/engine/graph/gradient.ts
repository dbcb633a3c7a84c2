// Reverse-mode differentiation of a computation into another computation.

import { add, constant } from "../ops/elementwise.ts";
import { broadcastTo } from "../ops/reduce.ts";
import type { Value } from "./value.ts";

/**
 * The gradients of `Σ output` with respect to each of `parameters`, as values that can be differentiated again.
 * A parameter that the output does not depend on has gradient zero.
 */
export function gradient(output: Value, parameters: readonly Value[]): Value[] {
  const relevant = new Map<number, boolean>(parameters.map((parameter) => [parameter.id, true]));
  const order: Value[] = [];
  const visit = (value: Value): boolean => {
    const known = relevant.get(value.id);
    if (known !== undefined && !parameters.includes(value)) return known;
    if (parameters.includes(value)) return true;
    let depends = false;
    for (const input of value.inputs) depends = visit(input) || depends;
    relevant.set(value.id, depends);
    if (depends) order.push(value);
    return depends;
  };
  visit(output);
  order.sort((a, b) => b.id - a.id);
  const cotangents = new Map<number, Value>([[output.id, broadcastTo(constant(1), output.shape)]]);
  for (const value of order) {
    const cotangent = cotangents.get(value.id);
    if (cotangent === undefined) continue;
    const inputs = value.primitive.transpose(cotangent, value, value.inputs, value.attributes);
    value.inputs.forEach((input, index) => {
      const contribution = inputs[index];
      if (contribution === undefined || relevant.get(input.id) !== true) return;
      const sofar = cotangents.get(input.id);
      cotangents.set(input.id, sofar === undefined ? contribution : add(sofar, contribution));
    });
  }
  return parameters.map(
    (parameter) => cotangents.get(parameter.id) ?? broadcastTo(constant(0), parameter.shape),
  );
}
