// Expressions in WGSL. Its own exp, log and tanh may be off by far more than a gradient check bears, so the elementary
// functions are the polynomials of Moshier's Cephes library, as in WebAssembly.

import type { Expression } from "../forms/expression.ts";

/** What kernels may use. Infinity and NaN may not be written as constants: they are made from a variable. */
const LIBRARY: Readonly<Record<string, string>> = {
  infinityBits: `var<private> infinityBits: u32 = 0x7f800000u;`,
  power: `fn power(n: i32) -> f32 { return bitcast<f32>(u32(n + 127) << 23u); }`,
  exponential: `fn exponential(x: f32) -> f32 {
  let at = clamp(x, -104.0, 89.0);
  let n = round(at * 1.4426950408889634);
  let r = (at - n * 0.693359375) - n * -2.1219444e-4;
  var p = 1.98756915e-4;
  p = p * r + 1.3981999507e-3;
  p = p * r + 8.3334519073e-3;
  p = p * r + 4.1665795894e-2;
  p = p * r + 1.6666665459e-1;
  p = p * r + 5.0000001201e-1;
  let whole = i32(n);
  let half = whole >> 1u;
  let y = ((p * (r * r) + r) + 1.0) * power(half) * power(whole - half);
  return select(y, x, x != x);
}`,
  logarithm: `fn logarithm(x: f32) -> f32 {
  let small = x < 1.1754944e-38;
  let bits = bitcast<u32>(select(x, x * 16777216.0, small));
  var e = f32(i32(bits >> 23u) - 126) - select(0.0, 24.0, small);
  var m = bitcast<f32>((bits & 0x007fffffu) | 0x3f000000u);
  let low = m < 0.70710678118;
  e = e - select(0.0, 1.0, low);
  m = (m - 1.0) + select(0.0, m, low);
  let z = m * m;
  var p = 7.0376836292e-2;
  p = p * m - 1.151461031e-1;
  p = p * m + 1.167699874e-1;
  p = p * m - 1.2420140846e-1;
  p = p * m + 1.4249322787e-1;
  p = p * m - 1.6668057665e-1;
  p = p * m + 2.0000714765e-1;
  p = p * m - 2.4999993993e-1;
  p = p * m + 3.3333331174e-1;
  var y = (p * m) * z + e * -2.1219444e-4;
  y = (y - z * 0.5) + m + e * 0.693359375;
  let infinity = bitcast<f32>(infinityBits);
  if (x == 0.0) { y = -infinity; }
  if (bitcast<u32>(x) == infinityBits) { y = infinity; }
  if (x < 0.0) { y = bitcast<f32>(infinityBits | 0x00400000u); }
  return select(y, x, x != x);
}`,
  logistic: `fn logistic(x: f32) -> f32 { return 1.0 / (1.0 + exponential(-x)); }`,
  hyperbolic: `fn hyperbolic(x: f32) -> f32 {
  let size = abs(x);
  let far = 1.0 - 2.0 / (exponential(size + size) + 1.0);
  let z = x * x;
  var p = -5.70498872745e-3;
  p = p * z + 2.06390887954e-2;
  p = p * z - 5.37397155531e-2;
  p = p * z + 1.33314422036e-1;
  p = p * z - 3.33332819422e-1;
  return select(select(far, -far, x < 0.0), (p * z) * x + x, size < 0.625);
}`,
};

/** Those parts of the library that a text uses, and what these use. */
export function libraryFor(text: string): string {
  let used = text;
  // A function uses only what stands before it.
  for (const [name, part] of Object.entries(LIBRARY).toReversed())
    if (new RegExp(`\\b${name}\\b`).test(used)) used = `${part}\n${used}`;
  return used;
}

/** A number as WGSL writes it. */
export function literal(value: number): string {
  const single = Math.fround(value);
  if (Number.isNaN(single)) return "bitcast<f32>(infinityBits | 0x00400000u)";
  if (single === Number.POSITIVE_INFINITY) return "bitcast<f32>(infinityBits)";
  if (single === Number.NEGATIVE_INFINITY) return "(-bitcast<f32>(infinityBits))";
  const text = Object.is(single, -0) ? "-0" : `${single}`;
  return `(${text}${/[.e]/.test(text) ? "" : ".0"})`;
}

const OPERATORS = { add: "+", subtract: "-", multiply: "*", divide: "/" } as const;
const CALLS = {
  exp: "exponential",
  log: "logarithm",
  tanh: "hyperbolic",
  logistic: "logistic",
  sqrt: "sqrt",
} as const;

/** An expression of these texts. */
export function text(expression: Expression, inputs: readonly string[]): string {
  switch (expression.operation) {
    case "input":
      return inputs[expression.index]!;
    case "number":
      return literal(expression.value);
  }
  const [a, b] = expression.of.map((item) => text(item, inputs)) as [string, string];
  switch (expression.operation) {
    case "add":
    case "subtract":
    case "multiply":
    case "divide":
      return `(${a} ${OPERATORS[expression.operation]} ${b})`;
    case "maximum":
      // WGSL's max may drop NaN.
      return `select(select(${b}, ${a}, ${a} > ${b}), ${a}, ${a} != ${a})`;
    case "equal":
      return `select(0.0, 1.0, ${a} == ${b})`;
    case "positive":
      return `select(0.0, 1.0, ${a} > 0.0)`;
    default:
      return `${CALLS[expression.operation]}(${a})`;
  }
}
