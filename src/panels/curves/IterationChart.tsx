// Training and evaluation by iteration: with bands, turned knobs, and a stretch to look at closely.

import { Button, Group, Text } from "@mantine/core";
import { memo, useState } from "react";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { colourOf, dashOf } from "../../charts/colours.ts";
import { smooth, sparse, thin } from "../../charts/thin.ts";
import type { RunRecord } from "../../experiment/record.ts";
import { axis, bandOf, figure, type Measure, shownEntry, tooltip, yScale } from "./words.ts";

const DRAWN_POINTS = 200;
const DRAWN_EVALUATIONS = 80;
const SMOOTHING = 0.9;
/** “Latest” shows this share of the run. */
const LATEST = 0.2;

interface Props {
  readonly record: RunRecord;
  readonly what: Measure;
  /** What the measure is called. */
  readonly word: string;
  readonly logarithmic: boolean;
  readonly smoothed: boolean;
}

type Stretch = readonly [number, number];

export const IterationChart = memo(function IterationChart(props: Props) {
  const { record, what, word, logarithmic, smoothed } = props;
  const { losses, accuracies, evaluations, marks, contenders } = record;
  const { values } = what === "loss" ? losses : accuracies;
  const [zoom, setZoom] = useState<Stretch>();
  const [drag, setDrag] = useState<Stretch>();
  const [from, to] = zoom ?? [0, Number.POSITIVE_INFINITY];
  const points = thin(values, DRAWN_POINTS, from, to);
  // A drawn point that is already the mean of many iterations wants that much less smoothing.
  const each = points.length > 1 ? points[1]!.x - points[0]!.x : 1;
  const training = smooth(points, smoothed ? SMOOTHING ** each : 0);
  const learnerSteps = evaluations.find(({ role }) => role === "learner")?.trainedSteps ?? 0;
  const roles = contenders.map(({ role }) => role);
  const series = contenders
    .filter(({ learns }) => learns)
    .map(({ role, label }) => ({
      role,
      label,
      colour: colourOf(role, roles),
      dash: dashOf(role, roles),
      points: sparse(
        evaluations.filter(
          ({ role: of, split, iteration }) =>
            of === role && split === "validation" && iteration >= from && iteration <= to,
        ),
        DRAWN_EVALUATIONS,
      ).map((item) => {
        const found = shownEntry(item, learnerSteps)[what]!;
        return { x: item.iteration, y: found.mean, band: bandOf(found, logarithmic) };
      }),
    }));
  // What training does not change is a level line; the random floor would flatten all others.
  const fixed = contenders
    .filter(({ role, learns }) => !learns && role !== "random")
    .flatMap(({ role }) => {
      const latest = evaluations.findLast((item) => item.role === role);
      return latest ? [{ role, value: shownEntry(latest, learnerSteps)[what]!.mean }] : [];
    });
  const empty = values.length === 0 && evaluations.length === 0;
  const dragTo = (label: unknown) => {
    const at = Number(label);
    if (Number.isFinite(at)) setDrag(([start] = [at, at]) => [start, at]);
  };
  return (
    <div className="chart">
      <Group justify="space-between" wrap="nowrap" gap={4}>
        <Text size="xs" c="dimmed">
          {word} after adaptation, by iteration ·{" "}
          <Text span c="var(--truth)">
            training
          </Text>
          {series.map(({ role, label, colour }) => (
            <Text span key={role} c={colour}>
              {" "}
              · {label}
            </Text>
          ))}{" "}
          on validation tasks
        </Text>
        {!empty && (
          <Button
            size="compact-xs"
            variant="subtle"
            data-testid="zoom"
            title="Drag over the chart to look at any stretch"
            style={{ flexShrink: 0 }}
            onClick={() =>
              setZoom(zoom ? undefined : [Math.floor(values.length * (1 - LATEST)), values.length])
            }
          >
            {zoom ? "whole run" : "latest"}
          </Button>
        )}
      </Group>
      {empty && (
        <Text size="sm" c="dimmed" ta="center" pt="lg">
          The curves grow here once you press Play.
        </Text>
      )}
      <ResponsiveContainer>
        <ComposedChart
          margin={{ top: 4, right: 8, bottom: 0, left: -12 }}
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
          <XAxis
            dataKey="x"
            type="number"
            domain={zoom ? [zoom[0], zoom[1]] : [0, "dataMax"]}
            allowDataOverflow={zoom !== undefined}
            {...axis}
          />
          <YAxis {...axis} {...yScale(logarithmic)} {...(zoom && { domain: ["auto", "auto"] })} width={56} />
          <Tooltip
            formatter={figure}
            labelFormatter={(iteration) => `iteration ${Math.round(Number(iteration))}`}
            {...tooltip}
          />
          <Line
            name="training"
            data={training}
            dataKey="y"
            stroke="var(--truth)"
            dot={false}
            strokeWidth={1}
            isAnimationActive={false}
          />
          {series.map(({ role, label, colour, points }) => (
            <Area
              key={`${role}-band`}
              name={`${label}, 95%`}
              data={points}
              dataKey="band"
              fill={colour}
              fillOpacity={0.15}
              stroke="none"
              isAnimationActive={false}
            />
          ))}
          {series.map(({ role, label, colour, dash, points }) => (
            <Line
              key={role}
              name={label}
              data={points}
              dataKey="y"
              stroke={colour}
              strokeWidth={2}
              strokeDasharray={dash}
              dot={points.length < 12}
              isAnimationActive={false}
            />
          ))}
          {fixed.map(({ role, value }) => (
            <ReferenceLine
              key={role}
              y={value}
              stroke={colourOf(role, roles)}
              strokeDasharray={dashOf(role, roles)}
              ifOverflow="extendDomain"
            />
          ))}
          {marks.map((mark) => (
            <ReferenceLine
              key={`${mark.iteration}-${mark.path.option}`}
              x={mark.iteration}
              stroke="var(--support)"
              strokeDasharray="2 3"
              label={{
                value: `${mark.path.option} ${mark.value}`,
                fontSize: 10,
                fill: "var(--support)",
                position: "insideTopLeft",
              }}
            />
          ))}
          {drag && <ReferenceArea x1={drag[0]} x2={drag[1]} fill="var(--learner)" fillOpacity={0.12} />}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
});
