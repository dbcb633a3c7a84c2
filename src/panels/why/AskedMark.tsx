// Where in a picture the answer stands that one asks about.

import { useLab } from "../../store/state.ts";

interface Props {
  /** Where the answer of a row is drawn, in pixels; not a number where it is out of sight. */
  readonly placeOf: (row: number) => readonly [x: number, y: number];
}

const RADIUS = 8;

export function AskedMark({ placeOf }: Props) {
  const row = useLab((state) => state.askedRow);
  if (row === undefined) return null;
  const [cx, cy] = placeOf(row);
  if (!Number.isFinite(cx) || !Number.isFinite(cy)) return null;
  return (
    <g fill="none" pointerEvents="none" data-testid="asked-mark">
      <circle cx={cx} cy={cy} r={RADIUS} stroke="var(--page)" strokeWidth={5} />
      <circle cx={cx} cy={cy} r={RADIUS} stroke="var(--query)" strokeWidth={2.5} />
    </g>
  );
}
