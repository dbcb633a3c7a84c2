// What all charts share: axes, figures, and which entry of an evaluation is shown.

import type { Evaluation, Interval } from "../../experiment/results.ts";
import type { ProblemKind } from "../../tasks/meta.ts";

export type Measure = "loss" | "accuracy";
/** What the loss of a problem is called, and that along which it adapts. */
export const PROBLEM_WORDS: Record<ProblemKind, { readonly loss: string; readonly step: string }> = {
  regression: { loss: "loss", step: "inner step" },
  classification: { loss: "loss", step: "inner step" },
  decisions: { loss: "regret", step: "step of the trial" },
};

/** "12", "3.4", "2e+6": short enough for an axis. */
export const short = (value: number) =>
  Math.abs(value) >= 10_000 ? value.toExponential(0) : `${Number(value.toPrecision(3))}`;
export const axis = {
  tickFormatter: short,
  tick: { fontSize: 11, fill: "var(--truth)" },
  stroke: "var(--line)",
} as const;
export const tooltip = {
  contentStyle: { background: "var(--page)", borderColor: "var(--line)", fontSize: 12 },
} as const;
export const yScale = (logarithmic: boolean) =>
  logarithmic
    ? ({ scale: "log", domain: ["auto", "auto"], allowDataOverflow: true } as const)
    : ({ scale: "linear" } as const);

/** The 95% interval as an area, no area where there is none; a logarithmic axis has no room below zero. */
export const bandOf = ({ mean, ci95 }: Interval, logarithmic: boolean): [number, number] | undefined =>
  ci95 === undefined
    ? undefined
    : [Math.max(mean - ci95, logarithmic ? 1e-6 : Number.NEGATIVE_INFINITY), mean + ci95];

/** "0.1234", or "0.120 to 0.130" for a band. */
export const figure = (value: unknown) =>
  Array.isArray(value) ? value.map((item) => Number(item).toFixed(3)).join(" to ") : Number(value).toFixed(4);

/** The entry that a curve over iterations shows: after the trained steps, for baselines the learner's, or after the last where none are trained. */
export const shownEntry = ({ bySteps, trainedSteps }: Evaluation, learnerSteps: number) =>
  bySteps.find(({ step }) => step === (trainedSteps || learnerSteps || bySteps.length - 1)) ??
  bySteps.at(-1)!;
