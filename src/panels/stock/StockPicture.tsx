// A product: its weeks, the forecast with its band, the order that follows from the costs, and what it would have cost.

import { Slider, Text } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import { useState } from "react";
import { t } from "../../i18n/language.ts";
import { criticalRatio } from "../../measures/newsvendor.ts";
import type { DemandTask } from "../../tasks/episode.ts";
import { Legend } from "../adaptation/Legend.tsx";
import type { PictureProps } from "../adaptation/picture.ts";
import { pictureOf } from "../adaptation/pictureOf.tsx";
import { AskedMark } from "../why/AskedMark.tsx";
import { forecastsOf, type Stock, stockOf, stockOfMean } from "./stock.ts";
import { STOCK } from "./words.ts";

const MARGIN = { top: 8, right: 10, bottom: 24, left: 34 };
/** How many times one too many one too few may cost, on a logarithmic slider. */
const [LEAST, MOST] = [0.1, 50];
const RADIUS = 3.2;

export const StockPicture = pictureOf("demand", Weeks, ({ title }) => t(title));

type Props = PictureProps & { readonly description: DemandTask };

function Weeks({ description, path, step, colour }: Props) {
  const { costs } = description;
  const [times, setTimes] = useState(costs.short / costs.over);
  const chosen = { short: times * costs.over, over: costs.over };
  const outputs = path?.outputs[step];
  const stock = outputs && stockOf(description, forecastsOf(description, outputs), chosen);
  return (
    <div className="figure">
      <Legend
        items={[
          { mark: "●", words: t(STOCK.legend.known), colour: "var(--support)" },
          { mark: "○", words: t(STOCK.legend.asked), colour: "var(--query)" },
          { mark: "━", words: t(STOCK.legend.forecast), colour, strong: true },
          { mark: "▁", words: t(STOCK.legend.order), colour: "var(--words)" },
        ]}
      />
      <Chart description={description} stock={stock} colour={colour} />
      <div className="stock">
        <Text size="sm">{t(STOCK.ratioIs(times))}</Text>
        <Slider
          size="sm"
          min={Math.log(LEAST)}
          max={Math.log(MOST)}
          step={0.01}
          value={Math.log(times)}
          onChange={(value) => setTimes(Math.exp(value))}
          label={null}
          thumbLabel={t(STOCK.ratio)}
          thumbProps={{ "aria-valuetext": t(STOCK.ratioIs(times)) }}
          data-testid="stock-ratio"
        />
        {stock && <Advice stock={stock} description={description} costs={chosen} />}
      </div>
    </div>
  );
}

interface AdviceProps {
  readonly stock: Stock;
  readonly description: DemandTask;
  readonly costs: DemandTask["costs"];
}

/** What to order, what it would have cost, and what the plainest rule would have cost. */
function Advice({ stock, description, costs }: AdviceProps) {
  const orders = stock.weeks.map(({ order }) => STOCK.units(order));
  const [least, most] = [Math.min(...orders), Math.max(...orders)];
  const percent = Math.round(100 * criticalRatio(costs));
  const { cost, short, left, ordered } = stock;
  return (
    <Text size="sm" component="div" aria-live="polite">
      <div data-testid="stock-order" data-ordered={ordered}>
        {t(STOCK.order(least, most, ordered, percent))}
      </div>
      <div data-testid="stock-cost" data-cost={cost}>
        {t(STOCK.cost(cost.toFixed(2), short, left))}{" "}
        {t(STOCK.mean(stockOfMean(description, costs).cost.toFixed(2)))}
      </div>
    </Text>
  );
}

interface ChartProps {
  readonly description: DemandTask;
  readonly stock: Stock | undefined;
  readonly colour: string;
}

function Chart({ description, stock, colour }: ChartProps) {
  const { ref, width, height } = useElementSize();
  const { known, asked, firstWeek } = description;
  const weeks = known.length + asked.length;
  const tops = stock?.weeks.map(({ high, order }) => Math.max(high, order)) ?? [];
  const x = scaleLinear(
    [firstWeek - 0.5, firstWeek + weeks - 0.5],
    [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)],
  );
  const y = scaleLinear(
    [0, 1.05 * Math.max(1, ...known, ...asked, ...tops)],
    [Math.max(1, height - MARGIN.bottom), MARGIN.top],
  );
  const ordering = firstWeek + known.length;
  const along = (of: (week: Stock["weeks"][number]) => number) =>
    line<Stock["weeks"][number]>()
      .x((_, week) => x(ordering + week))
      .y((week) => y(of(week)))([...(stock?.weeks ?? [])]) ?? "";
  const band =
    area<Stock["weeks"][number]>()
      .x((_, week) => x(ordering + week))
      .y0(({ low }) => y(low))
      .y1(({ high }) => y(high))([...(stock?.weeks ?? [])]) ?? "";
  const knownLine =
    line<number>()
      .x((_, week) => x(firstWeek + week))
      .y((units) => y(units))([...known]) ?? "";
  return (
    <div ref={ref} className="canvas">
      <svg width={width} height={height} role="img" aria-label={t(STOCK.picture)} data-testid="stock-picture">
        <g stroke="var(--line)">
          {y.ticks(5).map((tick) => (
            <line key={tick} x1={MARGIN.left} x2={width - MARGIN.right} y1={y(tick)} y2={y(tick)} />
          ))}
          <line
            x1={x(ordering - 0.5)}
            x2={x(ordering - 0.5)}
            y1={MARGIN.top}
            y2={height - MARGIN.bottom}
            strokeDasharray="3 3"
          />
        </g>
        <g fontSize={11} fill="var(--words)">
          {y.ticks(5).map((tick) => (
            <text key={tick} x={MARGIN.left - 6} y={y(tick)} dy="0.32em" textAnchor="end">
              {tick}
            </text>
          ))}
          {[firstWeek, ordering, firstWeek + weeks - 1].map((week) => (
            <text
              key={week}
              x={x(week)}
              y={height - 6}
              textAnchor={week === firstWeek + weeks - 1 ? "end" : "middle"}
            >
              {t(STOCK.week(week))}
            </text>
          ))}
        </g>
        <path d={band} fill={colour} opacity={0.13} data-testid="stock-band" />
        <path d={knownLine} fill="none" stroke="var(--support)" strokeWidth={1} opacity={0.5} />
        <path d={along(({ forecast }) => forecast)} fill="none" stroke={colour} strokeWidth={2.5} />
        {stock?.weeks.map(({ order, sold }, week) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the week is the identity
          <g key={week}>
            <line
              x1={x(ordering + week - 0.4)}
              x2={x(ordering + week + 0.4)}
              y1={y(order)}
              y2={y(order)}
              stroke="var(--words)"
              strokeWidth={2}
            />
            <line
              x1={x(ordering + week)}
              x2={x(ordering + week)}
              y1={y(order)}
              y2={y(sold)}
              stroke={sold > order ? "var(--negative)" : "var(--words)"}
              strokeWidth={1}
              opacity={0.55}
              strokeDasharray="2 2"
            />
          </g>
        ))}
        {stock && <AskedMark placeOf={(row) => [x(ordering + row), y(stock.weeks[row]!.forecast)]} />}
        {known.map((units, week) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the week is the identity
          <circle key={week} cx={x(firstWeek + week)} cy={y(units)} r={RADIUS} fill="var(--support)" />
        ))}
        {asked.map((units, week) => (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: the week is the identity
            key={week}
            cx={x(ordering + week)}
            cy={y(units)}
            r={RADIUS}
            fill="none"
            stroke="var(--query)"
            strokeWidth={2}
          />
        ))}
      </svg>
    </div>
  );
}
