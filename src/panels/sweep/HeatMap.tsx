// Two knobs: a cell for each pair of values, the stronger the colour the better. A table, so that it can be read and
// walked through without seeing it.

import { Text, Tooltip, UnstyledButton } from "@mantine/core";
import type { CSSProperties } from "react";
import { measureOf, ofMeasure } from "../../experiment/figures.ts";
import { t } from "../../i18n/language.ts";
import type { MeasureId } from "../../measures/registry.ts";
import { openSwept } from "../../store/sweep.ts";
import { said } from "../../words/said.ts";
import { type Naming, pointInWords } from "./draft.ts";
import { type Scored, valuesIn, wordsOfPoint } from "./figures.ts";
import { SWEEP } from "./words.ts";

interface Props {
  readonly points: readonly Scored[];
  readonly by: MeasureId | undefined;
  readonly options: readonly [string, string];
  readonly naming: Naming;
}

function Cell({ point, by, naming }: { point: Scored } & Pick<Props, "by" | "naming">) {
  const words = t(wordsOfPoint(point, by, SWEEP.states));
  const [low, high] = point.span;
  const seeds = by !== undefined && point.runs.length > 1 && Number.isFinite(low);
  const where = pointInWords(point.options, naming);
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

export function HeatMap({ points, by, options: [across, down], naming }: Props) {
  const columns = valuesIn(points, across);
  const rows = valuesIn(points, down);
  return (
    <table className="sweep-map" data-testid="heat-map">
      <caption>
        <Text span size="xs" c="dimmed">
          {by && t(SWEEP.darker(said(measureOf(by).label)))}{" "}
          {points.some(({ state }) => state === "left behind") && t(SWEEP.dashed)}
        </Text>
      </caption>
      <thead>
        <tr>
          <th scope="col" className="sweep-head">
            {t(naming.option(down))} ↓ {t(naming.option(across))} →
          </th>
          {columns.map((value) => (
            <th scope="col" className="sweep-head" key={String(value)}>
              {t(naming.value(across, value))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={String(row)}>
            <th scope="row" className="sweep-head">
              {t(naming.value(down, row))}
            </th>
            {columns.map((column) => {
              const point = points.find(({ options }) => options[across] === column && options[down] === row);
              return <td key={String(column)}>{point && <Cell point={point} by={by} naming={naming} />}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
