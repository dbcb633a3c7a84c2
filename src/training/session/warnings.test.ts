// Warnings: raised where they should be, and silent elsewhere.

import { expect, it } from "vitest";
import type { Evaluation } from "../../experiment/results.ts";
import { inEnglish } from "../../words/said.ts";
import { warningsFor } from "./warnings.ts";

const evaluation = (before: number, after: number, changes: Partial<Evaluation> = {}): Evaluation => ({
  iteration: 100,
  split: "test",
  tasks: 600,
  role: "learner",
  trainedSteps: 1,
  chance: 0.2,
  spread: 1,
  measures: {},
  bySteps: [before, after].map((mean, step) => ({
    step,
    loss: { mean: 1, ci95: 0.1 },
    measures: { accuracy: { mean, ci95: 0.01 } },
  })),
  ...changes,
});

const warned = (of: Evaluation) => warningsFor(of, "MAML").map(inEnglish);

it("is silent on a sound result", () => {
  expect(warned(evaluation(0.2, 0.9))).toEqual([]);
  expect(warned(evaluation(0.215, 0.9))).toEqual([]);
});

it("names leakage, with figures", () => {
  expect(warned(evaluation(0.35, 0.9))).toEqual([
    expect.stringContaining("before adaptation is 35.0 ± 1.0%, above chance (20.0%)"),
  ]);
});

it("names a result at chance, but only after training and on the test side", () => {
  expect(warned(evaluation(0.2, 0.205))).toEqual([expect.stringContaining("no better than chance")]);
  expect(warned(evaluation(0.2, 0.205, { iteration: 0 }))).toEqual([]);
  expect(warned(evaluation(0.2, 0.205, { split: "validation" }))).toEqual([]);
});

it("takes a fifth in float32 for a fifth: 0.2 there is above 0.2", () => {
  const exact = (changes: Partial<Evaluation>) =>
    evaluation(Math.fround(0.2), Math.fround(0.2), {
      bySteps: [0, 1].map((step) => ({
        step,
        loss: { mean: 1, ci95: 0 },
        measures: { accuracy: { mean: Math.fround(0.2), ci95: 0 } },
      })),
      ...changes,
    });
  expect(warned(exact({}))).toEqual([expect.stringContaining("no better than chance")]);
  expect(warned(exact({ split: "validation" }))).toEqual([]);
});

it("calls dead units dead and nothing else, for values too", () => {
  const dead = expect.stringContaining("units are dead");
  expect(warned(evaluation(0.2, 0.2, { spread: 0 }))).toEqual([dead]);
  expect(warned(evaluation(0.5, 0.2, { spread: 0, iteration: 0, split: "validation" }))).toEqual([dead]);
  const { chance: _, ...ofValues } = evaluation(0.2, 0.2, { spread: 0 });
  expect(warned(ofValues)).toEqual([dead]);
  expect(warned(evaluation(0.2, 0.2, { spread: 0, role: "beside1" }))).toEqual([]);
});

it("says nothing of chance where one task gives no interval", () => {
  const bySteps = [0.9, 0.1].map((mean, step) => ({
    step,
    loss: { mean: 1 },
    measures: { accuracy: { mean } },
  }));
  expect(warned(evaluation(0, 0, { bySteps }))).toEqual([]);
});

it("leaves metric learners, which see the support set at step 0, alone", () => {
  expect(warned(evaluation(0.9, 0.9, { trainedSteps: 0 }))).toEqual([]);
});

it("names steps that make the learner worse, once it trains and beyond doubt, for values too", () => {
  const steps = (before: number, after: number, changes: Partial<Evaluation> = {}): Evaluation => {
    const { chance: _, ...ofValues } = evaluation(0.2, 0.2);
    const bySteps = [before, after].map((mean, step) => ({ step, loss: { mean, ci95: 0.5 }, measures: {} }));
    return { ...ofValues, bySteps, ...changes };
  };
  const worse = expect.stringContaining("worse after its inner steps than before them");
  expect(warned(steps(2, 9))).toEqual([worse]);
  expect(warned(steps(2, 2.4))).toEqual([]);
  expect(warned(steps(2, 9, { iteration: 0 }))).toEqual([]);
  expect(warned(steps(2, 9, { trainedSteps: 0 }))).toEqual([]);
});

it("names figures that are no numbers, at whatever step and of whomever", () => {
  const { chance: _, ...ofValues } = evaluation(0.2, 0.2);
  const steps = (...losses: number[]) => ({
    ...ofValues,
    bySteps: losses.map((mean, step) => ({ step, loss: { mean, ci95: 0.5 }, measures: {} })),
  });
  const exploded = expect.stringContaining("Some figures of MAML are no longer numbers");
  expect(warned(steps(2, 1, Number.POSITIVE_INFINITY))).toEqual([exploded]);
  expect(warned({ ...steps(2, Number.NaN), role: "pretrained", iteration: 0 })).toEqual([exploded]);
  expect(warned(steps(2, 1, 1e30))).toEqual([]);
});
