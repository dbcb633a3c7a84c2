// Elementary functions of four numbers at once, by the polynomials of Moshier's Cephes library (single precision).
// Each reads its argument from a local and leaves the result on the stack.

import type { FunctionCode } from "./assembler.ts";

/** Σ coefficients · xⁿ by Horner's rule, highest first. */
function polynomial(code: FunctionCode, x: number, coefficients: readonly number[]): void {
  coefficients.forEach((coefficient, index) => {
    if (index > 0) code.get(x).simd("f32x4.mul");
    code.lanes(coefficient);
    if (index > 0) code.simd("f32x4.add");
  });
}

/**
 * eˣ: x = n ln 2 + r, a polynomial for eʳ, and n into the exponent, in two halves, so that results at both ends of the
 * range are right: those just below the largest number, and those too small to be normal. NaN stays NaN.
 */
export function exponential(code: FunctionCode, x: number): void {
  const [n, r, half] = [code.local("v128"), code.local("v128"), code.local("v128")];
  // e⁸⁹ is infinite and e⁻¹⁰⁴ zero.
  code.get(x).lanes(89).simd("f32x4.min").lanes(-104).simd("f32x4.max").set(r);
  code.get(r).lanes(Math.LOG2E).simd("f32x4.mul").simd("f32x4.nearest").set(n);
  code.get(r).get(n).lanes(0.693359375).simd("f32x4.mul").simd("f32x4.sub");
  code.get(n).lanes(-2.1219444e-4).simd("f32x4.mul").simd("f32x4.sub").set(r);
  polynomial(
    code,
    r,
    [1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1],
  );
  code.get(r).get(r).simd("f32x4.mul").simd("f32x4.mul").get(r).simd("f32x4.add").lanes(1).simd("f32x4.add");
  code.get(n).simd("i32x4.trunc").set(n);
  code.get(n).i32(1).simd("i32x4.shr_s").set(half);
  const power = () => code.wholeLanes(127).simd("i32x4.add").i32(23).simd("i32x4.shl").simd("f32x4.mul");
  code.get(half);
  power();
  code.get(n).get(half).simd("i32x4.sub");
  power();
}

/** ln x: exponent and mantissa apart, a polynomial for the mantissa. −∞ at 0, NaN below. */
export function logarithm(code: FunctionCode, x: number): void {
  const [normal, e, m, small, z, result] = [
    code.local("v128"),
    code.local("v128"),
    code.local("v128"),
    code.local("v128"),
    code.local("v128"),
    code.local("v128"),
  ];
  // Numbers too small to be normal have no exponent of their own: they are taken 2²⁴ times as large.
  code
    .get(x)
    .lanes(2 ** -126)
    .simd("f32x4.lt")
    .set(small);
  code
    .get(x)
    .lanes(2 ** 24)
    .simd("f32x4.mul")
    .get(x)
    .get(small)
    .simd("v128.bitselect")
    .set(normal);
  code.get(normal).i32(23).simd("i32x4.shr_u").wholeLanes(126).simd("i32x4.sub").simd("f32x4.convert");
  code.get(small).lanes(24).simd("v128.and").simd("f32x4.sub").set(e);
  code.get(normal).wholeLanes(0x007fffff).simd("v128.and").wholeLanes(0x3f000000).simd("v128.or").set(m);
  code.get(m).lanes(Math.SQRT1_2).simd("f32x4.lt").set(small);
  code.get(e).get(small).lanes(1).simd("v128.and").simd("f32x4.sub").set(e);
  code.get(m).lanes(1).simd("f32x4.sub").get(m).get(small).simd("v128.and").simd("f32x4.add").set(m);
  code.get(m).get(m).simd("f32x4.mul").set(z);
  polynomial(
    code,
    m,
    [
      7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
      2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
    ],
  );
  code.get(m).simd("f32x4.mul").get(z).simd("f32x4.mul");
  code.get(e).lanes(-2.1219444e-4).simd("f32x4.mul").simd("f32x4.add");
  code.get(z).lanes(0.5).simd("f32x4.mul").simd("f32x4.sub");
  code.get(m).simd("f32x4.add").get(e).lanes(0.693359375).simd("f32x4.mul").simd("f32x4.add").set(result);
  const instead = (value: number, when: () => void) => {
    code.lanes(value).get(result);
    when();
    code.simd("v128.bitselect").set(result);
  };
  instead(Number.NEGATIVE_INFINITY, () => code.get(x).lanes(0).simd("f32x4.eq"));
  instead(Number.POSITIVE_INFINITY, () => code.get(x).lanes(Number.POSITIVE_INFINITY).simd("f32x4.eq"));
  instead(Number.NaN, () => code.get(x).lanes(0).simd("f32x4.lt"));
  // NaN in, NaN out.
  code.get(result).lanes(Number.NaN).get(x).get(x).simd("f32x4.eq").simd("v128.bitselect");
}

/** 1 / (1 + e⁻ˣ). */
export function logistic(code: FunctionCode, x: number): void {
  const negative = code.local("v128");
  code.get(x).simd("f32x4.neg").set(negative).lanes(1);
  exponential(code, negative);
  code.lanes(1).simd("f32x4.add").simd("f32x4.div");
}

/** tanh x: a polynomial near 0, else by e^(2|x|). */
export function hyperbolicTangent(code: FunctionCode, x: number): void {
  const [size, twice, far, z, near] = [
    code.local("v128"),
    code.local("v128"),
    code.local("v128"),
    code.local("v128"),
    code.local("v128"),
  ];
  code.get(x).simd("f32x4.abs").set(size);
  code.get(size).get(size).simd("f32x4.add").set(twice);
  code.lanes(1).lanes(2);
  exponential(code, twice);
  code.lanes(1).simd("f32x4.add").simd("f32x4.div").simd("f32x4.sub");
  code.get(x).wholeLanes(-0x80000000).simd("v128.and").simd("v128.or").set(far);
  code.get(x).get(x).simd("f32x4.mul").set(z);
  polynomial(
    code,
    z,
    [-5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1],
  );
  code.get(z).simd("f32x4.mul").get(x).simd("f32x4.mul").get(x).simd("f32x4.add").set(near);
  code.get(near).get(far).get(size).lanes(0.625).simd("f32x4.lt").simd("v128.bitselect");
}
