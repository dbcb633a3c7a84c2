// What was measured of meta-gradients at evaluations, by iteration: lines that come to 1 where nothing is amiss.

import { Text } from "@mantine/core";
import { CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from "recharts";
import { evenAxis, exactAxis } from "../../charts/axis.ts";
import { sparse } from "../../charts/thin.ts";
import { fixed } from "../../experiment/figures.ts";
import { inNumbers, t } from "../../i18n/language.ts";
import type { Words } from "../../words/said.ts";
import { Plot } from "./Plot.tsx";
import { Pointed } from "./Pointed.tsx";
import { axis, axisProps, MARGIN } from "./words.ts";

const DRAWN_POINTS = 200;

interface GradientLine {
  readonly key: string;
  readonly name: Words;
  readonly colour: string;
  readonly dash: string;
}

/** Figures at one evaluation, by the lines' keys; a line may have none there. */
interface Point {
  readonly iteration: number;
  readonly figures: Readonly<Record<string, number>>;
}

interface Props {
  readonly label: Words;
  readonly about: Words;
  /** What the figures mean, after the lines' names. */
  readonly meaning: Words;
  readonly testId: string;
  readonly lines: readonly GradientLine[];
  readonly points: readonly Point[];
  /** Shown of the axis at least. */
  readonly range: readonly [number, number];
  readonly asTable: boolean;
}

export function GradientChart({ label, about, meaning, testId, lines, points, range, asTable }: Props) {
  const shown = sparse(points, DRAWN_POINTS).filter(({ figures }) =>
    Object.values(figures).every(Number.isFinite),
  );
  const values = shown.flatMap(({ figures }) => Object.values(figures));
  const of = (point: Point, key: string) => {
    const value = point.figures[key];
    return value === undefined ? "" : t(fixed(value, 4));
  };
  return (
    <Plot
      label={t(label)}
      testId={testId}
      asTable={asTable}
      figures={() => ({
        head: [t`iteration`, ...lines.map(({ name }) => t(name))],
        rows: shown.map((point) => [inNumbers(point.iteration), ...lines.map(({ key }) => of(point, key))]),
      })}
      data={() => ({
        head: [t`iteration`, ...lines.map(({ name }) => t(name))],
        rows: points.map(({ iteration, figures }) => [
          iteration,
          ...lines.map(({ key }) => figures[key] ?? ""),
        ]),
      })}
      legend={
        <>
          {t(about)}
          {lines.map(({ key, name, colour }) => (
            <Text span size="xs" key={key} c={colour}>
              {" "}
              · {t(name)}
            </Text>
          ))}
          {t(meaning)}
        </>
      }
    >
      <ComposedChart accessibilityLayer={false} data={shown} margin={MARGIN}>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          dataKey="iteration"
          type="number"
          {...axis}
          {...axisProps(exactAxis(0, shown.at(-1)?.iteration ?? 1))}
        />
        <YAxis
          {...axis}
          {...axisProps(evenAxis(Math.min(range[0], ...values), Math.max(range[1], ...values)))}
          width={56}
        />
        <Tooltip
          isAnimationActive={false}
          content={({ active, label: at }) => {
            const point = shown.find(({ iteration }) => iteration === Number(at));
            return active && point ? (
              <Pointed
                heading={t`iteration ${point.iteration}`}
                lines={lines
                  .filter(({ key }) => point.figures[key] !== undefined)
                  .map(({ key, name, colour }) => ({ words: `${t(name)} ${of(point, key)}`, colour }))}
              />
            ) : null;
          }}
        />
        {lines.map(({ key, name, colour, dash }) => (
          <Line
            key={key}
            name={t(name)}
            dataKey={({ figures }: Point) => figures[key]}
            stroke={colour}
            strokeDasharray={dash}
            strokeWidth={2}
            dot={shown.length < 12}
            isAnimationActive={false}
          />
        ))}
      </ComposedChart>
    </Plot>
  );
}
