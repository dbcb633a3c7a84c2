// First-order against second-order meta-gradient, by iteration.

import { Text } from "@mantine/core";
import { CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { sparse } from "../../charts/thin.ts";
import type { RunRecord } from "../../experiment/record.ts";
import { axis, figure, tooltip } from "./words.ts";

const DRAWN_POINTS = 200;
const LINES = [
  { key: "cosine", name: "cosine", colour: "var(--learner)", dash: "0" },
  { key: "ratio", name: "length ratio", colour: "var(--support)", dash: "6 4" },
] as const;

export function GapChart({ record }: { record: RunRecord }) {
  const gaps = sparse(record.gaps, DRAWN_POINTS);
  return (
    <div className="chart" data-testid="gap-chart">
      <Text size="xs" c="dimmed">
        first-order over second-order meta-gradient, same episodes
        {LINES.map(({ key, name, colour }) => (
          <Text span key={key} c={colour}>
            {" "}
            · {name}
          </Text>
        ))}
        : 1 and 1 are no gap
      </Text>
      <ResponsiveContainer>
        <ComposedChart data={gaps} margin={{ top: 4, right: 8, bottom: 0, left: -12 }}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="iteration" type="number" domain={[0, "dataMax"]} {...axis} />
          <YAxis {...axis} domain={["auto", "auto"]} width={56} />
          <Tooltip formatter={figure} labelFormatter={(at) => `iteration ${at}`} {...tooltip} />
          {LINES.map(({ key, name, colour, dash }) => (
            <Line
              key={key}
              name={name}
              dataKey={key}
              stroke={colour}
              strokeDasharray={dash}
              strokeWidth={2}
              dot={gaps.length < 12}
              isAnimationActive={false}
            />
          ))}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
