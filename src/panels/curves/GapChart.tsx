// First-order against second-order meta-gradient, by iteration.

import { Text } from "@mantine/core";
import { CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from "recharts";
import { evenAxis, exactAxis } from "../../charts/axis.ts";
import { sparse } from "../../charts/thin.ts";
import { fixed } from "../../experiment/figures.ts";
import type { RunRecord } from "../../experiment/record.ts";
import { Plot } from "./Plot.tsx";
import { Pointed } from "./Pointed.tsx";
import { axis, axisProps } from "./words.ts";

const DRAWN_POINTS = 200;
const LINES = [
  { key: "cosine", name: "cosine", colour: "var(--learner)", dash: "0" },
  { key: "ratio", name: "length ratio", colour: "var(--support)", dash: "6 4" },
] as const;

export function GapChart({ record, asTable }: { record: RunRecord; asTable: boolean }) {
  const gaps = sparse(record.gaps, DRAWN_POINTS).filter(
    ({ cosine, ratio }) => Number.isFinite(cosine) && Number.isFinite(ratio),
  );
  const values = gaps.flatMap(({ cosine, ratio }) => [cosine, ratio]);
  return (
    <Plot
      label="First-order over second-order meta-gradient, same episodes, by iteration"
      testId="gap-chart"
      asTable={asTable}
      figures={() => ({
        head: ["iteration", ...LINES.map(({ name }) => name)],
        rows: gaps.map((gap) => [
          gap.iteration.toLocaleString("en"),
          ...LINES.map(({ key }) => fixed(gap[key], 4)),
        ]),
      })}
      legend={
        <>
          first-order over second-order meta-gradient, same episodes
          {LINES.map(({ key, name, colour }) => (
            <Text span size="xs" key={key} c={colour}>
              {" "}
              · {name}
            </Text>
          ))}
          : 1 and 1 are no gap
        </>
      }
    >
      <ComposedChart
        accessibilityLayer={false}
        data={gaps}
        margin={{ top: 4, right: 12, bottom: 0, left: -12 }}
      >
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          dataKey="iteration"
          type="number"
          {...axis}
          {...axisProps(exactAxis(0, gaps.at(-1)?.iteration ?? 1))}
        />
        <YAxis
          {...axis}
          {...axisProps(evenAxis(Math.min(1, ...values), Math.max(1, ...values)))}
          width={56}
        />
        <Tooltip
          isAnimationActive={false}
          content={({ active, label }) => {
            const gap = gaps.find(({ iteration }) => iteration === Number(label));
            return active && gap ? (
              <Pointed
                heading={`iteration ${gap.iteration.toLocaleString("en")}`}
                lines={LINES.map(({ key, name, colour }) => ({
                  words: `${name} ${fixed(gap[key], 4)}`,
                  colour,
                }))}
              />
            ) : null;
          }}
        />
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
    </Plot>
  );
}
