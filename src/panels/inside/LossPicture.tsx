// The loss over a plane of weights, and the way of the weights in it. Props only.

import { Text } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { type ContourMultiPolygon, contours } from "d3-contour";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { type CSSProperties, useState } from "react";
import { fixed } from "../../experiment/figures.ts";
import type { LossPlane } from "../../experiment/shown.ts";
import { t } from "../../i18n/language.ts";
import { HiddenTable } from "../../ui/HiddenTable.tsx";
import type { Words } from "../../words/said.ts";
import { BANDS, gridPoint, type Heat, heatOf } from "./heat.ts";
import { Start } from "./Start.tsx";
import { INSIDE } from "./words.ts";

export type PlaneSet = "support" | "query";

/** "0.0123". */
export const written = (value: number) => `${Number(value.toPrecision(3))}`;

interface Props {
  readonly plane: LossPlane;
  readonly set: PlaneSet;
  readonly step: number;
  readonly colour: string;
  /** The contender towards which the plane lies, and its colour. */
  readonly other: { readonly label: Words; readonly colour: string };
}

/** A distance from the plane this small beside that from its start is rounding. */
const ROUNDING = 1e-5;
const MARGIN = { left: 40, right: 10, top: 6, bottom: 64 };
const { plane: WORDS } = INSIDE;

/** A band's colour: the stronger, the greater the loss. */
const banded = (set: PlaneSet, band: number) => ({
  className: "loss-band",
  "data-set": set,
  style: { "--share": band / (BANDS - 1) } as CSSProperties,
});

export function LossPicture({ plane, set, step, colour, other }: Props) {
  const { ref, width, height } = useElementSize();
  const [pointed, setPointed] = useState<readonly [number, number]>();
  const { towards, across, up, side, path, off, lossAt } = plane;
  const heat = heatOf(plane[set]);
  const at = Math.min(step, off.length - 1);
  const x = scaleLinear(across, [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)]);
  const y = scaleLinear(up, [Math.max(MARGIN.top + 1, height - MARGIN.bottom), MARGIN.top]);
  const way = Array.from(off, (_, index): [number, number] => [x(path[2 * index]!), y(path[2 * index + 1]!)]);
  const isWithin = off[at]! <= ROUNDING * Math.hypot(path[2 * at]!, path[2 * at + 1]!);
  const seen = pointed && gridPoint(plane, ...pointed);
  const upWords =
    towards.kind === "contender"
      ? WORDS.up.contender(other.label)
      : towards.kind === "step"
        ? WORDS.up.step(towards.step)
        : WORDS.up.random;
  return (
    <>
      <div ref={ref} className="inside-drawing">
        {width > 0 && (
          <svg
            width={width}
            height={height}
            role="img"
            aria-label={t(WORDS.label)}
            data-testid="loss-plane"
            onPointerMove={({ clientX, clientY, currentTarget }) => {
              const { left, top } = currentTarget.getBoundingClientRect();
              setPointed([x.invert(clientX - left), y.invert(clientY - top)]);
            }}
            onPointerLeave={() => setPointed(undefined)}
          >
            {heat && <Ground heat={heat} side={side} set={set} x={x.range()} y={y.range()} />}
            <Axes x={x} y={y} words={upWords} />
            <path d={line()(way) ?? ""} fill="none" stroke="var(--page)" strokeWidth={5} />
            <path d={line()(way) ?? ""} fill="none" stroke={colour} strokeWidth={2} data-testid="plane-way" />
            {way.map(([cx, cy], index) => (
              <circle
                // biome-ignore lint/suspicious/noArrayIndexKey: the step is the identity
                key={index}
                cx={cx}
                cy={cy}
                r={index === at ? 6 : 2.6}
                fill={colour}
                stroke="var(--page)"
                strokeWidth={index === at ? 2 : 0.8}
              />
            ))}
            <Start at={way[0]!} width={width} />
            {plane.other && (
              <path
                d="M0,-7L7,0L0,7L-7,0Z"
                transform={`translate(${x(plane.other[0])} ${y(plane.other[1])})`}
                fill={other.colour}
                stroke="var(--page)"
                strokeWidth={1.5}
                data-testid="plane-other"
              />
            )}
            {seen && (
              <circle
                cx={x(seen.x)}
                cy={y(seen.y)}
                r={4}
                fill="none"
                stroke="var(--words)"
                strokeWidth={1.5}
              />
            )}
            {heat && <Scale heat={heat} set={set} width={width} top={height - 20} />}
          </svg>
        )}
      </div>
      <Text size="xs" c="dimmed" className="mono" truncate data-testid="plane-pointed">
        {seen
          ? t(WORDS.pointed(t(fixed(plane[set][seen.place]!, 4)), written(seen.x), written(seen.y)))
          : t(isWithin ? WORDS.within : WORDS.off(written(off[at]!)))}
      </Text>
      <HiddenTable
        caption={
          heat
            ? `${t(WORDS.table)} ${t(WORDS.range(written(heat.range[0]), written(heat.range[1])))}`
            : t(WORDS.table)
        }
        head={WORDS.head.map((name) => t(name))}
        rows={Array.from(off, (distance, index) =>
          [
            index,
            path[2 * index]!,
            path[2 * index + 1]!,
            distance,
            lossAt.support[index]!,
            lossAt.query[index]!,
          ].map(written),
        )}
      />
    </>
  );
}

interface GroundProps {
  readonly heat: Heat;
  readonly side: number;
  readonly set: PlaneSet;
  /** From the first to the last point of the grid, in pixels. */
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** The bands of the loss. */
function Ground({ heat: { logarithms, levels }, side, set, x, y }: GroundProps) {
  const [left, right] = x as [number, number];
  const [bottom, top] = y as [number, number];
  // Contours take the grid's points for the middles of cells.
  const along = (from: number, to: number, place: number) => {
    const share = Math.min(Math.max(0, (place - 0.5) / (side - 1)), 1);
    return from + (to - from) * share;
  };
  const draw = ({ coordinates }: ContourMultiPolygon) =>
    coordinates
      .flat()
      .map(
        (ring) =>
          `M${ring.map(([px, py]) => `${along(left, right, px!)},${along(bottom, top, py!)}`).join("L")}Z`,
      )
      .join("");
  return (
    <>
      <rect x={left} y={top} width={right - left} height={bottom - top} {...banded(set, 0)} />
      {contours()
        .size([side, side])
        .thresholds([...levels])([...logarithms])
        .map((shape, band) => (
          <path
            key={shape.value}
            d={draw(shape)}
            {...banded(set, band + 1)}
            stroke="var(--page)"
            strokeWidth={0.5}
            data-testid="loss-band"
          />
        ))}
    </>
  );
}

type Linear = ReturnType<typeof scaleLinear<number, number>>;

/** Distances along both axes, and what lies that way. */
function Axes({ x, y, words }: { readonly x: Linear; readonly y: Linear; readonly words: Words }) {
  const [left, right] = x.range() as [number, number];
  const [bottom, top] = y.range() as [number, number];
  const text = { fontSize: 11, fill: "var(--words)" } as const;
  return (
    <g>
      {x.ticks(4).map((tick) => (
        <text key={tick} x={x(tick)} y={bottom + 13} textAnchor="middle" {...text}>
          {written(tick)}
        </text>
      ))}
      {y.ticks(4).map((tick) => (
        <text key={tick} x={left - 5} y={y(tick) + 4} textAnchor="end" {...text}>
          {written(tick)}
        </text>
      ))}
      <text x={right} y={bottom + 27} textAnchor="end" {...text}>
        {t(WORDS.across)}
      </text>
      <text
        transform={`translate(${left + 13} ${top + 4}) rotate(-90)`}
        textAnchor="end"
        className="on-ground"
        {...text}
      >
        {t(words)}
      </text>
    </g>
  );
}

interface ScaleProps {
  readonly heat: Heat;
  readonly set: PlaneSet;
  readonly width: number;
  readonly top: number;
}

/** Which colour is which loss. */
function Scale({ heat: { range }, set, width, top }: ScaleProps) {
  const from = MARGIN.left + 46;
  const each = Math.max(1, (width - MARGIN.right - 52 - from) / BANDS);
  const text = { y: top + 10, fontSize: 11, fill: "var(--words)" } as const;
  return (
    <g data-testid="loss-scale">
      {Array.from({ length: BANDS }, (_, band) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: the band is the identity
          key={band}
          x={from + band * each}
          y={top}
          width={each + 0.5}
          height={12}
          {...banded(set, band)}
        />
      ))}
      <text x={from - 5} textAnchor="end" {...text}>
        {written(range[0])}
      </text>
      <text x={from + BANDS * each + 5} {...text}>
        {written(range[1])}
      </text>
    </g>
  );
}
