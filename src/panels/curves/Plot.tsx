// The frame of every chart: what is drawn in which colour above it, and the same as a table for whoever wants figures.

import { Group, Table, Text } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import { ResponsiveContainer } from "recharts";
import { unfocused } from "../../charts/unfocused.ts";
import { fixed } from "../../experiment/figures.ts";
import type { Interval } from "../../experiment/results.ts";
import { t } from "../../i18n/language.ts";
import { Scrolled } from "../../ui/Scrolled.tsx";
import { type Data, SaveMenu } from "../takeAway/SaveMenu.tsx";

/** Figures of a chart as rows; the first column is that along which it is drawn. */
export interface Figures {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface Props {
  /** What is drawn, in a sentence for whoever does not see it. */
  readonly label: string;
  /** What is drawn, and who in which colour. */
  readonly legend: ReactNode;
  /** Stands at the right of the legend. */
  readonly choice?: ReactNode;
  /** Who goes beyond the axis, and how far. */
  readonly beyond?: readonly { readonly label: string; readonly value: number }[];
  readonly asTable: boolean;
  readonly figures: () => Figures;
  /** The same unrounded, means and half-widths apart, for a file. */
  readonly data: () => Data;
  readonly testId: string;
  /** The chart; words in its place where there is nothing to draw. */
  readonly children: ReactElement;
  readonly empty?: ReactNode;
}

export function Plot({
  label,
  legend,
  choice,
  beyond = [],
  asTable,
  figures,
  data,
  testId,
  children,
  empty,
}: Props) {
  return (
    <figure className="chart" data-testid={testId} aria-label={label}>
      <div className="chart-head">
        <Text size="xs" c="dimmed" component="figcaption">
          {legend}
          {empty === undefined &&
            beyond.map((one) => (
              <Text span key={one.label} size="xs" fw={600} data-testid="beyond">
                {" "}
                ·{" "}
                {Number.isFinite(one.value)
                  ? t`${one.label} up to ${fixed(one.value, 0)}, beyond the axis`
                  : t`${one.label} not a number, beyond the axis`}
              </Text>
            ))}
        </Text>
        <Group gap={4} wrap="nowrap">
          {choice}
          {empty === undefined && <SaveMenu name={testId} within="figure.chart" data={data} />}
        </Group>
      </div>
      {empty !== undefined ? (
        <Scrolled className="plot-empty" label={label}>
          <Text component="div" size="sm" c="dimmed" ta="center">
            {empty}
          </Text>
        </Scrolled>
      ) : asTable ? (
        <FigureTable label={label} {...figures()} />
      ) : (
        <div
          ref={unfocused}
          className="plot"
          role="img"
          aria-label={t`${label}. Switch on “table” for its figures.`}
        >
          <ResponsiveContainer>{children}</ResponsiveContainer>
        </div>
      )}
    </figure>
  );
}

/** Mean and half-width of the 95% interval as two cells, blank where there is none. */
export const bothOf = (interval: Interval | undefined) => [interval?.mean ?? "", interval?.ci95 ?? ""];

/** The columns of these two. */
export const bothNamed = (label: string) => [label, `${label} ±`];

function FigureTable({ label, head, rows }: Figures & { readonly label: string }) {
  return (
    <Scrolled className="plot table" label={label}>
      <Table fz="xs" verticalSpacing={2} horizontalSpacing={6} stickyHeader data-testid="figures">
        <Table.Thead>
          <Table.Tr>
            {head.map((name) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row[0]}>
              {row.map((cell, at) => (
                <Table.Td key={head[at]}>{cell}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolled>
  );
}
