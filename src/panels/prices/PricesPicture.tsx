// A customer segment: observed sales to drag, the demand curve with its band, the revenue that follows, the price to name.

import { Text } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import { useId } from "react";
import { t } from "../../i18n/language.ts";
import { setSupport } from "../../store/actions.ts";
import { useIsOwn, useLab, useRun } from "../../store/state.ts";
import type { PricesTask } from "../../tasks/episode.ts";
import { said } from "../../words/said.ts";
import { useEditing } from "../adaptation/editing.ts";
import { Legend } from "../adaptation/Legend.tsx";
import type { PictureProps } from "../adaptation/picture.ts";
import { pictureOf } from "../adaptation/pictureOf.tsx";
import { withPoints } from "../adaptation/points.ts";
import { SupportPoint } from "../adaptation/SupportPoint.tsx";
import { AskedMark } from "../why/AskedMark.tsx";
import { Axes } from "./Axes.tsx";
import { bandOf, namedPrice } from "./named.ts";
import { PRICES } from "./words.ts";

const MARGIN = { top: 18, right: 10, bottom: 26, left: 38 };
/** Between the two drawings, pixels; the upper one has this share of what is left. */
const [BETWEEN, UPPER] = [36, 0.55];
/** Revenue is drawn to so many times the best there is. */
const HEADROOM = 1.15;

export const PricesPicture = pictureOf("prices", Drawing);

function Drawing({
  task,
  description,
  path,
  step,
  colour,
}: PictureProps & { readonly description: PricesTask }) {
  const { ref, width, height } = useElementSize();
  const own = useLab((state) => state.ownSupport);
  const isOwn = useIsOwn();
  const support = own ?? task.support;
  const { prices, inputs, truth, whole } = description;
  const [left, right] = [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)];
  const room = Math.max(2, height - MARGIN.top - MARGIN.bottom - BETWEEN);
  const middle = MARGIN.top + UPPER * room;
  const bottom = Math.max(middle + BETWEEN + 1, height - MARGIN.bottom);
  const x = scaleLinear([prices[0]!, prices.at(-1)!], [left, right]);
  /** What a model reads of a price, and where that is drawn. */
  const input = scaleLinear([inputs[0]!, inputs.at(-1)!], [left, right]);
  /** What else a person's own segment bought; of simulated ones the truth says more. */
  const others = truth ? undefined : task.query;
  /** All shares, or as far up as its amounts go. */
  const top = Math.max(1, ...(others ? [...others.y, ...task.support.y] : []));
  const y = scaleLinear([0, top], [middle, MARGIN.top]);
  /** What is written beside answers: shares, or what they come to. */
  const told = description.of === "visitors" ? y : y.copy().domain([0, top * whole]);
  const revenueOf = (shares: ArrayLike<number>) =>
    Array.from(prices, (price, place) => price * shares[place]! * whole);
  const earned = truth && revenueOf(truth);

  const curve = (values: ArrayLike<number>, scale: (value: number) => number) =>
    line<number>()
      .defined(Number.isFinite)
      .x((_, place) => x(prices[place]!))
      .y(scale)(Array.from(values)) ?? "";
  const inUnit = (value: number) => y(Math.min(top, Math.max(0, value)));
  const between = (low: ArrayLike<number>, high: ArrayLike<number>, scale: (value: number) => number) =>
    area<number>()
      .defined((value, place) => Number.isFinite(value) && Number.isFinite(high[place]!))
      .x((_, place) => x(prices[place]!))
      .y0(scale)
      .y1((_, place) => scale(high[place]!))(Array.from(low)) ?? "";
  const [xs, ys] = [[...support.x], [...support.y]];
  const editing = useEditing({
    points: xs.map((at, index) => [input(at), y(ys[index]!)] as const),
    frame: { left, right, top: MARGIN.top, bottom: middle },
    add: (px, py) => setSupport(withPoints([...xs, input.invert(px)], [...ys, y.invert(py)])),
    move: (index, px, py) =>
      setSupport(withPoints(xs.with(index, input.invert(px)), ys.with(index, y.invert(py)))),
    remove: (index) => setSupport(withPoints(xs.toSpliced(index, 1), ys.toSpliced(index, 1))),
  });
  const shares = path?.outputs[step];
  const mostEarned =
    Math.max(...(earned ?? (shares ? revenueOf(shares).filter(Number.isFinite) : [])), 0) || 1;
  const money = scaleLinear([0, HEADROOM * mostEarned], [bottom, middle + BETWEEN]);
  /** A curve that earns more than there is room for goes out of the frame. */
  const frame = useId();
  const samples = path?.samples?.[step];
  const band = samples && bandOf(samples);
  const role = path?.role;
  const margins = useRun(
    ({ evaluations }) => evaluations.findLast((evaluation) => evaluation.role === role)?.margins,
    undefined,
  );
  const named = shares && namedPrice(description, shares, samples, margins?.[0]);
  const dashes = path?.role === "learner" ? undefined : "10 4";
  const drawn = { fill: "none", stroke: colour, strokeWidth: 3, strokeDasharray: dashes };
  const true_ = { fill: "none", stroke: "var(--truth)", strokeWidth: 2.5, strokeDasharray: "2 5" };
  return (
    <div className="figure">
      <Legend
        items={[
          ...(truth ? [{ mark: "···", words: t(PRICES.truth), colour: "var(--words)" }] : []),
          { mark: "●", words: t(PRICES.observed), colour: "var(--support)" },
          ...(others ? [{ mark: "○", words: t(PRICES.others), colour: "var(--words)" }] : []),
          { mark: "━", words: t(PRICES.curve(step)), colour, strong: true },
          ...(band ? [{ mark: "▒", words: t(PRICES.band), colour }] : []),
        ]}
      />
      <Text size="sm" className="prices-named" data-testid="named-price" aria-live="polite">
        {named ? t(PRICES.named(named, prices)) : shares && t(PRICES.none)}{" "}
        {named?.interval && t(PRICES.interval(named.interval))}
      </Text>
      <div ref={ref} className="canvas">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be an SVG */}
        <svg
          width={width}
          height={height}
          role="group"
          aria-label={t`${said(description.title)}: demand, observed prices and revenue`}
          data-testid="prices-picture"
          {...editing.drawing}
        >
          <Axes
            x={x}
            y={told}
            words={{ x: t(PRICES.price), y: t(PRICES.demand[description.of]) }}
            write={(tick) => (description.of === "visitors" ? `${100 * tick}%` : String(tick))}
          />
          <Axes x={x} y={money} words={{ x: t(PRICES.price), y: t(PRICES.revenue[description.of]) }} />
          {named?.interval && (
            <rect
              x={x(named.interval[0])}
              width={Math.max(1.5, x(named.interval[1]) - x(named.interval[0]))}
              y={middle + BETWEEN}
              height={bottom - middle - BETWEEN}
              fill={colour}
              opacity={0.16}
              data-testid="price-interval"
            />
          )}
          {band && (
            <path d={between(band.low, band.high, inUnit)} fill={colour} opacity={0.16} data-testid="band" />
          )}
          <clipPath id={frame}>
            <rect
              x={left}
              y={middle + BETWEEN}
              width={right - left}
              height={Math.max(0, bottom - middle - BETWEEN)}
            />
          </clipPath>
          {band && (
            <path
              d={between(revenueOf(band.low), revenueOf(band.high), money)}
              fill={colour}
              opacity={0.1}
              clipPath={`url(#${frame})`}
            />
          )}
          {truth && <path d={curve(truth, y)} strokeLinecap="round" {...true_} />}
          {earned && <path d={curve(earned, money)} strokeLinecap="round" {...true_} />}
          {others && (
            <g fill="none" stroke="var(--words)" strokeWidth={1.5} data-testid="other-prices">
              {[...others.x].map((at, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: points have no other identity
                <circle key={index} cx={input(at)} cy={inUnit(others.y[index]!)} r={4} />
              ))}
            </g>
          )}
          {shares && <path d={curve(shares, inUnit)} {...drawn} data-testid="prediction" />}
          {shares && (
            <path
              d={curve(revenueOf(shares), money)}
              {...drawn}
              clipPath={`url(#${frame})`}
              data-testid="revenue"
            />
          )}
          {named && (
            <g stroke={colour} strokeWidth={2} data-testid="named-line">
              <line x1={x(named.price)} x2={x(named.price)} y1={middle + BETWEEN} y2={bottom} />
            </g>
          )}
          {shares && <AskedMark placeOf={(row) => [x(prices[row]!), inUnit(shares[row]!)]} />}
          {xs.map((at, index) => (
            <SupportPoint
              // biome-ignore lint/suspicious/noArrayIndexKey: points have no other identity
              key={index}
              cx={input(at)}
              cy={y(ys[index]!)}
              colour="var(--support)"
              label={t(PRICES.point(description, x.invert(input(at)), ys[index]!))}
              {...editing.point(index)}
            />
          ))}
        </svg>
      </div>
      <Text size="xs" c="dimmed" className="prices-words" data-testid="prices-words">
        {isOwn && (
          <span className="prices-question">
            {t(PRICES.question)} {t(truth ? PRICES.read : PRICES.ownRead)}{" "}
          </span>
        )}
        {t(truth ? PRICES.caution : PRICES.ownCaution)}
      </Text>
    </div>
  );
}
