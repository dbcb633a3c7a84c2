// What each lever does: a point with its interval, and where that truly lies.

import { useElementSize } from "@mantine/hooks";
import { scaleLinear } from "d3-scale";
import { t } from "../../i18n/language.ts";
import type { Words } from "../../words/said.ts";
import { inPercent, type Told } from "./effects.ts";
import { ticksOf } from "./ticks.ts";
import { change, STORES } from "./words.ts";

const [ROW, AXIS, LABELS, FIGURES, ABOVE] = [22, 20, 148, 44, 4];
/** It reaches at least from a quarter less to a half more. */
const [LEAST, MOST] = [Math.log(0.75), Math.log(1.5)];
const ROOM = 0.04;

export interface ForestRow {
  readonly label: Words;
  /** Whether the days known show it. */
  readonly shown: boolean;
  readonly told: Told;
}

interface Props {
  readonly rows: readonly ForestRow[];
  readonly colour: string;
}

export function ForestPlot({ rows, colour }: Props) {
  const { ref, width } = useElementSize();
  const all = rows.flatMap(({ told: { value, bounds = [value, value], truth } }) => [
    value,
    truth,
    ...bounds,
  ]);
  const bottom = ABOVE + ROW * rows.length;
  const x = scaleLinear(
    [Math.min(LEAST, ...all) - ROOM, Math.max(MOST, ...all) + ROOM],
    [LABELS, Math.max(LABELS + 1, width - FIGURES)],
  );
  return (
    <div ref={ref}>
      <svg
        width={width}
        height={bottom + AXIS}
        role="img"
        aria-label={t(STORES.picture)}
        data-testid="forest-plot"
      >
        {ticksOf(x).map((at) => (
          <g key={at}>
            <line
              x1={x(at)}
              x2={x(at)}
              y1={ABOVE}
              y2={bottom}
              stroke={at === 0 ? "var(--words)" : "var(--line)"}
              strokeDasharray={at === 0 ? "3 3" : undefined}
            />
            <text x={x(at)} y={bottom + 14} fontSize={11} fill="var(--words)" textAnchor="middle">
              {change(at)}
            </text>
          </g>
        ))}
        {rows.map(({ label, shown, told: { value, bounds, truth } }, row) => {
          const y = ABOVE + ROW * (row + 0.5);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the row is the lever
            <g key={row} data-testid="lever" data-effect={inPercent(value)} data-shown={shown}>
              <text x={0} y={y} dy="0.32em" fontSize={12} fill={shown ? "currentColor" : "var(--words)"}>
                {t(label)}
              </text>
              {bounds && (
                <line
                  x1={x(bounds[0])}
                  x2={x(bounds[1])}
                  y1={y}
                  y2={y}
                  stroke={colour}
                  strokeWidth={shown ? 3 : 2}
                  strokeDasharray={shown ? undefined : "5 3"}
                  opacity={0.55}
                />
              )}
              <path
                d={`M${x(truth)},${y - 6} l4.5,6 l-4.5,6 l-4.5,-6 z`}
                fill="none"
                stroke="var(--truth)"
                strokeWidth={2}
              />
              <circle
                cx={x(value)}
                cy={y}
                r={4}
                fill={shown ? colour : "var(--page)"}
                stroke={colour}
                strokeWidth={2}
              />
              <text x={width} y={y} dy="0.32em" fontSize={12} fill={colour} textAnchor="end" className="mono">
                {change(value)}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
