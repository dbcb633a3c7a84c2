// Operations that move numbers without changing them; closed under differentiation.

import { apply, type Primitive, type Shape, sameShape, sizeOf, type Value } from "../graph/value.ts";
import { contiguous, FIRST_INPUT, mapOver, OUTPUT, rows, vectors } from "../wasm/loops.ts";

const reshapePrimitive: Primitive<{ shape: Shape }> = {
  name: "reshape",
  shape: ([x], { shape }) => {
    if (sizeOf(x!) !== sizeOf(shape)) throw new Error(`[${x}] does not reshape to [${shape}].`);
    return shape;
  },
  transpose: (cotangent, _, [x]) => [reshape(cotangent, x!.shape)],
  run: (_, [x], { shape }) => ({ ...x!, shape }),
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
  run: (device, [x], { order }) => device.kernel("Transpose", { x: x! }, { perm: [...order] }),
  code: {
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
  run: (device, [x], { begin, size }) =>
    device.kernel("Slice", { x: x! }, { begin: [...begin], size: [...size] }),
  code: {
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
  run: (device, [x], { padding }) =>
    device.kernel("PadV2", { x: x! }, { paddings: padding.map((pair) => [...pair]), constantValue: 0 }),
  code: {
    form: "kernel",
    write: (code, [x], { padding }, shape) => {
      const [from, to] = [contiguous(x!), contiguous(shape)];
      const apart = padding[0]![0] === 0 && padding[0]![1] === 0;
      const first = apart ? 1 : 0;
      const copy = () => {
        code.get(OUTPUT).fillZeros(4 * sizeOf(shape.slice(first)));
        const offset = to.reduce(
          (sum, step, axis) => (axis < first ? sum : sum + step * padding[axis]![0]),
          0,
        );
        mapOver(
          code,
          x!.slice(first),
          { pointer: OUTPUT, strides: to.slice(first), offset },
          [{ pointer: FIRST_INPUT, strides: from.slice(first), offset: 0 }],
          (load) => load(0),
          { divisible: false },
        );
      };
      if (!apart) copy();
      else {
        rows(
          code,
          [
            { pointer: OUTPUT, step: to[0]! },
            { pointer: FIRST_INPUT, step: from[0]! },
          ],
          copy,
        );
      }
      return { rows: apart ? shape[0]! : 1, operations: sizeOf(shape) };
    },
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
  run: (device, inputs, { axis }) => device.kernel("Concat", inputs, { axis }),
  code: {
    form: "kernel",
    write: (code, inputs, { axis }, shape) => {
      const lengths = inputs.map((input) => sizeOf(input.slice(axis)));
      const total = sizeOf(shape.slice(axis));
      const part = code.local("v128");
      rows(
        code,
        [
          { pointer: OUTPUT, step: total },
          ...lengths.map((step, index) => ({ pointer: FIRST_INPUT + index, step })),
        ],
        () => {
          let start = 0;
          lengths.forEach((length, index) => {
            const from = FIRST_INPUT + index;
            const at = start;
            const steps = [OUTPUT, from].map((pointer) => ({ pointer, step: 1 }));
            vectors(code, length, steps, (offset, count) => {
              code
                .get(from)
                .loadVector(4 * offset)
                .set(part);
              code.storeLanes(OUTPUT, 4 * (at + offset), part, count);
            });
            start += length;
          });
        },
      );
      return { rows: sizeOf(shape.slice(0, axis)), operations: sizeOf(shape) };
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
