// What a chart or a table over iterations shows of a record: pure, so that it can be tested.

import { type Axis, evenAxis, exactAxis, logarithmicAxis, robustTop } from "../../charts/axis.ts";
import { colourOf, dashOf } from "../../charts/colours.ts";
import { smooth, sparse, type ThinPoint, thin } from "../../charts/thin.ts";
import { isShare, measureOf } from "../../experiment/figures.ts";
import type { RunRecord } from "../../experiment/record.ts";
import type { Evaluation, Interval, Role } from "../../experiment/results.ts";
import { t } from "../../i18n/language.ts";
import type { MeasureId } from "../../measures/registry.ts";
import type { Words } from "../../words/said.ts";
import { bandOf } from "./words.ts";

const DRAWN_POINTS = 200;
const DRAWN_EVALUATIONS = 80;
const SMOOTHING = 0.9;

/** One evaluation of a contender, on the chart; `band` is its 95% interval. */
export interface EvaluatedPoint {
  readonly x: number;
  readonly y: number;
  readonly band: readonly [number, number] | undefined;
  readonly interval: Interval;
  readonly evaluation: Evaluation;
}

export interface ContenderCurve {
  readonly role: Role;
  readonly label: string;
  readonly colour: string;
  readonly dash: string;
  readonly points: readonly EvaluatedPoint[];
}

export interface IterationCurves {
  readonly training: readonly ThinPoint[];
  readonly curves: readonly ContenderCurve[];
  /** Of kept runs laid over. */
  readonly over: readonly ContenderCurve[];
  /** Those whom training does not change: level lines. */
  readonly level: readonly { readonly role: Role; readonly label: string; readonly value: number }[];
  readonly x: Axis;
  readonly y: Axis;
  /** Who goes higher than the axis, and how far. */
  readonly beyond: readonly { readonly label: string; readonly value: number }[];
}

export interface Look {
  readonly what: MeasureId;
  readonly logarithmic: boolean;
  readonly smoothed: boolean;
  /** Iterations to look at; the whole run where absent. */
  readonly stretch?: readonly [number, number] | undefined;
}

/** A kept run whose curve is laid over those of the run that stands. */
export interface OverlaidRun {
  readonly record: RunRecord;
  readonly title: Words;
}

const OVERLAID_DASH = "1 3";

/** The main learner's evaluations, as points of a curve; none where the run has no such measure. */
function pointsOf(
  evaluations: readonly Evaluation[],
  { what, logarithmic, stretch }: Look,
): EvaluatedPoint[] {
  const [from, to] = stretch ?? [0, Number.POSITIVE_INFINITY];
  const within = evaluations.filter(
    ({ split, iteration }) => split === "validation" && iteration >= from && iteration <= to,
  );
  return sparse(within, DRAWN_EVALUATIONS).flatMap((evaluation) => {
    const interval = evaluation.measures[what];
    if (interval === undefined) return [];
    const band = bandOf(interval, logarithmic);
    return [{ x: evaluation.iteration, y: interval.mean, band, interval, evaluation }];
  });
}

export function iterationCurves(
  record: RunRecord,
  look: Look,
  overlaid: readonly OverlaidRun[] = [],
): IterationCurves {
  const { evaluations, contenders } = record;
  const { what, logarithmic, smoothed, stretch } = look;
  const values = trainingOf(record, what);
  const [from, to] = stretch ?? [0, Number.POSITIVE_INFINITY];
  const points = thin(values, DRAWN_POINTS, from, to);
  // A drawn point that is already the mean of many iterations wants that much less smoothing.
  const each = points.length > 1 ? points[1]!.x - points[0]!.x : 1;
  const training = smooth(points, smoothed ? SMOOTHING ** each : 0);
  const roles = contenders.map(({ role }) => role);
  const curves = contenders
    .filter(({ learns }) => learns)
    .map(({ role, label }) => ({
      role,
      label: t(label),
      colour: colourOf(role, roles),
      dash: dashOf(role, roles),
      points: pointsOf(
        evaluations.filter(({ role: of }) => of === role),
        look,
      ),
    }));
  const over = overlaid.map(({ record: other, title }, index) => ({
    role: other.id,
    label: t(title),
    colour: `var(--other-${1 + ((roles.length + index) % 7)})`,
    dash: OVERLAID_DASH,
    points: pointsOf(
      other.evaluations.filter(({ role }) => role === "learner"),
      look,
    ),
  }));
  // The random floor would flatten all others.
  const level = contenders
    .filter(({ role, learns }) => !learns && role !== "random")
    .flatMap(({ role, label }) => {
      // On validation tasks, as all curves here: those tested may be easier.
      const latest = evaluations.findLast((item) => item.role === role && item.split === "validation");
      const found = latest?.measures[what];
      return found ? [{ role, label: t(label), value: found.mean }] : [];
    });
  const drawn = [
    { label: t`training`, values: training.map(({ y }) => y) },
    ...[...curves, ...over].map(({ label, points }) => ({ label, values: points.map(({ y }) => y) })),
    ...level.map(({ label, value }) => ({ label, values: [value] })),
  ];
  const y = yAxis(
    drawn.map(({ values }) => values),
    [...curves, ...over].flatMap(({ points }) => points.flatMap(({ band }) => band ?? [])),
    { what, logarithmic, close: stretch !== undefined },
  );
  const reached = over.flatMap(({ points }) => points.map(({ x }) => x));
  const last = Math.max(
    record.losses.length,
    ...evaluations.map(({ iteration }) => iteration),
    ...reached,
    1,
  );
  return {
    training,
    curves,
    over,
    level,
    x: exactAxis(stretch?.[0] ?? 0, stretch?.[1] ?? last),
    y,
    beyond: beyond(drawn, y),
  };
}

/** What training measured meta-step by meta-step; empty for measures of evaluations alone. */
function trainingOf(record: Pick<RunRecord, "losses" | "accuracies">, what: MeasureId): Float32Array {
  const { series } = measureOf(what);
  return series ? record[series].values : new Float32Array(0);
}

interface Reach {
  readonly what: MeasureId;
  readonly logarithmic: boolean;
  /** Whether the axis begins close to the data and not at zero. */
  readonly close?: boolean;
}

/** Where all stand above this share of the highest, an axis from zero would lay them on each other. */
const HIGH_ABOVE_ZERO = 0.6;

/**
 * The vertical axis: never below zero for what cannot be, never so high for one that all others lie flat, and not from
 * zero where all stand far above it.
 */
export function yAxis(
  series: readonly (readonly number[])[],
  bands: readonly number[],
  { what, logarithmic, close = false }: Reach,
): Axis {
  const top = robustTop(series, logarithmic);
  const values = series.flat().filter((value) => Number.isFinite(value) && value <= top);
  const reach = [...values, ...bands.filter((value) => Number.isFinite(value) && value <= top * 1.5)];
  const least = Math.min(...values, top);
  if (logarithmic) {
    const positive = values.filter((value) => value > 0);
    return logarithmicAxis(positive.length > 0 ? Math.min(...positive) : 0.1, Math.max(top, 1e-9));
  }
  const low = Math.min(...reach, top);
  const far = least > HIGH_ABOVE_ZERO * top;
  const bottom = close || far || least < 0 ? (least >= 0 ? Math.max(0, low) : low) : 0;
  const high = Math.max(...reach, top);
  return evenAxis(bottom, isShare(what) ? Math.min(1, high) : high);
}

/** Who goes beyond an axis, and how far: not finite counts as far. */
export const beyond = (
  series: readonly { readonly label: string; readonly values: readonly number[] }[],
  { domain }: Axis,
): { label: string; value: number }[] =>
  series.flatMap(({ label, values }) => {
    const far = values.filter((value) => !(value <= domain[1] * (1 + 1e-9)));
    if (far.length === 0) return [];
    return [{ label, value: far.some(Number.isNaN) ? Number.NaN : Math.max(...far) }];
  });
