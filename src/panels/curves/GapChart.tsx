// First-order against second-order meta-gradient, by iteration.

import { Text } from "@mantine/core";
import { CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from "recharts";
import { evenAxis, exactAxis } from "../../charts/axis.ts";
import { sparse } from "../../charts/thin.ts";
import { fixed } from "../../experiment/figures.ts";
import type { RunRecord } from "../../experiment/record.ts";
import { inNumbers, t } from "../../i18n/language.ts";
import { said } from "../../words/said.ts";
import { Plot } from "./Plot.tsx";
import { Pointed } from "./Pointed.tsx";
import { axis, axisProps, MARGIN } from "./words.ts";

const DRAWN_POINTS = 200;
const LINES = [
  { key: "cosine", name: said`cosine`, colour: "var(--learner)", dash: "0" },
  { key: "ratio", name: said`length ratio`, colour: "var(--support)", dash: "6 4" },
] as const;

export function GapChart({ record, asTable }: { record: RunRecord; asTable: boolean }) {
  const gaps = sparse(record.gaps, DRAWN_POINTS).filter(
    ({ cosine, ratio }) => Number.isFinite(cosine) && Number.isFinite(ratio),
  );
  const values = gaps.flatMap(({ cosine, ratio }) => [cosine, ratio]);
  return (
    <Plot
      label={t`First-order over second-order meta-gradient, same episodes, by iteration`}
      testId="gap-chart"
      asTable={asTable}
      figures={() => ({
        head: [t`iteration`, ...LINES.map(({ name }) => t(name))],
        rows: gaps.map((gap) => [inNumbers(gap.iteration), ...LINES.map(({ key }) => t(fixed(gap[key], 4)))]),
      })}
      legend={
        <>
          {t`first-order over second-order meta-gradient, same episodes`}
          {LINES.map(({ key, name, colour }) => (
            <Text span size="xs" key={key} c={colour}>
              {" "}
              · {t(name)}
            </Text>
          ))}
          {t`: 1 and 1 are no gap`}
        </>
      }
    >
      <ComposedChart accessibilityLayer={false} data={gaps} margin={MARGIN}>
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
                heading={t`iteration ${gap.iteration}`}
                lines={LINES.map(({ key, name, colour }) => ({
                  words: t`${name} ${fixed(gap[key], 4)}`,
                  colour,
                }))}
              />
            ) : null;
          }}
        />
        {LINES.map(({ key, name, colour, dash }) => (
          <Line
            key={key}
            name={t(name)}
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
