// A task on a line: truth, support points to click and drag, the prediction at each step.

import { useElementSize } from "@mantine/hooks";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { type KeyboardEvent, memo, type PointerEvent, useRef } from "react";
import type { PlainExamples } from "../../protocol/protocol.ts";
import { setSupport } from "../../store/actions.ts";
import { useLab } from "../../store/state.ts";
import type { FunctionTask } from "../../tasks/episode.ts";
import type { PictureProps } from "./picture.ts";

/** Above the drawing there is room for the legend. */
const MARGIN = { top: 26, right: 10, bottom: 26, left: 38 };
const HIT_PIXELS = 14;

const withPoints = (xs: readonly number[], ys: readonly number[]): PlainExamples => ({
  x: Float32Array.from(xs),
  y: Float32Array.from(ys),
  count: xs.length,
});

export const FunctionPicture = memo(function FunctionPicture(props: PictureProps) {
  const { description } = props.task;
  return description.kind === "function" ? <Drawing {...props} description={description} /> : null;
});

function Drawing({
  task,
  description,
  path,
  step,
  colour,
}: PictureProps & { readonly description: FunctionTask }) {
  const { ref, width, height } = useElementSize();
  const own = useLab((state) => state.ownSupport);
  const support = own ?? task.support;
  const dragged = useRef<number>(undefined);
  const { truth, range } = description;
  const x = scaleLinear(
    [truth.x[0]!, truth.x.at(-1)!],
    [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)],
  );
  const y = scaleLinear([range[0], range[1]], [Math.max(1, height - MARGIN.bottom), MARGIN.top]);
  const draw = line<number>()
    .x((_, index) => x(truth.x[index]!))
    .y((value) => y(value));
  const curve = (values: Float32Array) => draw(Array.from(values)) ?? "";
  const pointAt = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top] as const;
  };
  const nearest = (px: number, py: number) => {
    let best: number | undefined;
    let least = HIT_PIXELS;
    for (let index = 0; index < support.count; index++) {
      const gap = Math.hypot(x(support.x[index]!) - px, y(support.y[index]!) - py);
      if (gap < least) [best, least] = [index, gap];
    }
    return best;
  };
  const moved = (index: number, px: number, py: number) => {
    const [xs, ys] = [[...support.x], [...support.y]];
    xs[index] = x.invert(px);
    ys[index] = y.invert(py);
    setSupport(withPoints(xs, ys));
  };
  const removed = (index: number) => {
    if (support.count <= 1) return;
    setSupport(withPoints([...support.x].toSpliced(index, 1), [...support.y].toSpliced(index, 1)));
  };
  const nudge = (event: KeyboardEvent, index: number) => {
    const by = { ArrowLeft: [-4, 0], ArrowRight: [4, 0], ArrowUp: [0, -4], ArrowDown: [0, 4] }[event.key];
    if (event.key === "Delete" || event.key === "Backspace") removed(index);
    else if (by) moved(index, x(support.x[index]!) + by[0]!, y(support.y[index]!) + by[1]!);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const steps = path?.outputs ?? [];
  const inside = (px: number, py: number) =>
    px > MARGIN.left && px < width - MARGIN.right && py > MARGIN.top && py < height - MARGIN.bottom;
  return (
    <div ref={ref} style={{ position: "absolute", inset: 0 }}>
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={`${description.title}: true function, support points and predictions`}
        style={{ touchAction: "none", cursor: "crosshair" }}
        data-testid="function-picture"
        onPointerDown={(event) => {
          const [px, py] = pointAt(event);
          if (!inside(px, py)) return;
          dragged.current = nearest(px, py);
          if (dragged.current === undefined)
            setSupport(withPoints([...support.x, x.invert(px)], [...support.y, y.invert(py)]));
          else event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          if (dragged.current === undefined) return;
          const [px, py] = pointAt(event);
          if (inside(px, py)) moved(dragged.current, px, py);
        }}
        onPointerUp={() => {
          dragged.current = undefined;
        }}
      >
        <g stroke="var(--line)">
          {y.ticks(5).map((tick) => (
            <line key={tick} x1={MARGIN.left} x2={width - MARGIN.right} y1={y(tick)} y2={y(tick)} />
          ))}
        </g>
        <g fontSize={11} fill="var(--truth)">
          {y.ticks(5).map((tick) => (
            <text key={tick} x={MARGIN.left - 6} y={y(tick)} dy="0.32em" textAnchor="end">
              {tick}
            </text>
          ))}
          {x.ticks(8).map((tick) => (
            <text key={tick} x={x(tick)} y={height - 6} textAnchor="middle">
              {tick}
            </text>
          ))}
        </g>
        <path
          d={curve(truth.y)}
          fill="none"
          stroke="var(--truth)"
          strokeWidth={2.5}
          strokeDasharray="2 5"
          strokeLinecap="round"
        />
        {steps.map((values, index) =>
          index === step ? null : (
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
        {steps[0] && step !== 0 && (
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
        {Array.from(support.x, (px, index) => (
          // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside an SVG
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: points have no other identity
            key={index}
            role="button"
            tabIndex={0}
            cx={x(px)}
            cy={y(support.y[index]!)}
            r={6.5}
            fill="var(--support)"
            stroke="var(--page)"
            strokeWidth={2}
            style={{ cursor: "grab" }}
            data-testid="support-point"
            aria-label={`Support point at ${px.toFixed(2)}, ${support.y[index]!.toFixed(2)}: arrow keys move it, Delete removes it`}
            onDoubleClick={() => removed(index)}
            onKeyDown={(event) => nudge(event, index)}
          />
        ))}
        <text fontSize={12} x={MARGIN.left + 8} y={14}>
          <tspan fill="var(--truth)">··· truth</tspan>
          <tspan dx="1em" fill="var(--support)">
            ● support
          </tspan>
          <tspan dx="1em" fill={colour}>
            ╌ before
          </tspan>
          {width > 330 && (
            <tspan dx="1em" fill={colour} fontWeight={600}>
              ━ after step {step}
            </tspan>
          )}
        </text>
      </svg>
    </div>
  );
}
