// A contender that stands level: a line across the chart. Drawn anew only where it moves, since each line that is drawn
// anew tells the whole chart.

import { memo } from "react";
import { ReferenceLine } from "recharts";

interface Props {
  readonly y: number;
  readonly colour: string;
  readonly dash: string;
  readonly width?: number;
}

export const Level = memo(function Level({ y, colour, dash, width = 1 }: Props) {
  return <ReferenceLine y={y} stroke={colour} strokeDasharray={dash} strokeWidth={width} />;
});
