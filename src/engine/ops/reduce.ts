// Sums, means, maxima, and broadcasting, which is the transpose of summing.

import { contiguous, spread } from "../forms/view.ts";
import { apply, type Primitive, type Shape, sameShape, sizeOf, type Value } from "../graph/value.ts";
import { constant, multiply, stopGradient, unbroadcast } from "./elementwise.ts";
import { reshape } from "./shape.ts";

interface Axes {
  readonly axes: readonly number[];
}

const reduced = (shape: Shape, axes: readonly number[]): Shape =>
  shape.map((length, axis) => (axes.includes(axis) ? 1 : length));

const sumPrimitive: Primitive<Axes> = {
  name: "sum",
  shape: ([x], { axes }) => reduced(x!, axes),
  transpose: (cotangent, _, [x]) => [broadcastTo(cotangent, x!.shape)],
  form: { form: "reduce", combine: "add", axes: ({ axes }) => axes },
};

const maxPrimitive: Primitive<Axes> = {
  name: "max",
  shape: ([x], { axes }) => reduced(x!, axes),
  transpose: () => [undefined],
  form: { form: "reduce", combine: "maximum", axes: ({ axes }) => axes },
};

const broadcastPrimitive: Primitive<{ shape: Shape }> = {
  name: "broadcast",
  shape: (_, { shape }) => shape,
  transpose: (cotangent, _, [x]) => [unbroadcast(cotangent, x!.shape)],
  form: {
    form: "view",
    view: (input, _, shape) => spread({ strides: contiguous(input), offset: 0 }, input, shape),
  },
};

/** Axes counted from the front, without those of length 1: there is nothing to combine along these. */
const longAxes = (x: Value, axes: readonly number[]) =>
  axes.map((axis) => (axis < 0 ? axis + x.shape.length : axis)).filter((axis) => x.shape[axis] !== 1);

/** Sum over axes, which stay with length 1. */
export function sum(x: Value, axes: readonly number[]): Value {
  const long = longAxes(x, axes);
  return long.length === 0 ? x : apply(sumPrimitive, [x], { axes: long });
}

/** Mean over axes, which stay with length 1. */
export function mean(x: Value, axes: readonly number[]): Value {
  const total = sum(x, axes);
  return multiply(total, constant(sizeOf(total.shape) / sizeOf(x.shape)));
}

/** Largest over axes, which stay with length 1. No gradient flows through it. */
export function maximumOver(x: Value, axes: readonly number[]): Value {
  const long = longAxes(x, axes);
  return long.length === 0 ? stopGradient(x) : apply(maxPrimitive, [x], { axes: long });
}

/** x repeated to a larger shape. */
export const broadcastTo = (x: Value, shape: Shape): Value =>
  sameShape(x.shape, shape) ? x : apply(broadcastPrimitive, [x], { shape });

/** Sum down to a shape that broadcasts to x's. */
export function sumTo(x: Value, shape: Shape): Value {
  const lead = x.shape.length - shape.length;
  const axes = x.shape.flatMap((length, axis) =>
    axis < lead || (shape[axis - lead] === 1 && length !== 1) ? [axis] : [],
  );
  return reshape(sum(x, axes), shape);
}
