// Learned meta-parameters as pictures, one for each layer: blue is positive, red negative, paler is smaller.

import { Group, Text } from "@mantine/core";
import { scaleLinear } from "d3-scale";
import { useEffect, useRef } from "react";
import type { AlgorithmMeta } from "../../algorithms/meta.ts";
import { t } from "../../i18n/language.ts";
import { useLab } from "../../store/state.ts";
import { type Said, said } from "../../words/said.ts";

/** Long matrices are cut to this many columns and rows of pixels. */
const MOST = 240;
const colourOf = scaleLinear<string>().domain([-1, 0, 1]).range(["#e03131", "#8883", "#1c7ed6"]).clamp(true);

/** The parts of a parameter's name, in words. */
const PARTS: Readonly<Record<string, Said>> = {
  layer: said`layer`,
  hidden: said`hidden layer`,
  head: said`last layer`,
  weights: said`weights`,
  bias: said`bias`,
  gain: said`gain`,
};

/** "layer 1, weights": what a parameter's name says. */
const inWords = (name: string): string =>
  t`${name.split(".").map((part) => {
    const [, word, number] = /^(.*?)(\d*)$/.exec(part) as unknown as [string, string, string];
    const known = PARTS[word] ?? said`${word}`;
    return number === "" ? known : said`${known} ${number}`;
  })}`;

interface MapProps {
  readonly name: string;
  readonly values: Float32Array;
  readonly shape: readonly number[];
  /** The value of the strongest colour. */
  readonly top: number;
}

function HeatMap({ name, values, shape, top }: MapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const columns = Math.min(MOST, shape.at(-1)!);
  const width = shape.at(-1)!;
  const rows = Math.min(MOST, values.length / width);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    context.clearRect(0, 0, columns, rows);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        context.fillStyle = colourOf(values[row * width + column]! / top);
        context.fillRect(column, row, 1, 1);
      }
    }
  }, [values, width, columns, rows, top]);
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const all = values.length / width;
  const whole = rows === all && columns === width;
  const size = whole ? t`${all} × ${width}` : t`${all} × ${width}, the first ${rows} × ${columns} drawn`;
  return (
    <Group gap="xs" wrap="nowrap" justify="space-between">
      <Text size="xs" c="dimmed" truncate>
        {name}
      </Text>
      <canvas
        ref={canvas}
        width={columns}
        height={rows}
        role="img"
        data-testid="heat-map"
        aria-label={t`${name}: ${size}, mean ${mean.toPrecision(2)}`}
        title={t`${size}, mean ${mean.toPrecision(3)}, from ${Math.min(...values).toPrecision(2)} to ${Math.max(...values).toPrecision(2)}`}
        style={{
          width: 120,
          height: Math.max(6, Math.min(60, 8 * rows, (120 * rows) / columns)),
          imageRendering: "pixelated",
          flexShrink: 0,
        }}
      />
    </Group>
  );
}

/** All parameters shown share one colour scale. */
export function HeatMaps({ prefix, label, logarithms }: NonNullable<AlgorithmMeta["shown"]>) {
  const parameters = Object.entries(useLab((state) => state.shownParameters)).map(
    ([name, { values, shape }]) =>
      [name, { values: logarithms ? values.map(Math.exp) : values, shape }] as const,
  );
  if (parameters.length === 0) return null;
  const top = Math.max(...parameters.map(([, { values }]) => Math.max(...values.map(Math.abs))), 1e-12);
  return (
    <div>
      <Group justify="space-between">
        <Text size="xs" fw={600}>
          {t(label)}
        </Text>
        <Text size="xs" c="dimmed">
          <span style={{ color: "var(--negative)" }}>−{top.toPrecision(2)}</span> · 0 ·{" "}
          <span style={{ color: "var(--positive)" }}>{top.toPrecision(2)}</span>
        </Text>
      </Group>
      <Text size="xs" c="dimmed" mb={4}>
        {t`A dot for each weight, a row for each input of its layer, a column for each unit: blue is positive, red negative, paler smaller.`}
      </Text>
      {parameters.map(([name, { values, shape }]) => (
        <HeatMap
          key={name}
          name={inWords(name.slice(prefix.length))}
          values={values}
          shape={shape}
          top={top}
        />
      ))}
    </div>
  );
}
