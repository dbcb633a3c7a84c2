// What follows from a failed gradient check.

import { expect, it } from "vitest";
import type { GradientCheckReport } from "../../experiment/results.ts";
import { refusal } from "./gradientCheck.ts";

const report = (passed: boolean): GradientCheckReport => ({
  backend: "webgpu",
  passed,
  checks: [
    { name: "tanh", error: passed ? 0 : 0.4, bound: 0.01, passed },
    { name: "matMul", error: 0, bound: 0.01, passed: true },
  ],
});

it("refuses second order and names the operation, and lets first order run", () => {
  expect(refusal(report(false), true)).toBe(
    "The gradient check failed on webgpu for “tanh”: second-order gradients are refused. Choose first order, or another backend.",
  );
  expect(refusal(report(false), false)).toBeUndefined();
});

it("refuses nothing where all is well", () => {
  expect(refusal(report(true), true)).toBeUndefined();
});
