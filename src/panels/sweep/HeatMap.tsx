// Two knobs: a cell for each pair of values, the stronger the colour the better. A table, so that it can be read and
// walked through without seeing it.

import { Text, Tooltip, UnstyledButton } from "@mantine/core";
import type { CSSProperties } from "react";
import { measureOf, ofMeasure } from "../../experiment/figures.ts";
import { t } from "../../i18n/language.ts";
import type { MeasureId } from "../../measures/registry.ts";
import { openSwept } from "../../store/sweep.ts";
import { type Said, said } from "../../words/said.ts";
import { pointInWords, type Scored, tersely, valuesIn, wordsOfPoint } from "./figures.ts";
import { SWEEP } from "./words.ts";

interface Props {
  readonly points: readonly Scored[];
  readonly by: MeasureId | undefined;
  readonly options: readonly [string, string];
  readonly label: (option: string) => Said;
}

function Cell({ point, by, label }: { point: Scored } & Pick<Props, "by" | "label">) {
  const words = t(wordsOfPoint(point, by, SWEEP.states));
  const [low, high] = point.span;
  const seeds = by !== undefined && point.runs.length > 1 && Number.isFinite(low);
  const where = pointInWords(point.options, label);
  const hint =
    t(said`${where}: ${words}`) + (seeds ? ` (${t(ofMeasure(by, low))} – ${t(ofMeasure(by, high))})` : "");
  return (
    <Tooltip label={`${hint}. ${t(SWEEP.open)}`} multiline maw={320}>
      <UnstyledButton
        className="sweep-cell"
        data-testid="sweep-cell"
        data-state={point.state}
        aria-label={hint}
        {...(Number.isFinite(point.rank) && { style: { "--rank": point.rank } as CSSProperties })}
        onClick={() => void openSwept(point.runs[0]!)}
      >
        {words}
      </UnstyledButton>
    </Tooltip>
  );
}

export function HeatMap({ points, by, options: [across, down], label }: Props) {
  const columns = valuesIn(points, across);
  const rows = valuesIn(points, down);
  return (
    <table className="sweep-map" data-testid="heat-map">
      <caption>
        <Text span size="xs" c="dimmed">
          {by && t(SWEEP.darker(said(measureOf(by).label)))}
        </Text>
      </caption>
      <thead>
        <tr>
          <th scope="col" className="sweep-head">
            {t(label(down))} ↓ {t(label(across))} →
          </th>
          {columns.map((value) => (
            <th scope="col" className="sweep-head" key={String(value)}>
              {tersely(value)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={String(row)}>
            <th scope="row" className="sweep-head">
              {tersely(row)}
            </th>
            {columns.map((column) => {
              const point = points.find(({ options }) => options[across] === column && options[down] === row);
              return <td key={String(column)}>{point && <Cell point={point} by={by} label={label} />}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
