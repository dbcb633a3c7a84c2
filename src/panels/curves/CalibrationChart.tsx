// How often the truth lies within the bands that each contender gives, against how often they claim it.

import { Table, Text } from "@mantine/core";
import { CartesianGrid, ComposedChart, Line, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";
import { colourOf, dashOf } from "../../charts/colours.ts";
import { coverageAt, inPercent, withInterval } from "../../experiment/figures.ts";
import type { RunRecord } from "../../experiment/record.ts";
import { t } from "../../i18n/language.ts";
import { TASKS_OF } from "../../tasks/episode.ts";
import { bothNamed, bothOf, Plot } from "./Plot.tsx";
import { Pointed } from "./Pointed.tsx";
import { axis, MARGIN } from "./words.ts";

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
    return [{ role, label: t(label), tasks, split, iteration, ...look, ...found }];
  });
}

/** The plot: on the diagonal bands hold what they claim, below it they claim too much. */
export function CalibrationChart({ record, asTable }: { record: RunRecord; asTable: boolean }) {
  const shown = uncertain(record);
  const levels = shown[0]?.coverage.map(({ level }) => level) ?? [];
  const at = (level: number) =>
    shown.map(({ label, colour, coverage }) => {
      const { observed } = coverage.find((band) => band.level === level)!;
      return { words: `${label} ${t(inPercent(observed, 0))}`, colour };
    });
  return (
    <Plot
      label={t`Truth within the band, by what the band claims`}
      testId="calibration-chart"
      asTable={asTable}
      figures={() => ({
        head: [t`band of`, ...shown.map(({ label }) => label)],
        rows: levels.map((level) => [
          percent(level),
          ...shown.map(({ coverage }) =>
            t(inPercent(coverage.find((band) => band.level === level)!.observed, 0)),
          ),
        ]),
      })}
      data={() => ({
        head: [t`band of`, ...shown.flatMap(({ label }) => bothNamed(label))],
        rows: levels.map((level) => [
          level,
          ...shown.flatMap(({ coverage }) => bothOf(coverage.find((band) => band.level === level)?.observed)),
        ]),
      })}
      legend={
        <>
          {t`truth within the band, by what the band claims · below the diagonal: too sure of itself`}
          {shown.map(({ role, label, colour }) => (
            <Text span size="xs" key={role} c={colour}>
              {" "}
              · {label}
            </Text>
          ))}
        </>
      }
    >
      <ComposedChart accessibilityLayer={false} margin={MARGIN}>
        <CartesianGrid stroke="var(--line)" />
        <XAxis dataKey="level" type="number" domain={[0, 1]} {...axis} tickFormatter={percent} />
        <YAxis type="number" domain={[0, 1]} width={56} {...axis} tickFormatter={percent} />
        <Tooltip
          isAnimationActive={false}
          content={({ active, label }) =>
            active && levels.includes(Number(label)) ? (
              <Pointed heading={t`band of ${percent(label)}`} lines={at(Number(label))} />
            ) : null
          }
        />
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
    </Plot>
  );
}

/** The figures beside it. */
export function UncertaintyTable({ record }: { record: RunRecord }) {
  const shown = uncertain(record);
  const first = shown[0];
  return (
    <div className="chart" style={{ overflow: "auto" }}>
      <Text size="xs" c="dimmed">
        {t`after the trained steps`}
        {first && ` · ${t(TASKS_OF[first.split](first.tasks))}`}
      </Text>
      <Table fz="xs" verticalSpacing={2} horizontalSpacing={6} data-testid="uncertainty">
        <Table.Thead>
          <Table.Tr>
            <Table.Th />
            <Table.Th title={t`Mean of −log p(y) over queries, nats: lower is better`}>
              {t`neg. log likelihood`}
            </Table.Th>
            <Table.Th
              title={t`How often the truth lies within the band that claims 50%`}
            >{t`in 50%`}</Table.Th>
            <Table.Th
              title={t`How often the truth lies within the band that claims 90%`}
            >{t`in 90%`}</Table.Th>
            <Table.Th title={t`Loss of the best of a task's samples`}>{t`best of samples`}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(({ role, label, colour, samples, negativeLogLikelihood, coverage, best }) => (
            <Table.Tr key={role}>
              <Table.Td c={colour}>{label}</Table.Td>
              <Table.Td>{t(withInterval(negativeLogLikelihood, 2))}</Table.Td>
              <Table.Td>{percent(coverageAt({ coverage }, 0.5))}</Table.Td>
              <Table.Td>{percent(coverageAt({ coverage }, 0.9))}</Table.Td>
              <Table.Td>{t`${withInterval(best, 2)} (${samples})`}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
