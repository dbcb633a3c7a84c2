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
import { smooth, sparse, thin } from "../../charts/thin.ts";
import { useRecorded } from "./useRecorded.ts";
import { axis, COLOURS, figure, type Measure, shownEntry, tooltip, WORDS, yScale } from "./words.ts";

const REDRAW_MS = 800;
const DRAWN_POINTS = 200;
const DRAWN_EVALUATIONS = 80;
const SMOOTHING = 0.9;
/** “Latest” shows this share of the run. */
const LATEST = 0.2;

interface Props {
  readonly what: Measure;
  readonly logarithmic: boolean;
  readonly smoothed: boolean;
}

type Stretch = readonly [number, number];

export const IterationChart = memo(function IterationChart(props: Props) {
  const { what, logarithmic, smoothed } = props;
  const { losses, accuracies, evaluations, marks } = useRecorded(REDRAW_MS);
  const { values } = what === "loss" ? losses : accuracies;
  const [zoom, setZoom] = useState<Stretch>();
  const [drag, setDrag] = useState<Stretch>();
  const [from, to] = zoom ?? [0, Number.POSITIVE_INFINITY];
  const points = thin(values, DRAWN_POINTS, from, to);
  // A drawn point that is already the mean of many iterations wants that much less smoothing.
  const each = points.length > 1 ? points[1]!.x - points[0]!.x : 1;
  const training = smooth(points, smoothed ? SMOOTHING ** each : 0);
  const learnerSteps = evaluations.find(({ role }) => role === "learner")?.trainedSteps ?? 0;
  const roles = [...new Set(evaluations.map(({ role }) => role))].filter((role) => role !== "random");
  const series = roles.map((role) => ({
    role,
    points: sparse(
      evaluations.filter(
        ({ role: of, split, iteration }) =>
          of === role && split === "validation" && iteration >= from && iteration <= to,
      ),
      DRAWN_EVALUATIONS,
    ).map((item) => {
      const { mean, ci95 } = shownEntry(item, learnerSteps)[what]!;
      return {
        x: item.iteration,
        y: mean,
        band: [Math.max(mean - ci95, logarithmic ? 1e-6 : Number.NEGATIVE_INFINITY), mean + ci95],
      };
    }),
  }));
  const empty = values.length === 0 && evaluations.length === 0;
  const dragTo = (label: unknown) => {
    const at = Number(label);
    if (Number.isFinite(at)) setDrag(([start] = [at, at]) => [start, at]);
  };
  return (
    <div className="chart">
      <Group justify="space-between" wrap="nowrap" gap={4}>
        <Text size="xs" c="dimmed">
          {what} after adaptation, by iteration ·{" "}
          <Text span c="var(--truth)">
            training
          </Text>
          {roles.map((role) => (
            <Text span key={role} c={COLOURS[role]}>
              {" "}
              · {WORDS[role]}
            </Text>
          ))}
          {roles.length > 0 && " on validation tasks"}
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
          {series.map(({ role, points }) => (
            <Area
              key={`${role}-band`}
              name={`${WORDS[role]}, 95%`}
              data={points}
              dataKey="band"
              fill={COLOURS[role]}
              fillOpacity={0.15}
              stroke="none"
              isAnimationActive={false}
            />
          ))}
          {series.map(({ role, points }) => (
            <Line
              key={role}
              name={WORDS[role]}
              data={points}
              dataKey="y"
              stroke={COLOURS[role]}
              strokeWidth={2}
              strokeDasharray={role === "learner" ? "0" : "6 4"}
              dot={points.length < 12}
              isAnimationActive={false}
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
