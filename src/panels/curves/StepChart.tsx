// The adaptation curve: a measure by inner step, now, at the start, and for the baselines.

import { Text } from "@mantine/core";
import { memo } from "react";
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";
import { exactAxis } from "../../charts/axis.ts";
import { colourOf, dashOf } from "../../charts/colours.ts";
import { intervalOfMeasure, measureOf } from "../../experiment/figures.ts";
import type { RunRecord } from "../../experiment/record.ts";
import { t, useLanguage } from "../../i18n/language.ts";
import type { MeasureId } from "../../measures/registry.ts";
import { said } from "../../words/said.ts";
import { beyond, yAxis } from "./iterationCurves.ts";
import { Level } from "./Level.tsx";
import { bothNamed, bothOf, Plot } from "./Plot.tsx";
import { Pointed } from "./Pointed.tsx";
import { axis, axisProps, bandOf, MARGIN } from "./words.ts";

interface Props {
  /** Of a record what the chart tells: a run that only trains on does not draw it anew. */
  readonly evaluations: RunRecord["evaluations"];
  readonly contenders: RunRecord["contenders"];
  readonly what: MeasureId;
  /** What its steps are called. */
  readonly along: string;
  readonly logarithmic: boolean;
  readonly asTable: boolean;
}

/** The learner's curve before training, for comparison. */
const START = { label: said`at the start`, colour: "var(--learner-pale)", words: "var(--words)", dash: "0" };

function stepCurves(
  { evaluations, contenders }: Pick<RunRecord, "evaluations" | "contenders">,
  what: MeasureId,
  logarithmic: boolean,
) {
  const roles = contenders.map(({ role }) => role);
  const latest = (role: string) => evaluations.findLast((item) => item.role === role);
  const first = evaluations.find(({ role }) => role === "learner");
  return [
    ...(first ? [{ ...START, evaluation: first }] : []),
    ...contenders.toReversed().flatMap(({ role, label }) => {
      const evaluation = latest(role);
      const colour = colourOf(role, roles);
      return evaluation
        ? [{ label: said(label), colour, words: colour, dash: dashOf(role, roles), evaluation }]
        : [];
    }),
  ].map(({ evaluation, label, ...look }) => ({
    ...look,
    label: t(label),
    evaluation,
    points: evaluation.bySteps.flatMap(({ step, measures }) => {
      const interval = measures[what];
      return interval ? [{ x: step, y: interval.mean, band: bandOf(interval, logarithmic), interval }] : [];
    }),
  }));
}

/** More bands than these lie on each other and hide the lines. */
const MOST_BANDS = 4;

/** The curves whose intervals are drawn: all, or of many those of the learner. The table has every one. */
const banded = <Curve extends { readonly evaluation: { readonly role: string } }>(
  curves: readonly Curve[],
) => (curves.length > MOST_BANDS ? curves.filter(({ evaluation }) => evaluation.role === "learner") : curves);

/** Where there is no curve by steps: what each reached, in place of lines. */
const reached = (what: MeasureId, curves: ReturnType<typeof stepCurves>) =>
  curves.map(({ label, words, evaluation }) => {
    const interval = evaluation.measures[what];
    return (
      interval && (
        <Text key={label} size="xs" c={words}>
          {t`${label} ${intervalOfMeasure(what, interval)}`}
        </Text>
      )
    );
  });

export const StepChart = memo(function StepChart(props: Props) {
  const { evaluations, what, along, logarithmic, asTable } = props;
  useLanguage();
  const word = t(measureOf(what).label);
  const first = evaluations.find(({ role }) => role === "learner");
  const latest = evaluations.findLast(({ role }) => role === "learner");
  const curves = stepCurves(props, what, logarithmic);
  const hasSteps = curves.some(({ points }) => points.length > 1);
  /** Each is named beside its figure, where there are no lines. */
  const listed = latest?.measures[what] !== undefined && !hasSteps;
  const drawn = curves.map(({ label, points }) => ({ label, values: points.map(({ y }) => y) }));
  const y = yAxis(
    drawn.map(({ values }) => values),
    curves.flatMap(({ points }) => points.flatMap(({ band }) => band ?? [])),
    { what, logarithmic },
  );
  const last = Math.max(1, ...curves.flatMap(({ points }) => points.at(-1)?.x ?? []));
  const at = (step: number) =>
    curves.flatMap(({ label, words, points }) => {
      const point = points.findLast(({ x }) => x <= step);
      return point ? [{ words: t`${label} ${intervalOfMeasure(what, point.interval)}`, colour: words }] : [];
    });
  const figures = () => ({
    head: [along, ...curves.map(({ label }) => label)],
    rows: Array.from({ length: last + 1 }, (_, step) => [
      `${step}`,
      ...curves.map(({ points }) => {
        const point = points.find(({ x }) => x === step);
        return point ? t(intervalOfMeasure(what, point.interval)) : "";
      }),
    ]),
  });
  return (
    <Plot
      label={t`${word} by ${along}`}
      testId="step-chart"
      beyond={beyond(drawn, y)}
      asTable={asTable}
      figures={figures}
      data={() => ({
        head: [along, ...curves.flatMap(({ label }) => bothNamed(label))],
        rows: Array.from({ length: last + 1 }, (_, step) => [
          step,
          ...curves.flatMap(({ points }) => bothOf(points.find(({ x }) => x === step)?.interval)),
        ]),
      })}
      empty={
        listed ? (
          <>
            {latest!.bySteps.length > 1 ? t`After the trained steps:` : t`This learner takes no inner steps.`}
            {reached(what, curves)}
          </>
        ) : curves.length === 0 ? (
          t`Step by step: here after the first evaluation.`
        ) : undefined
      }
      legend={
        <>
          {t`${word} by ${along}`}
          {!listed &&
            curves.map(({ label, words }) => (
              <Text span size="xs" key={label} c={words}>
                {" "}
                · {label}
              </Text>
            ))}
        </>
      }
    >
      <ComposedChart accessibilityLayer={false} margin={MARGIN}>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis dataKey="x" type="number" {...axis} {...axisProps(exactAxis(0, last))} />
        <YAxis {...axis} {...axisProps(y, what)} scale={logarithmic ? "log" : "linear"} width={56} />
        <Tooltip
          isAnimationActive={false}
          content={({ active, label }) =>
            active && label !== undefined ? (
              <Pointed heading={t`after step ${Number(label)}`} lines={at(Number(label))} />
            ) : null
          }
        />
        {banded(curves).map(({ label, colour, points }) => (
          <Area
            key={`${label}-band`}
            name={`${label}, 95%`}
            data={points.filter(({ band }) => band?.every(Number.isFinite))}
            dataKey="band"
            fill={colour}
            fillOpacity={0.12}
            stroke="none"
            isAnimationActive={false}
          />
        ))}
        {curves.map(({ label, colour, dash, points }) =>
          // Who takes no steps stands level.
          points.length === 1 ? (
            Number.isFinite(points[0]!.y) && (
              <Level key={label} y={points[0]!.y} colour={colour} dash={dash} width={2} />
            )
          ) : (
            <Line
              key={label}
              name={label}
              data={points.filter((point) => Number.isFinite(point.y))}
              dataKey="y"
              stroke={colour}
              strokeDasharray={dash}
              strokeWidth={2}
              dot={false}
              isAnimationActive={false}
            />
          ),
        )}
        {first && first.trainedSteps > 0 && first.trainedSteps < first.bySteps.at(-1)!.step && (
          <ReferenceLine
            x={first.trainedSteps}
            stroke="var(--truth)"
            strokeDasharray="3 3"
            label={{
              value: t`trained to here`,
              fontSize: 11,
              fill: "var(--words)",
              position: "insideTopLeft",
            }}
          />
        )}
      </ComposedChart>
    </Plot>
  );
});
