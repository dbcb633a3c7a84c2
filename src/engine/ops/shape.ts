// Operations that move numbers without changing them; closed under differentiation.

import { spans } from "../forms/form.ts";
import { contiguous } from "../forms/view.ts";
import { apply, type Primitive, type Shape, sameShape, sizeOf, type Value } from "../graph/value.ts";

const reshapePrimitive: Primitive<{ shape: Shape }> = {
  name: "reshape",
  shape: ([x], { shape }) => {
    if (sizeOf(x!) !== sizeOf(shape)) throw new Error(`[${x}] does not reshape to [${shape}].`);
    return shape;
  },
  transpose: (cotangent, _, [x]) => [reshape(cotangent, x!.shape)],
  alias: true,
};

const transposePrimitive: Primitive<{ order: readonly number[] }> = {
  name: "transpose",
  shape: ([x], { order }) => order.map((axis) => x![axis]!),
  transpose: (cotangent, _, __, { order }) => [
    transpose(
      cotangent,
      order.map((_axis, index) => order.indexOf(index)),
    ),
  ],
  form: {
    form: "view",
    view: (input, { order }) => {
      const strides = contiguous(input);
      return { strides: order.map((axis) => strides[axis]!), offset: 0 };
    },
  },
};

const slicePrimitive: Primitive<{ begin: Shape; size: Shape }> = {
  name: "slice",
  shape: (_, { size }) => size,
  transpose: (cotangent, _, [x], { begin, size }) => [
    pad(
      cotangent,
      begin.map((start, axis) => [start, x!.shape[axis]! - start - size[axis]!] as const),
    ),
  ],
  form: {
    form: "view",
    view: (input, { begin }) => {
      const strides = contiguous(input);
      return { strides, offset: strides.reduce((sum, step, axis) => sum + step * begin[axis]!, 0) };
    },
  },
};

type Padding = readonly (readonly [number, number])[];
const padPrimitive: Primitive<{ padding: Padding }> = {
  name: "pad",
  shape: ([x], { padding }) => x!.map((length, axis) => length + padding[axis]![0] + padding[axis]![1]),
  transpose: (cotangent, _, [x], { padding }) => [
    slice(
      cotangent,
      padding.map(([before]) => before),
      x!.shape,
    ),
  ],
  form: {
    form: "window",
    boxes: ([x], { padding }) => [
      { input: 0, size: x!, from: spans(x!.map(() => 0)), to: spans(padding.map(([before]) => before)) },
    ],
  },
};

const concatenatePrimitive: Primitive<{ axis: number }> = {
  name: "concatenate",
  shape: (shapes, { axis }) =>
    shapes[0]!.map((length, index) =>
      index === axis ? shapes.reduce((total, shape) => total + shape[axis]!, 0) : length,
    ),
  transpose: (cotangent, _, inputs, { axis }) => {
    let start = 0;
    return inputs.map((input) => {
      const begin = cotangent.shape.map((_length, index) => (index === axis ? start : 0));
      start += input.shape[axis]!;
      return slice(cotangent, begin, input.shape);
    });
  },
  form: {
    form: "window",
    boxes: (inputs, { axis }) => {
      let start = 0;
      return inputs.map((size, input) => {
        const none = size.map(() => 0);
        const box = { input, size, from: spans(none), to: spans(none.with(axis, start)) };
        start += size[axis]!;
        return box;
      });
    },
  },
};

/** The same numbers, row by row, in another shape. */
export const reshape = (x: Value, shape: Shape): Value =>
  sameShape(x.shape, shape) ? x : apply(reshapePrimitive, [x], { shape });
/** Axes in another order. */
export const transpose = (x: Value, order: readonly number[]): Value =>
  order.every((axis, index) => axis === index) ? x : apply(transposePrimitive, [x], { order });
/** The block that starts at `begin` and is `size` large. */
export const slice = (x: Value, begin: Shape, size: Shape): Value =>
  sameShape(x.shape, size) ? x : apply(slicePrimitive, [x], { begin, size });
/** x with zeros before and after, by axis. */
export const pad = (x: Value, padding: Padding): Value =>
  padding.every(([before, after]) => before === 0 && after === 0) ? x : apply(padPrimitive, [x], { padding });
/** Values joined along an axis. */
export const concatenate = (values: readonly Value[], axis: number): Value =>
  values.length === 1 ? values[0]! : apply(concatenatePrimitive, values, { axis });
