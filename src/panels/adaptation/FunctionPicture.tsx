// A task on a line: truth, support points to click and drag, the prediction at each step.

import { useElementSize } from "@mantine/hooks";
import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import { useId } from "react";
import { t } from "../../i18n/language.ts";
import { setSupport } from "../../store/actions.ts";
import { useLab } from "../../store/state.ts";
import type { FunctionTask } from "../../tasks/episode.ts";
import { said } from "../../words/said.ts";
import { AskedMark } from "../why/AskedMark.tsx";
import { drawnRange, ticksFor } from "./drawnRange.ts";
import { useEditing } from "./editing.ts";
import { Legend } from "./Legend.tsx";
import { answerAt, type PictureProps } from "./picture.ts";
import { pictureOf } from "./pictureOf.tsx";
import { withPoints } from "./points.ts";
import { Samples } from "./Samples.tsx";
import { SupportPoint } from "./SupportPoint.tsx";
import { deviations } from "./spread.ts";
import { TooLarge } from "./TooLarge.tsx";

const MARGIN = { top: 8, right: 10, bottom: 26, left: 38 };
/** Further outside than this many pixels nothing is drawn. */
const FAR = 1e5;

export const FunctionPicture = pictureOf("function", Drawing);

function Drawing({
  task,
  description,
  path,
  step,
  colour,
}: PictureProps & { readonly description: FunctionTask }) {
  const { ref, width, height } = useElementSize();
  const clip = useId();
  const own = useLab((state) => state.ownSupport);
  const support = own ?? task.support;
  const { truth } = description;
  const range = drawnRange(description);
  const x = scaleLinear(
    [truth.x[0]!, truth.x.at(-1)!],
    [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)],
  );
  const y = scaleLinear([range[0], range[1]], [Math.max(1, height - MARGIN.bottom), MARGIN.top]);
  const drawable = (value: number) => Number.isFinite(value) && Math.abs(y(value)) < FAR;
  const isInSight = (values: Float32Array) =>
    values.every(drawable) && values.some((value) => value >= range[0] && value <= range[1]);
  const draw = line<number>()
    .defined(drawable)
    .x((_, index) => x(truth.x[index]!))
    .y((value) => y(value));
  const curve = (values: Float32Array) => draw(Array.from(values)) ?? "";
  /** One standard deviation of the samples either way. */
  const band = (mean: Float32Array, deviation: Float32Array) =>
    area<number>()
      .defined((value, index) => drawable(value) && drawable(value + deviation[index]!))
      .x((_, index) => x(truth.x[index]!))
      .y0((value, index) => y(value - deviation[index]!))
      .y1((value, index) => y(value + deviation[index]!))(Array.from(mean)) ?? "";
  const editing = useEditing({
    points: Array.from(support.x, (px, index) => [x(px), y(support.y[index]!)] as const),
    frame: {
      left: MARGIN.left,
      right: width - MARGIN.right,
      top: MARGIN.top,
      bottom: height - MARGIN.bottom,
    },
    add: (px, py) => setSupport(withPoints([...support.x, x.invert(px)], [...support.y, y.invert(py)])),
    move: (index, px, py) =>
      setSupport(
        withPoints([...support.x].with(index, x.invert(px)), [...support.y].with(index, y.invert(py))),
      ),
    remove: (index) =>
      setSupport(withPoints([...support.x].toSpliced(index, 1), [...support.y].toSpliced(index, 1))),
  });
  const steps = path?.outputs ?? [];
  const samples = path?.samples?.[step];
  return (
    <div className="figure">
      <Legend
        items={[
          { mark: "···", words: t`truth`, colour: "var(--words)" },
          { mark: "●", words: t`support`, colour: "var(--support)" },
          ...(samples
            ? [{ mark: "─", words: t`${samples.length} samples`, colour }]
            : steps.length !== 1
              ? [{ mark: "╌", words: t`before`, colour }]
              : []),
          {
            mark: "━",
            words: samples ? t`mean, step ${step}` : answerAt(step, steps.length),
            colour,
            strong: true,
          },
        ]}
      />
      <div ref={ref} className="canvas">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be an SVG */}
        <svg
          width={width}
          height={height}
          role="group"
          aria-label={t`${said(description.title)}: true function, support points and predictions`}
          data-testid="function-picture"
          {...editing.drawing}
        >
          <g stroke="var(--line)">
            {y.ticks(5).map((tick) => (
              <line key={tick} x1={MARGIN.left} x2={width - MARGIN.right} y1={y(tick)} y2={y(tick)} />
            ))}
          </g>
          <g fontSize={11} fill="var(--words)">
            {y.ticks(5).map((tick) => (
              <text key={tick} x={MARGIN.left - 6} y={y(tick)} dy="0.32em" textAnchor="end">
                {tick}
              </text>
            ))}
            {x.ticks(ticksFor(width)).map((tick) => (
              <text key={tick} x={x(tick)} y={height - 6} textAnchor="middle">
                {tick}
              </text>
            ))}
          </g>
          <clipPath id={clip}>
            <rect
              x={MARGIN.left}
              y={MARGIN.top}
              width={Math.max(0, width - MARGIN.left - MARGIN.right)}
              height={Math.max(0, height - MARGIN.top - MARGIN.bottom)}
            />
          </clipPath>
          <g clipPath={`url(#${clip})`}>
            <path
              d={curve(truth.y)}
              fill="none"
              stroke="var(--truth)"
              strokeWidth={2.5}
              strokeDasharray="2 5"
              strokeLinecap="round"
            />
            {samples && (
              <path
                d={band(steps[step]!, deviations(samples))}
                fill={colour}
                opacity={0.13}
                data-testid="band"
              />
            )}
            {samples && <Samples paths={samples.map(curve)} colour={colour} />}
            {steps.map((values, index) =>
              index === step || samples ? null : (
                <path
                  // biome-ignore lint/suspicious/noArrayIndexKey: the step is the identity
                  key={index}
                  d={curve(values)}
                  fill="none"
                  stroke={colour}
                  strokeWidth={1}
                  opacity={index > step ? 0.08 : 0.12 + (0.4 * index) / Math.max(1, steps.length - 1)}
                />
              ),
            )}
            {steps[0] && step !== 0 && !samples && (
              <path
                d={curve(steps[0])}
                fill="none"
                stroke={colour}
                strokeWidth={1.5}
                strokeDasharray="7 5"
                opacity={0.55}
              />
            )}
            {steps[step] && (
              <path
                d={curve(steps[step])}
                fill="none"
                stroke={colour}
                strokeWidth={3}
                strokeDasharray={path?.role === "learner" ? undefined : "10 4"}
                data-testid="prediction"
              />
            )}
          </g>
          {Array.from(support.x, (px, index) => (
            <SupportPoint
              // biome-ignore lint/suspicious/noArrayIndexKey: points have no other identity
              key={index}
              cx={x(px)}
              cy={y(support.y[index]!)}
              colour="var(--support)"
              label={t`Support point at ${px.toFixed(2)}, ${support.y[index]!.toFixed(2)}`}
              {...editing.point(index)}
            />
          ))}
          {steps[step] && (
            <AskedMark
              placeOf={(row) => [
                x(truth.x[row]!),
                drawable(steps[step]![row]!) ? y(steps[step]![row]!) : Number.NaN,
              ]}
            />
          )}
          {steps[step] && !isInSight(steps[step]) && (
            <TooLarge x={width / 2} y={height / 2} colour={colour} />
          )}
        </svg>
      </div>
    </div>
  );
}
