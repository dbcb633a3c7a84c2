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
/** Pixels of a row of pictures on the page, and between two of them. */
const [WIDE, GAP] = [120, 1];
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

/** What there is for a parameter: one, or one for each inner step (from 0), whose number stands before its name. */
interface Shown {
  readonly step: number | undefined;
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

/** Those of one parameter beside each other: by its name, without the steps. */
function byParameter(parameters: readonly (readonly [string, Omit<Shown, "step">])[]): Map<string, Shown[]> {
  const rows = new Map<string, Shown[]>();
  for (const [whole, numbers] of parameters) {
    const [, step, name] = /^(?:(\d+):)?(.*)$/.exec(whole) as unknown as [string, string | undefined, string];
    const row = rows.get(name) ?? [];
    rows.set(name, row);
    row.push({ ...numbers, step: step === undefined ? undefined : Number(step) });
  }
  return rows;
}

interface MapProps extends Shown {
  readonly name: string;
  /** The value of the strongest colour. */
  readonly top: number;
  /** Pictures beside each other in its row. */
  readonly beside: number;
}

function HeatMap({ name, step, values, shape, top, beside }: MapProps) {
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
  const whole = columns === width && rows === all;
  const size = whole ? t`${all} × ${width}` : t`${all} × ${width}, the first ${rows} × ${columns} drawn`;
  const called = step === undefined ? name : t`${name}, step ${step + 1}`;
  const wide = (WIDE - (beside - 1) * GAP) / beside;
  return (
    <canvas
      ref={canvas}
      width={columns}
      height={rows}
      role="img"
      data-testid="heat-map"
      aria-label={t`${called}: ${size}, mean ${mean.toPrecision(2)}`}
      title={t`${called}: ${size}, mean ${mean.toPrecision(3)}, from ${Math.min(...values).toPrecision(2)} to ${Math.max(...values).toPrecision(2)}`}
      style={{
        width: wide,
        height: Math.max(6, Math.min(60, 8 * rows, (WIDE * rows) / columns)),
        imageRendering: "pixelated",
        flexShrink: 0,
      }}
    />
  );
}

/** All parameters shown share one colour scale. */
export function HeatMaps({ prefix, label, logarithms }: NonNullable<AlgorithmMeta["shown"]>) {
  const parameters = Object.entries(useLab((state) => state.shownParameters)).map(
    ([name, { values, shape }]) =>
      [name.slice(prefix.length), { values: logarithms ? values.map(Math.exp) : values, shape }] as const,
  );
  if (parameters.length === 0) return null;
  const top = Math.max(...parameters.map(([, { values }]) => Math.max(...values.map(Math.abs))), 1e-12);
  const rows = [...byParameter(parameters)];
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
      {rows.some(([, row]) => row.length > 1) && (
        <Text size="xs" c="dimmed" mb={4}>
          {t`Beside each other: one for each inner step, the first on the left.`}
        </Text>
      )}
      {rows.map(([name, row]) => (
        <Group key={name} gap="xs" wrap="nowrap" justify="space-between">
          <Text size="xs" c="dimmed" truncate>
            {inWords(name)}
          </Text>
          <Group gap={GAP} wrap="nowrap">
            {row.map((shown) => (
              <HeatMap key={shown.step ?? -1} name={inWords(name)} {...shown} top={top} beside={row.length} />
            ))}
          </Group>
        </Group>
      ))}
    </div>
  );
}
