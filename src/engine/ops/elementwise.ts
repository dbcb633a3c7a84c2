// Elementwise operations with broadcasting.

import {
  type BinaryOperation,
  binary as combined,
  type Expression,
  FIRST,
  number,
  SECOND,
  unary as taken,
} from "../forms/expression.ts";
import { apply, type Primitive, type Shape, sameShape, sizeOf, type Value } from "../graph/value.ts";
import { broadcastTo, sumTo } from "./reduce.ts";

/** The shape of two broadcast together; throws where they do not fit. */
function broadcastShape(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const left = a[axis - rank + a.length] ?? 1;
    const right = b[axis - rank + b.length] ?? 1;
    if (left !== right && left !== 1 && right !== 1) {
      throw new Error(`Shapes [${a}] and [${b}] do not broadcast.`);
    }
    return Math.max(left, right);
  });
}

function binary(
  name: string,
  operation: BinaryOperation,
  transpose: Primitive<null>["transpose"],
): (a: Value, b: Value) => Value {
  const primitive: Primitive<null> = {
    name,
    shape: ([a, b]) => broadcastShape(a!, b!),
    transpose,
    form: { form: "map", cheap: true, expression: combined(operation, FIRST, SECOND) },
    broadcasts: "all",
  };
  return (a, b) => {
    const shape = broadcastShape(a.shape, b.shape);
    return apply(primitive, [broadcastTo(a, shape), broadcastTo(b, shape)], null);
  };
}

function unary(
  name: string,
  expression: Expression,
  derivative: (result: Value, x: Value) => Value | undefined,
  { cheap }: { cheap?: true } = {},
): (x: Value) => Value {
  const primitive: Primitive<null> = {
    name,
    shape: ([x]) => x!,
    transpose: (cotangent, result, [x]) => {
      const slope = derivative(result, x!);
      return [slope && multiply(cotangent, slope)];
    },
    form: { form: "map", expression, ...(cheap && { cheap }) },
  };
  return (x) => apply(primitive, [x], null);
}

const constantPrimitive: Primitive<{ values: Float32Array; shape: Shape }> = {
  name: "constant",
  shape: (_, { shape }) => shape,
  transpose: () => [],
};

/** Fixed numbers; a single number has shape `[]` and broadcasts to any. @throws Error where they do not fill the shape. */
export function constant(values: number | Float32Array, shape: Shape = []): Value {
  const count = typeof values === "number" ? 1 : values.length;
  if (count !== sizeOf(shape)) throw new Error(`A constant of shape [${shape}] is given ${count} numbers.`);
  return apply(constantPrimitive, [], {
    values: typeof values === "number" ? Float32Array.of(values) : values,
    shape,
  });
}

/** The number of which a value consists throughout, if it is such a constant. */
function uniform(value: Value): number | undefined {
  let source = value;
  while (source.primitive.name === "broadcast") source = source.inputs[0]!;
  if (source.primitive.name !== "constant") return undefined;
  const { values } = source.attributes as { values: Float32Array };
  return values.length === 1 ? values[0] : undefined;
}

const addRaw = binary("add", "add", (cotangent) => [cotangent, cotangent]);
const subtractRaw = binary("subtract", "subtract", (cotangent) => [cotangent, negate(cotangent)]);
const multiplyRaw = binary("multiply", "multiply", (cotangent, _, [a, b]) => [
  multiply(cotangent, b!),
  multiply(cotangent, a!),
]);
const divideRaw = binary("divide", "divide", (cotangent, result, [, b]) => [
  divide(cotangent, b!),
  negate(multiply(cotangent, divide(result, b!))),
]);

/** a + b. */
export function add(a: Value, b: Value): Value {
  const shape = broadcastShape(a.shape, b.shape);
  if (uniform(a) === 0) return broadcastTo(b, shape);
  if (uniform(b) === 0) return broadcastTo(a, shape);
  return addRaw(a, b);
}
/** a − b. */
export function subtract(a: Value, b: Value): Value {
  if (uniform(b) === 0) return broadcastTo(a, broadcastShape(a.shape, b.shape));
  return subtractRaw(a, b);
}
/** a · b, element by element. */
export function multiply(a: Value, b: Value): Value {
  const shape = broadcastShape(a.shape, b.shape);
  const [left, right] = [uniform(a), uniform(b)];
  if (left !== undefined && right !== undefined) return broadcastTo(constant(left * right), shape);
  if (left === 1) return broadcastTo(b, shape);
  if (right === 1) return broadcastTo(a, shape);
  return multiplyRaw(a, b);
}
/** a / b, element by element. */
export function divide(a: Value, b: Value): Value {
  return divideRaw(a, b);
}

/** −x. */
export const negate = (x: Value): Value => multiply(x, constant(-1));
/** eˣ. */
export const exp = unary("exp", taken("exp", FIRST), (result) => result);
/** Natural logarithm. */
export const log = unary("log", taken("log", FIRST), (_, x) => divide(constant(1), x));
/** √x. */
export const sqrt = unary("sqrt", taken("sqrt", FIRST), (result) => divide(constant(0.5), result));
/** 1 / √x. */
export const reciprocalSqrt = unary("rsqrt", combined("divide", number(1), taken("sqrt", FIRST)), (result) =>
  multiply(constant(-0.5), multiply(result, multiply(result, result))),
);
/** Hyperbolic tangent. */
export const tanh = unary("tanh", taken("tanh", FIRST), (result) =>
  subtract(constant(1), multiply(result, result)),
);
/** 1 / (1 + e⁻ˣ). */
export const sigmoid = unary("sigmoid", taken("logistic", FIRST), (result) =>
  multiply(result, subtract(constant(1), result)),
);
/** 1 where x > 0, else 0; its own derivative is zero. */
export const step = unary("step", taken("positive", FIRST), () => undefined, { cheap: true });
/** max(x, 0); the derivative at 0 is 0. */
export const relu = unary("relu", combined("maximum", FIRST, number(0)), (_, x) => step(x), { cheap: true });
/** |x|; the derivative at 0 is 0. */
export const magnitude = (x: Value): Value => add(relu(x), relu(negate(x)));
/** 1 where a and b are equal, else 0; no gradient flows through it. */
export const equal = binary("equal", "equal", () => [undefined, undefined]);
/** x². */
export const square = (x: Value): Value => multiply(x, x);

const stopPrimitive: Primitive<null> = {
  name: "stop-gradient",
  shape: ([x]) => x!,
  transpose: () => [undefined],
  alias: true,
};
/** x, through which no gradient flows. */
export const stopGradient = (x: Value): Value => apply(stopPrimitive, [x], null);

const slopePrimitive: Primitive<{ slope: (x: Value) => Value }> = {
  name: "with-slope",
  shape: ([y]) => y!,
  transpose: (cotangent, _, [, x], { slope }) => [undefined, multiply(cotangent, slope(x!))],
  alias: true,
};
/** y, a function of x element by element, whose derivative is stated instead of found from how y was computed. */
export const withSlope = (y: Value, x: Value, slope: (x: Value) => Value): Value =>
  apply(slopePrimitive, [y, x], { slope });

const copyPrimitive: Primitive<null> = {
  name: "copy",
  shape: ([x]) => x!,
  transpose: (cotangent) => [cotangent],
  form: { form: "map", expression: FIRST },
};
/** x in memory of its own. */
export const copy = (x: Value): Value => apply(copyPrimitive, [x], null);

/** The sum over what broadcasting spread: gives back `shape`. */
export const unbroadcast = (x: Value, shape: Shape): Value =>
  sameShape(x.shape, shape) ? x : sumTo(x, shape);
