// Many knobs: an upright axis for each and one for what was reached; a line for each point (Inselberg 1985).

import { Text } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useState } from "react";
import { measureOf, ofMeasure } from "../../experiment/figures.ts";
import { t } from "../../i18n/language.ts";
import type { MeasureId } from "../../measures/registry.ts";
import type { OptionValue } from "../../schema/fields.ts";
import { openSwept } from "../../store/sweep.ts";
import { said } from "../../words/said.ts";
import { type Naming, pointInWords } from "./draft.ts";
import { isLogarithmic, type Scored, valuesIn, wordsOfPoint } from "./figures.ts";
import { SWEEP } from "./words.ts";

interface Props {
  readonly points: readonly Scored[];
  readonly by: MeasureId | undefined;
  readonly options: readonly string[];
  readonly naming: Naming;
}

const HEIGHT = 300;
const PAD = { top: 34, bottom: 18, side: 56 };
/** Where points without a score end: beneath the worst. */
const FAILED = -0.08;

/** Places of an option's values on its axis, from 0 to 1. */
function placesOf(values: readonly OptionValue[]): (value: OptionValue) => number {
  if (values.length === 1) return () => 0.5;
  if (!values.every((value) => typeof value === "number"))
    return (value) => values.indexOf(value) / (values.length - 1);
  const scale = isLogarithmic(values) ? Math.log : (value: number) => value;
  const [low, high] = [scale(Number(values[0])), scale(Number(values.at(-1)))];
  return (value) => (scale(Number(value)) - low) / (high - low);
}

export function Parallel({ points, by, options, naming }: Props) {
  const { ref, width } = useElementSize();
  const [pointed, setPointed] = useState<Scored>();
  const axes = options.map((option) => {
    const values = valuesIn(points, option);
    return { option, values, place: placesOf(values) };
  });
  const scores = points.map(({ score }) => score).filter(Number.isFinite);
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  const x = (index: number) => PAD.side + (index * (width - 2 * PAD.side)) / axes.length;
  const y = (place: number) => HEIGHT - PAD.bottom - place * (HEIGHT - PAD.top - PAD.bottom);
  const reached = ({ score }: Scored) =>
    Number.isFinite(score) ? (high > low ? (score - low) / (high - low) : 0.5) : FAILED;
  const path = (point: Scored) =>
    [
      ...axes.map(({ option, place }, index) => `${x(index)},${y(place(point.options[option]!))}`),
      `${x(axes.length)},${y(reached(point))}`,
    ].join(" ");
  const worstFirst = points.toSorted((one, other) => (one.rank || 0) - (other.rank || 0));
  return (
    <div ref={ref} data-testid="parallel">
      <Text size="xs" c="dimmed" mih={20}>
        {pointed
          ? t(said`${pointInWords(pointed.options, naming)}: ${wordsOfPoint(pointed, by, SWEEP.states)}`)
          : by && t(SWEEP.darker(said(measureOf(by).label)))}
      </Text>
      {width > 0 && (
        <svg
          width={width}
          height={HEIGHT}
          role="img"
          aria-label={t(SWEEP.parallel)}
          data-testid="parallel-picture"
        >
          {worstFirst.map((point) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the table has the same, for keys
            <polyline
              key={JSON.stringify(point.options)}
              className="sweep-line"
              points={path(point)}
              fill="none"
              stroke={Number.isNaN(point.rank) ? "var(--wrong)" : "var(--learner)"}
              strokeDasharray={Number.isNaN(point.rank) ? "4 4" : undefined}
              strokeOpacity={
                pointed === point ? 1 : Number.isNaN(point.rank) ? 0.6 : 0.15 + 0.75 * point.rank
              }
              strokeWidth={pointed === point ? 3 : 1.5}
              onPointerEnter={() => setPointed(point)}
              onPointerLeave={() => setPointed(undefined)}
              onClick={() => void openSwept(point.runs[0]!)}
            />
          ))}
          {axes.map(({ option, values, place }, index) => (
            <g key={option} className="sweep-axis">
              <line x1={x(index)} x2={x(index)} y1={y(0)} y2={y(1)} />
              <text className="sweep-label" x={x(index)} y={14} textAnchor="middle">
                {t(naming.option(option))}
              </text>
              {(values.length > 6 ? [values[0]!, values.at(-1)!] : values).map((value) => (
                <text
                  className="sweep-label"
                  key={String(value)}
                  x={x(index) - 6}
                  y={y(place(value)) + 4}
                  textAnchor="end"
                >
                  {t(naming.value(option, value))}
                </text>
              ))}
            </g>
          ))}
          <g className="sweep-axis">
            <line x1={x(axes.length)} x2={x(axes.length)} y1={y(0)} y2={y(1)} />
            <text className="sweep-label" x={x(axes.length)} y={14} textAnchor="middle">
              {by && t(measureOf(by).label)}
            </text>
            {by &&
              scores.length > 0 &&
              [...new Set([low, high])].map((value, index) => (
                <text
                  className="sweep-label"
                  key={value}
                  x={x(axes.length) + 6}
                  y={y(high > low ? index : 0.5) + 4}
                >
                  {t(ofMeasure(by, value))}
                </text>
              ))}
          </g>
        </svg>
      )}
    </div>
  );
}
