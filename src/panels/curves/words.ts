// What all charts share: axes, figures, and which entry of an evaluation is shown.

import type { Axis } from "../../charts/axis.ts";
import { isShare } from "../../experiment/figures.ts";
import type { RunRecord } from "../../experiment/record.ts";
import { type Evaluation, type Interval, measuresIn } from "../../experiment/results.ts";
import type { MeasureId } from "../../measures/registry.ts";
import type { ProblemKind } from "../../tasks/meta.ts";
import { type Said, said } from "../../words/said.ts";

/** What is descended in a problem, and that along which it adapts. */
export const PROBLEM_WORDS: Record<ProblemKind, { readonly loss: MeasureId; readonly step: Said }> = {
  regression: { loss: "mse", step: said`inner step` },
  classification: { loss: "nll", step: said`inner step` },
  decisions: { loss: "regret", step: said`step of the trial` },
};

/** What a run is measured by, those that count most first; none before its first evaluation. */
export const measuredBy = ({ evaluations }: Pick<RunRecord, "evaluations">): MeasureId[] =>
  evaluations[0] ? measuresIn(evaluations[0].measures) : [];

/** Around every chart, pixels: half a line above, so that the highest number is whole. */
export const MARGIN = { top: 8, right: 12, bottom: 0, left: -12 } as const;

/** How all axes look. */
export const axis = {
  tick: { fontSize: 11, fill: "var(--words)" },
  stroke: "var(--line)",
} as const;

/** A chart's axis where it should end, with ticks that differ; shares are written in percents. */
export const axisProps = ({ domain, ticks, label }: Axis, what?: MeasureId) => ({
  domain: [...domain],
  ticks: [...ticks],
  allowDataOverflow: true,
  // Where there is no room for all ticks, every second or third of them: none is left out among the rest.
  interval: "equidistantPreserveStart" as const,
  tickFormatter: what && isShare(what) ? (value: number) => `${Number((100 * value).toFixed(2))}%` : label,
});

/** The 95% interval as an area, no area where there is none; a logarithmic axis has no room below zero. */
export const bandOf = ({ mean, ci95 }: Interval, logarithmic: boolean): [number, number] | undefined =>
  ci95 === undefined
    ? undefined
    : [Math.max(mean - ci95, logarithmic ? 1e-6 : Number.NEGATIVE_INFINITY), mean + ci95];

/** The latest evaluation of a contender: on test tasks, where there was one. */
export const latestOf = (
  { evaluations }: Pick<RunRecord, "evaluations">,
  role: string,
): Evaluation | undefined =>
  evaluations.findLast((item) => item.role === role && item.split === "test") ??
  evaluations.findLast((item) => item.role === role);
