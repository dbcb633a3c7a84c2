// The adaptation curve: loss or accuracy by inner step, now, at the start, and for the baselines.

import { Text } from "@mantine/core";
import { memo } from "react";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { colourOf, dashOf } from "../../charts/colours.ts";
import type { RunRecord } from "../../experiment/record.ts";
import { axis, bandOf, figure, type Measure, shownEntry, tooltip, yScale } from "./words.ts";

interface Props {
  readonly record: RunRecord;
  readonly what: Measure;
  /** What the measure is called. */
  readonly word: string;
  /** What its steps are called. */
  readonly along: string;
  readonly logarithmic: boolean;
}

export const StepChart = memo(function StepChart({ record, what, word, along, logarithmic }: Props) {
  const { evaluations, contenders } = record;
  const roles = contenders.map(({ role }) => role);
  const latest = (role: string) => evaluations.findLast((item) => item.role === role);
  const first = evaluations.find(({ role }) => role === "learner");
  const start = first && first !== latest("learner") ? first : undefined;
  const curves = [
    ...(start ? [{ name: "at the start", colour: "var(--learner-pale)", dash: "0", evaluation: start }] : []),
    ...contenders.toReversed().flatMap(({ role, label }) => {
      const evaluation = latest(role);
      return evaluation
        ? [{ name: label, colour: colourOf(role, roles), dash: dashOf(role, roles), evaluation }]
        : [];
    }),
  ].map(({ evaluation, ...rest }) => ({
    ...rest,
    points: evaluation.bySteps.map((entry) => {
      const found = entry[what]!;
      return { x: entry.step, y: found.mean, band: bandOf(found, logarithmic) };
    }),
  }));
  const hasSteps = curves.some(({ points }) => points.length > 1);
  return (
    <div className="chart">
      <Text size="xs" c="dimmed">
        {word} by {along}
        {curves.map(({ name, colour }) => (
          <Text span key={name} c={colour === "var(--learner-pale)" ? "dimmed" : colour}>
            {" "}
            · {name}
          </Text>
        ))}
      </Text>
      {first && !hasSteps && (
        <Text size="sm" c="dimmed" ta="center" pt="lg">
          A metric learner takes no inner steps: {word}{" "}
          {figure(shownEntry(latest("learner")!, 0)[what]!.mean)}.
        </Text>
      )}
      {hasSteps && (
        <ResponsiveContainer>
          <ComposedChart margin={{ top: 4, right: 8, bottom: 0, left: -12 }}>
            <CartesianGrid stroke="var(--line)" vertical={false} />
            <XAxis dataKey="x" type="number" domain={[0, "dataMax"]} allowDecimals={false} {...axis} />
            <YAxis {...axis} {...yScale(logarithmic)} width={56} />
            <Tooltip formatter={figure} labelFormatter={(step) => `after step ${step}`} {...tooltip} />
            {curves.map(({ name, colour, points }) => (
              <Area
                key={`${name}-band`}
                name={`${name}, 95%`}
                data={points}
                dataKey="band"
                fill={colour}
                fillOpacity={0.12}
                stroke="none"
                isAnimationActive={false}
              />
            ))}
            {curves.map(({ name, colour, dash, points }) =>
              // Who takes no steps stands level.
              points.length === 1 ? (
                <ReferenceLine
                  key={name}
                  y={points[0]!.y}
                  stroke={colour}
                  strokeDasharray={dash}
                  strokeWidth={2}
                  ifOverflow="extendDomain"
                />
              ) : (
                <Line
                  key={name}
                  name={name}
                  data={points}
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
                  value: "trained to here",
                  fontSize: 10,
                  fill: "var(--truth)",
                  position: "insideTopLeft",
                }}
              />
            )}
          </ComposedChart>
        </ResponsiveContainer>
      )}
    </div>
  );
});
