// The axes of one of two drawings that stand above each other.

import type { ScaleLinear } from "d3-scale";
import { ticksFor } from "../adaptation/drawnRange.ts";

/** Numbers nearer to each other than this, pixels, could not be read. */
const LINE_HEIGHT = 14;
/** What is told along the axis stands at its end, in place of numbers. */
const NAME_WIDTH = 48;

interface Props {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly words: { readonly x: string; readonly y: string };
  /** How a number beside the drawing is written; as it is where absent. */
  readonly write?: (tick: number) => string;
}

export function Axes({ x, y, words, write = String }: Props) {
  const [left, right] = x.range() as [number, number];
  const [bottom, top] = y.range() as [number, number];
  const apart = ([first, second]: readonly number[]) =>
    first === undefined || second === undefined || y(first) - y(second) >= LINE_HEIGHT;
  const below = x.ticks(ticksFor(right - left)).filter((tick) => x(tick) < right - NAME_WIDTH);
  const lines = [5, 3, 2, 1].map((count) => y.ticks(count)).find(apart) ?? [];
  return (
    <>
      <g stroke="var(--line)">
        {lines.map((tick) => (
          <line key={tick} x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
        ))}
      </g>
      <g fontSize={11} fill="var(--words)">
        {lines.map((tick) => (
          <text key={tick} x={left - 5} y={y(tick)} dy="0.32em" textAnchor="end">
            {write(tick)}
          </text>
        ))}
        {below.map((tick) => (
          <text key={tick} x={x(tick)} y={bottom + 14} textAnchor="middle">
            {tick}
          </text>
        ))}
        <text x={right} y={bottom + 14} textAnchor="end">
          {words.x}
        </text>
        <text x={left} y={top - 6}>
          {words.y}
        </text>
      </g>
    </>
  );
}
