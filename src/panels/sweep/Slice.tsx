// One knob: what is reached by its value, with the seeds' band, and where it explodes.

import { Text } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";
import { evenAxis, exactAxis, logarithmicAxis } from "../../charts/axis.ts";
import { unfocused } from "../../charts/unfocused.ts";
import { measureOf } from "../../experiment/figures.ts";
import { t } from "../../i18n/language.ts";
import type { MeasureId } from "../../measures/registry.ts";
import { said } from "../../words/said.ts";
import { Pointed } from "../curves/Pointed.tsx";
import { axis, axisProps } from "../curves/words.ts";
import type { Naming } from "./draft.ts";
import { isLogarithmic, type Scored, valuesIn, wordsOfPoint } from "./figures.ts";
import { SweepCell } from "./SweepCell.tsx";
import { SWEEP } from "./words.ts";

interface Props {
  readonly points: readonly Scored[];
  readonly by: MeasureId | undefined;
  readonly option: string;
  readonly naming: Naming;
}

const HEIGHT = 260;

export function Slice({ points, by, option, naming }: Props) {
  const { ref, width } = useElementSize();
  const values = valuesIn(points, option);
  const numeric = values.every((value) => typeof value === "number");
  const logarithmic = numeric && isLogarithmic(values);
  const placed = points
    .map((point) => ({
      point,
      x: numeric ? Number(point.options[option]) : values.indexOf(point.options[option]!),
      y: point.score,
      band: point.span,
    }))
    .toSorted((one, other) => one.x - other.x);
  const drawn = placed.filter(({ y }) => Number.isFinite(y));
  const failed = placed.filter(({ y }) => !Number.isFinite(y));
  const bounds = drawn.flatMap(({ band }) => band).filter(Number.isFinite);
  const y = evenAxis(
    Math.min(...bounds, Number.POSITIVE_INFINITY),
    Math.max(...bounds, Number.NEGATIVE_INFINITY),
  );
  const xs = placed.map(({ x }) => x);
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  const across = numeric
    ? axisProps(logarithmic ? logarithmicAxis(low, high) : exactAxis(low, high, false))
    : {
        domain: [-0.5, values.length - 0.5],
        ticks: values.map((_, index) => index),
        tickFormatter: (index: number) => t(naming.value(option, values[index] ?? "")),
      };
  const word = by ? t(measureOf(by).label) : "";
  return (
    <>
      <div ref={ref} data-testid="slice" role="img" aria-label={t(said`${word}, ${naming.option(option)}`)}>
        <Text size="xs" c="dimmed">
          {t(naming.option(option))} → {word}
          {drawn.some(({ point }) => point.runs.length > 1) && ` · ${t(SWEEP.spread)}`}
        </Text>
        {width > 0 && drawn.length > 0 && (
          <div ref={unfocused}>
            <ComposedChart
              width={width}
              height={HEIGHT}
              accessibilityLayer={false}
              margin={{ top: 8, right: 16, bottom: 0, left: -8 }}
            >
              <CartesianGrid stroke="var(--line)" vertical={false} />
              <XAxis dataKey="x" type="number" {...axis} {...across} scale={logarithmic ? "log" : "linear"} />
              <YAxis {...axis} {...axisProps(y, by)} width={60} />
              <Tooltip
                isAnimationActive={false}
                content={({ active, label: at }) => {
                  const here = placed.find(({ x }) => x === Number(at));
                  return active && here ? (
                    <Pointed
                      heading={`${t(naming.option(option))} ${t(naming.value(option, here.point.options[option]!))}`}
                      lines={[{ words: t(wordsOfPoint(here.point, by, SWEEP.states)) }]}
                    />
                  ) : null;
                }}
              />
              <Area
                data={drawn}
                dataKey="band"
                fill="var(--learner)"
                fillOpacity={0.15}
                stroke="none"
                isAnimationActive={false}
              />
              <Line
                data={drawn}
                dataKey="y"
                stroke="var(--learner)"
                strokeWidth={2}
                dot={{ r: 3, fill: "var(--learner)" }}
                isAnimationActive={false}
              />
              {failed.map(({ x, point }) => (
                <ReferenceLine
                  key={x}
                  x={x}
                  stroke="var(--wrong)"
                  strokeDasharray="3 3"
                  label={{
                    value: t(SWEEP.states[point.state]),
                    fontSize: 11,
                    fill: "var(--wrong)",
                    position: "insideTopRight",
                  }}
                />
              ))}
            </ComposedChart>
          </div>
        )}
      </div>
      <div className="sweep-row">
        {placed.map(({ x, point }) => (
          <div key={x}>
            <Text size="xs" c="dimmed" ta="center">
              {t(naming.value(option, point.options[option]!))}
            </Text>
            <SweepCell point={point} by={by} naming={naming} />
          </div>
        ))}
      </div>
    </>
  );
}
