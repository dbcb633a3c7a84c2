// Two knobs: a cell for each pair of values, the stronger the colour the better. A table, so that it can be read and
// walked through without seeing it.

import { Text } from "@mantine/core";
import { measureOf } from "../../experiment/figures.ts";
import { t } from "../../i18n/language.ts";
import type { MeasureId } from "../../measures/registry.ts";
import { said } from "../../words/said.ts";
import type { Naming } from "./draft.ts";
import { type Scored, valuesIn } from "./figures.ts";
import { SweepCell } from "./SweepCell.tsx";
import { SWEEP } from "./words.ts";

interface Props {
  readonly points: readonly Scored[];
  readonly by: MeasureId | undefined;
  readonly options: readonly [string, string];
  readonly naming: Naming;
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
              return (
                <td key={String(column)}>{point && <SweepCell point={point} by={by} naming={naming} />}</td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
