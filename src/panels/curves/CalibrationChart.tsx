// How often the truth lies within the bands that each contender gives, against how often they claim it.

import { Table, Text } from "@mantine/core";
import {
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
import { coverageAt, withInterval } from "../../experiment/figures.ts";
import type { RunRecord } from "../../experiment/record.ts";
import { axis, tooltip } from "./words.ts";

const percent = (value: unknown) => `${Math.round(100 * Number(value))}%`;

/** The latest figures of each contender that gives a distribution. */
function uncertain({ evaluations, contenders }: RunRecord) {
  const roles = contenders.map(({ role }) => role);
  return contenders.flatMap(({ role, label }) => {
    const latest = evaluations.findLast((item) => item.role === role);
    const found = latest?.uncertainty;
    if (found === undefined) return [];
    const { tasks, split, iteration } = latest!;
    const look = { colour: colourOf(role, roles), dash: dashOf(role, roles) };
    return [{ role, label, tasks, split, iteration, ...look, ...found }];
  });
}

/** The plot: on the diagonal bands hold what they claim, below it they claim too much. */
export function CalibrationChart({ record }: { record: RunRecord }) {
  const shown = uncertain(record);
  return (
    <div className="chart" data-testid="calibration-chart">
      <Text size="xs" c="dimmed">
        truth within the band, by what the band claims · below the diagonal: too sure of itself
      </Text>
      <ResponsiveContainer>
        <ComposedChart margin={{ top: 4, right: 8, bottom: 0, left: -12 }}>
          <CartesianGrid stroke="var(--line)" />
          <XAxis dataKey="level" type="number" domain={[0, 1]} {...axis} tickFormatter={percent} />
          <YAxis type="number" domain={[0, 1]} width={56} {...axis} tickFormatter={percent} />
          <Tooltip formatter={percent} labelFormatter={(at) => `band of ${percent(at)}`} {...tooltip} />
          <ReferenceLine
            segment={[
              { x: 0, y: 0 },
              { x: 1, y: 1 },
            ]}
            stroke="var(--truth)"
            strokeDasharray="3 3"
          />
          {shown.map(({ role, label, colour, dash, coverage }) => (
            <Line
              key={role}
              name={label}
              data={coverage.map(({ level, observed }) => ({ level, observed: observed.mean }))}
              dataKey="observed"
              stroke={colour}
              strokeDasharray={dash}
              strokeWidth={2}
              dot={{ r: 2, strokeDasharray: "0" }}
              isAnimationActive={false}
            />
          ))}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

/** The figures beside it. */
export function UncertaintyTable({ record }: { record: RunRecord }) {
  const shown = uncertain(record);
  const first = shown[0];
  return (
    <div className="chart" style={{ overflow: "auto" }}>
      <Text size="xs" c="dimmed">
        after the trained steps{first && ` · ${first.tasks} ${first.split} tasks`}
      </Text>
      <Table fz="xs" verticalSpacing={2} horizontalSpacing={6} data-testid="uncertainty">
        <Table.Thead>
          <Table.Tr>
            <Table.Th />
            <Table.Th title="Mean of −log p(y) over queries, nats: lower is better">
              neg. log likelihood
            </Table.Th>
            <Table.Th title="How often the truth lies within the band that claims 50%">in 50%</Table.Th>
            <Table.Th title="How often the truth lies within the band that claims 90%">in 90%</Table.Th>
            <Table.Th title="Loss of the best of a task's samples">best of samples</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(({ role, label, colour, samples, negativeLogLikelihood, coverage, best }) => (
            <Table.Tr key={role}>
              <Table.Td c={colour}>{label}</Table.Td>
              <Table.Td>{withInterval(negativeLogLikelihood, 2)}</Table.Td>
              <Table.Td>{percent(coverageAt({ coverage }, 0.5))}</Table.Td>
              <Table.Td>{percent(coverageAt({ coverage }, 0.9))}</Table.Td>
              <Table.Td>
                {withInterval(best, 2)} ({samples})
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
