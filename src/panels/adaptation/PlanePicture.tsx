// A plane divided in two: the true boundary, labelled support points, the probability of each place, and the
// boundary that each sample draws. Points are put, dragged and deleted by hand.

import { useElementSize } from "@mantine/hooks";
import { type ContourMultiPolygon, contours } from "d3-contour";
import { scaleLinear } from "d3-scale";
import { useId, useMemo, useState } from "react";
import type { PlainExamples } from "../../experiment/shown.ts";
import { t } from "../../i18n/language.ts";
import { setSupport } from "../../store/actions.ts";
import { useIsOwn, useLab } from "../../store/state.ts";
import type { PlaneTask } from "../../tasks/episode.ts";
import { said } from "../../words/said.ts";
import { AskedMark } from "../why/AskedMark.tsx";
import { useEditing } from "./editing.ts";
import { Legend } from "./Legend.tsx";
import { answerAt, type PictureProps } from "./picture.ts";
import { pictureOf } from "./pictureOf.tsx";
import { Samples } from "./Samples.tsx";
import { SupportPoint } from "./SupportPoint.tsx";
import { TooLarge } from "./TooLarge.tsx";

const MARGIN = { top: 4, bottom: 8, side: 8 };
const CLASS_COLOURS = ["var(--support)", "var(--query)"] as const;
/** Probabilities of the first class at which the colour of the ground changes. */
const GROUND = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** Points as support examples: `labels` are 0 or 1. */
const withPoints = (
  points: readonly (readonly [number, number])[],
  labels: readonly number[],
): PlainExamples => ({
  x: Float32Array.from(points.flat()),
  y: Float32Array.from(labels.flatMap((label) => [1 - label, label])),
  count: labels.length,
});

/** The first class's share of two outputs at each place. */
const first = (outputs: Float32Array) =>
  Array.from({ length: outputs.length / 2 }, (_, at) => outputs[2 * at]!);

export const PlanePicture = pictureOf("plane", Drawing);

function Drawing({
  task,
  description,
  path,
  step,
  colour,
}: PictureProps & { readonly description: PlaneTask }) {
  const { ref, width, height } = useElementSize();
  const own = useLab((state) => state.ownSupport);
  const isOwn = useIsOwn();
  const [label, setLabel] = useState(0);
  const clip = useId();
  const support = own ?? task.support;
  const { extent, side, truth, classes } = description;
  const edge = Math.max(1, Math.min(width - 2 * MARGIN.side, height - MARGIN.top - MARGIN.bottom));
  const left = Math.max(MARGIN.side, (width - edge) / 2);
  const x = scaleLinear([-extent, extent], [left, left + edge]);
  const y = scaleLinear([-extent, extent], [MARGIN.top + edge, MARGIN.top]);
  const points = Array.from(
    { length: support.count },
    (_, index) => [support.x[2 * index]!, support.x[2 * index + 1]!] as const,
  );
  const labels = Array.from({ length: support.count }, (_, index) => Number(support.y[2 * index + 1] === 1));
  const draw = ({ coordinates }: ContourMultiPolygon) => {
    // Contours take the grid's points for the middles of cells.
    const at = (place: number) => extent * ((2 * (place - 0.5)) / (side - 1) - 1);
    const ring = (corners: number[][]) =>
      `M${corners.map(([px, py]) => `${x(at(px!))},${y(at(py!))}`).join("L")}Z`;
    return coordinates.flat().map(ring).join("");
  };
  const grid = useMemo(() => contours().size([side, side]), [side]);
  const boundary = (values: Float32Array) => draw(grid.contour(first(values), 0.5));
  const outputs = path?.outputs[step];
  const sampled = path?.samples?.[step];
  const drawable = (values: Float32Array) => values.every(Number.isFinite);
  const mean = outputs && drawable(outputs) ? outputs : undefined;
  const samples = sampled?.filter(drawable);
  const editing = useEditing({
    points: points.map(([px, py]) => [x(px), y(py)] as const),
    frame: { left, right: left + edge, top: MARGIN.top, bottom: MARGIN.top + edge },
    add: (px, py) => setSupport(withPoints([...points, [x.invert(px), y.invert(py)]], [...labels, label])),
    move: (index, px, py) => setSupport(withPoints(points.with(index, [x.invert(px), y.invert(py)]), labels)),
    remove: (index) => setSupport(withPoints(points.toSpliced(index, 1), labels.toSpliced(index, 1))),
  });
  return (
    <div className="figure">
      <Legend
        items={[
          { mark: "···", words: t`truth`, colour: "var(--words)" },
          { mark: "━", words: answerAt(step, path?.outputs.length ?? 0), colour, strong: true },
          ...(samples ? [{ mark: "─", words: t`${samples.length} samples`, colour }] : []),
        ]}
      >
        {isOwn && (
          <fieldset className="labels" aria-label={t`Class of the points that a click adds`}>
            {classes.map((name, index) => (
              <label key={CLASS_COLOURS[index]} style={{ color: CLASS_COLOURS[index] }}>
                <input type="radio" name={clip} checked={index === label} onChange={() => setLabel(index)} />●{" "}
                {t(name)}
              </label>
            ))}
          </fieldset>
        )}
      </Legend>
      <div ref={ref} className="canvas">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be an SVG */}
        <svg
          width={width}
          height={height}
          role="group"
          aria-label={t`${said(description.title)}: true boundary, support points and predictions`}
          data-testid="plane-picture"
          {...editing.drawing}
        >
          <clipPath id={clip}>
            <rect x={left} y={MARGIN.top} width={edge} height={edge} />
          </clipPath>
          <g clipPath={`url(#${clip})`}>
            <rect x={left} y={MARGIN.top} width={edge} height={edge} fill={CLASS_COLOURS[1]} opacity={0.3} />
            {mean &&
              grid
                .thresholds(GROUND)(first(mean))
                .map((shape) => ({ value: shape.value, d: draw(shape) }))
                .map(({ value, d }) => (
                  <g key={value}>
                    <path d={d} fill="var(--page)" />
                    <path
                      d={d}
                      fill={CLASS_COLOURS[value < 0.5 ? 1 : 0]}
                      opacity={Math.abs(value - 0.45) * 0.6}
                    />
                  </g>
                ))}
            {samples && <Samples paths={samples.map(boundary)} colour={colour} />}
            {mean && (
              <path d={boundary(mean)} fill="none" stroke={colour} strokeWidth={3} data-testid="prediction" />
            )}
            <path
              d={boundary(truth.y)}
              fill="none"
              stroke="var(--truth)"
              strokeWidth={2.5}
              strokeDasharray="2 5"
              strokeLinecap="round"
            />
          </g>
          <rect x={left} y={MARGIN.top} width={edge} height={edge} fill="none" stroke="var(--line)" />
          {points.map(([px, py], index) => (
            <SupportPoint
              // biome-ignore lint/suspicious/noArrayIndexKey: points have no other identity
              key={index}
              cx={x(px)}
              cy={y(py)}
              colour={CLASS_COLOURS[labels[index]!]!}
              label={t`Support point of the ${said(classes[labels[index]!]!)} at ${px.toFixed(2)}, ${py.toFixed(2)}`}
              {...editing.point(index)}
            />
          ))}
          <AskedMark placeOf={(row) => [x(truth.x[2 * row]!), y(truth.x[2 * row + 1]!)]} />
          {outputs && !mean && <TooLarge x={left + edge / 2} y={MARGIN.top + edge / 2} colour={colour} />}
        </svg>
      </div>
    </div>
  );
}
