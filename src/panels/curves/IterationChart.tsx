// Training and evaluation by iteration: with bands, turned knobs, and a stretch to look at closely.

import { Button, Text } from "@mantine/core";
import { memo, useState } from "react";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { colourOf, dashOf } from "../../charts/colours.ts";
import { intervalOfMeasure, measureOf, ofMeasure } from "../../experiment/figures.ts";
import type { RunRecord } from "../../experiment/record.ts";
import { inNumbers, t, useLanguage } from "../../i18n/language.ts";
import type { MeasureId } from "../../measures/registry.ts";
import { type IterationCurves, iterationCurves, type OverlaidRun } from "./iterationCurves.ts";
import { Level } from "./Level.tsx";
import { marksNear, placeMarks } from "./marks.ts";
import { bothNamed, bothOf, Plot } from "./Plot.tsx";
import { Pointed, type PointedLine } from "./Pointed.tsx";
import { verdict } from "./verdict.ts";
import { axis, axisProps, MARGIN } from "./words.ts";

/** “Latest” shows this share of the run. */
const LATEST = 0.2;
/** Rows of words above each other, pixels. */
const ROW_PIXELS = 12;

interface Props {
  readonly record: RunRecord;
  readonly what: MeasureId;
  readonly logarithmic: boolean;
  readonly smoothed: boolean;
  readonly asTable: boolean;
  readonly overlaid: readonly OverlaidRun[];
}

type Stretch = readonly [number, number];

const count = (iteration: number) => inNumbers(Math.round(iteration));

/** Everyone at the pointed place, each as last evaluated there or before; then who is better, then what was turned. */
function pointedAt(
  at: number,
  { training, curves, over, x }: IterationCurves,
  record: RunRecord,
  what: MeasureId,
) {
  const lines: PointedLine[] = [];
  const near = training.findLast(({ x: of }) => of <= at) ?? training[0];
  if (near) lines.push({ words: t`training ${ofMeasure(what, near.y)}`, colour: "var(--words)" });
  const learner = curves.find(({ role }) => role === "learner");
  for (const { label, colour, points } of [...curves, ...over]) {
    const point = points.findLast(({ x: of }) => of <= at) ?? points[0];
    if (point)
      lines.push({
        words: t`${label} ${intervalOfMeasure(what, point.interval)} at ${count(point.x)}`,
        colour,
      });
  }
  for (const { label, points } of curves) {
    const difference = points.findLast(({ x: of }) => of <= at)?.evaluation.difference?.[what];
    if (difference && learner) lines.push({ words: t(verdict(difference, what, learner.label, label)) });
  }
  for (const words of marksNear(record.marks, record.current, at, x.domain))
    lines.push({ words, colour: "var(--support)" });
  return lines;
}

const figuresOf = ({ training, curves: own, over }: IterationCurves, what: MeasureId) => {
  const curves = [...own, ...over];
  const places = [...new Set(curves.flatMap(({ points }) => points.map(({ x }) => x)))].toSorted(
    (a, b) => a - b,
  );
  return {
    head: [t`iteration`, t`training`, ...curves.map(({ label }) => label)],
    rows: places.map((place) => {
      const near = training.findLast(({ x }) => x <= place);
      return [
        count(place),
        near ? t(ofMeasure(what, near.y)) : "",
        ...curves.map(({ points }) => {
          const point = points.find(({ x }) => x === place);
          return point ? t(intervalOfMeasure(what, point.interval)) : "";
        }),
      ];
    }),
  };
};

/** Everything that is drawn, training at its own places. */
const dataOf = ({ training, curves: own, over }: IterationCurves) => {
  const curves = [...own, ...over];
  const drawn = [training, ...curves.map(({ points }) => points)];
  const places = [...new Set(drawn.flatMap((points) => points.map(({ x }) => x)))].toSorted((a, b) => a - b);
  return {
    head: [t`iteration`, t`training`, ...curves.flatMap(({ label }) => bothNamed(label))],
    rows: places.map((place) => [
      place,
      training.find(({ x }) => x === place)?.y ?? "",
      ...curves.flatMap(({ points }) => bothOf(points.find(({ x }) => x === place)?.interval)),
    ]),
  };
};

export const IterationChart = memo(function IterationChart(props: Props) {
  const { record, what, logarithmic, smoothed, asTable, overlaid } = props;
  const { losses, evaluations, marks, contenders } = record;
  useLanguage();
  const word = t(measureOf(what).label);
  const [zoom, setZoom] = useState<Stretch>();
  const [drag, setDrag] = useState<Stretch>();
  const all = iterationCurves(record, { what, logarithmic, smoothed, stretch: zoom }, overlaid);
  const { training, curves, over, level, x, y, beyond } = all;
  const roles = contenders.map(({ role }) => role);
  const { length } = losses;
  const empty = length === 0 && evaluations.length === 0;
  const dragTo = (label: unknown) => {
    const at = Number(label);
    if (Number.isFinite(at)) setDrag(([start] = [at, at]) => [start, at]);
  };
  return (
    <Plot
      label={t`${word} after adaptation, by iteration`}
      testId="iteration-chart"
      beyond={beyond}
      asTable={asTable}
      figures={() => figuresOf(all, what)}
      data={() => dataOf(all)}
      empty={
        !empty
          ? undefined
          : record.state === "idle"
            ? t`The curves grow here once you press Play.`
            : t`The curves grow here after the first evaluation.`
      }
      legend={
        <>
          {t`${word} after adaptation`} ·{" "}
          <Text span size="xs" c="var(--words)">
            {t`training`}
          </Text>
          {curves.map(({ role, label, colour }) => (
            <Text span size="xs" key={role} c={colour}>
              {" "}
              · {label}
            </Text>
          ))}{" "}
          {t`on validation tasks`}
          {over.map(({ role, label, colour, points }) => (
            <Text span size="xs" key={role} c={colour} data-testid="overlaid">
              {" "}
              · {label}
              {points.length === 0 && t` (has no such figures)`}
            </Text>
          ))}
        </>
      }
      choice={
        <Button
          size="compact-xs"
          variant="subtle"
          data-testid="zoom"
          disabled={empty}
          title={t`Drag over the chart to look at any stretch`}
          style={{ flexShrink: 0 }}
          onClick={() => setZoom(zoom ? undefined : [Math.floor(length * (1 - LATEST)), length])}
        >
          {zoom ? t`whole run` : t`latest`}
        </Button>
      }
    >
      <ComposedChart
        accessibilityLayer={false}
        margin={MARGIN}
        style={{ cursor: "col-resize", userSelect: "none" }}
        onMouseDown={({ activeLabel }) => {
          const at = Number(activeLabel);
          setDrag(Number.isFinite(at) ? [at, at] : undefined);
        }}
        onMouseMove={({ activeLabel }) => drag && dragTo(activeLabel)}
        onMouseUp={() => {
          if (drag && drag[0] !== drag[1]) setZoom([Math.min(...drag), Math.max(...drag)]);
          setDrag(undefined);
        }}
        onMouseLeave={() => setDrag(undefined)}
      >
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis dataKey="x" type="number" {...axis} {...axisProps(x)} />
        <YAxis {...axis} {...axisProps(y, what)} scale={logarithmic ? "log" : "linear"} width={56} />
        <Tooltip
          isAnimationActive={false}
          content={({ active, label }) =>
            active && label !== undefined ? (
              <Pointed
                heading={t`iteration ${count(Number(label))}`}
                lines={pointedAt(Number(label), all, record, what)}
              />
            ) : null
          }
        />
        <Line
          name={t`training`}
          data={[...training]}
          dataKey="y"
          stroke="var(--truth)"
          dot={false}
          strokeWidth={1}
          isAnimationActive={false}
        />
        {curves.map(({ role, label, colour, points }) => (
          <Area
            key={`${role}-band`}
            name={`${label}, 95%`}
            data={points.filter(({ band }) => band?.every(Number.isFinite))}
            dataKey="band"
            fill={colour}
            fillOpacity={0.15}
            stroke="none"
            isAnimationActive={false}
          />
        ))}
        {[...curves, ...over].map(({ role, label, colour, dash, points }) => (
          <Line
            key={role}
            name={label}
            data={points.filter((point) => Number.isFinite(point.y))}
            dataKey="y"
            stroke={colour}
            strokeWidth={2}
            strokeDasharray={dash}
            // Whole ones also at the frame, unless some lie beyond it.
            dot={points.length < 12 && { clipDot: beyond.some((one) => one.label === label) }}
            isAnimationActive={false}
          />
        ))}
        {level
          .filter(({ value }) => Number.isFinite(value))
          .map(({ role, value }) => (
            <Level key={role} y={value} colour={colourOf(role, roles)} dash={dashOf(role, roles)} />
          ))}
        {placeMarks(marks, record.current, x.domain).map(({ iteration, words, row }) => (
          <ReferenceLine
            key={iteration}
            x={iteration}
            stroke="var(--support)"
            strokeOpacity={0.7}
            strokeDasharray="2 3"
            {...(words && {
              label: {
                value: words,
                fontSize: 11,
                fill: "var(--support)",
                position: "insideTopLeft",
                dy: row * ROW_PIXELS,
              },
            })}
          />
        ))}
        {drag && <ReferenceArea x1={drag[0]} x2={drag[1]} fill="var(--learner)" fillOpacity={0.12} />}
      </ComposedChart>
    </Plot>
  );
});
