// What all charts share: axes, figures, and which entry of an evaluation is shown.

import type { Axis } from "../../charts/axis.ts";
import { fixed, inPercent, withInterval } from "../../experiment/figures.ts";
import type { Evaluation, Interval } from "../../experiment/results.ts";
import { t } from "../../i18n/language.ts";
import type { ProblemKind } from "../../tasks/meta.ts";
import { type Said, said } from "../../words/said.ts";

export type Measure = "loss" | "accuracy";
/** What the loss of a problem is called, and that along which it adapts. */
export const PROBLEM_WORDS: Record<ProblemKind, { readonly loss: Said; readonly step: Said }> = {
  regression: { loss: said`loss`, step: said`inner step` },
  classification: { loss: said`loss`, step: said`inner step` },
  decisions: { loss: said`regret`, step: said`step of the trial` },
};

/** How all axes look. */
export const axis = {
  tick: { fontSize: 11, fill: "var(--words)" },
  stroke: "var(--line)",
} as const;

/** A chart's axis where it should end, with ticks that differ; shares are written in percents. */
export const axisProps = ({ domain, ticks, label }: Axis, what: Measure = "loss") => ({
  domain: [...domain],
  ticks: [...ticks],
  allowDataOverflow: true,
  tickFormatter: what === "accuracy" ? (value: number) => `${Number((100 * value).toFixed(2))}%` : label,
});

/** The 95% interval as an area, no area where there is none; a logarithmic axis has no room below zero. */
export const bandOf = ({ mean, ci95 }: Interval, logarithmic: boolean): [number, number] | undefined =>
  ci95 === undefined
    ? undefined
    : [Math.max(mean - ci95, logarithmic ? 1e-6 : Number.NEGATIVE_INFINITY), mean + ci95];

/** "0.123", or "92.7%" for a share. */
export const shown = (value: number, what: Measure): string =>
  what === "accuracy" ? t`${fixed(100 * value, 1)}%` : t(fixed(value, 3));

/** The same with its interval. */
export const shownInterval = (interval: Interval, what: Measure): string =>
  t(what === "accuracy" ? inPercent(interval, 1) : withInterval(interval, 3));

/** The entry that a curve over iterations shows: after the trained steps, for baselines the learner's, or after the last where none are trained. */
export const shownEntry = ({ bySteps, trainedSteps }: Evaluation, learnerSteps: number) =>
  bySteps.find(({ step }) => step === (trainedSteps || learnerSteps || bySteps.length - 1)) ??
  bySteps.at(-1)!;
