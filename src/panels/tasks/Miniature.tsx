// A task in miniature, by the kind of its picture. A new kind is a function and a line in the record.

import type { ReactNode } from "react";
import type { PlainExamples, SampledTask } from "../../experiment/shown.ts";
import type {
  DecisionTask,
  DemandTask,
  FunctionTask,
  ImagesTask,
  PlaneTask,
  PricesTask,
  RatingsTask,
  SentencesTask,
  StoreTask,
  TaskDescription,
  WorldLaw,
} from "../../tasks/episode.ts";
import { Glyph } from "../../ui/Glyph.tsx";

const [WIDTH, HEIGHT] = [68, 46];
const GLYPH = 22;
const IMAGES = 6;
const [LINES, LETTERS] = [4, 13];
const PIXELS = 784;
const FEWEST_BARS = 5;

type Point = readonly [x: number, y: number];

/** A line and dots. */
function sketch(
  scale: number,
  line: { readonly points: readonly Point[]; readonly colour: string },
  dots: { readonly points: readonly Point[]; readonly colour: string; readonly radius: number },
) {
  return (
    <svg width={scale * WIDTH} height={scale * HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <polyline
        fill="none"
        stroke={line.colour}
        strokeWidth={1.5}
        points={line.points.map((point) => point.join()).join(" ")}
      />
      {dots.points.map(([cx, cy], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: points have no other identity
        <circle key={index} cx={cx} cy={cy} r={dots.radius} fill={dots.colour} />
      ))}
    </svg>
  );
}

/** The true function and the support points. */
function line({ truth, range }: FunctionTask, support: PlainExamples, scale: number) {
  const [left, right] = [truth.x[0]!, truth.x.at(-1)!];
  const at = (x: number, y: number): Point => [
    ((x - left) / (right - left)) * WIDTH,
    HEIGHT - ((y - range[0]) / (range[1] - range[0])) * HEIGHT,
  ];
  return sketch(
    scale,
    { points: Array.from(truth.x, (x, index) => at(x, truth.y[index]!)), colour: "var(--truth)" },
    {
      points: Array.from(support.x, (x, index) => at(x, support.y[index]!)),
      colour: "var(--support)",
      radius: 1.8,
    },
  );
}

/** One drawing of each class. */
function drawings({ classes }: ImagesTask, support: PlainExamples, scale: number) {
  return (
    <span style={{ display: "inline-grid", gridTemplateColumns: `repeat(3, ${scale * GLYPH}px)`, gap: 1 }}>
      {Array.from({ length: Math.min(classes.length, IMAGES) }, (_, label) => (
        <Glyph
          // biome-ignore lint/suspicious/noArrayIndexKey: the label is the identity
          key={label}
          x={support.x}
          offset={label * (support.count / classes.length) * PIXELS}
          size={scale * GLYPH}
        />
      ))}
    </span>
  );
}

/** The true regions and the support points. */
function plane({ truth, side, extent }: PlaneTask, support: PlainExamples, scale: number) {
  const cell = HEIGHT / side;
  const at = (value: number) => (HEIGHT * (value + extent)) / (2 * extent);
  return (
    <svg
      width={scale * HEIGHT}
      height={scale * HEIGHT}
      viewBox={`0 0 ${HEIGHT} ${HEIGHT}`}
      aria-hidden="true"
    >
      {Array.from({ length: side * side }, (_, index) =>
        truth.y[2 * index]! > 0.5 ? (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
            key={index}
            x={(index % side) * cell}
            y={HEIGHT - (Math.floor(index / side) + 1) * cell}
            width={cell + 0.5}
            height={cell + 0.5}
            fill="var(--line)"
          />
        ) : null,
      )}
      {Array.from({ length: support.count }, (_, index) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: points have no other identity
          key={index}
          cx={at(support.x[2 * index]!)}
          cy={HEIGHT - at(support.x[2 * index + 1]!)}
          r={2.2}
          fill={support.y[2 * index] === 1 ? "var(--support)" : "var(--query)"}
        />
      ))}
    </svg>
  );
}

/** The states on their ring, as large as the best that an action earns there. */
function ring({ states, rewards }: WorldLaw, scale: number) {
  const best = Array.from({ length: states }, (_, state) =>
    Math.max(...rewards.subarray((state * rewards.length) / states, ((state + 1) * rewards.length) / states)),
  );
  const [least, most] = [Math.min(...best), Math.max(...best)];
  return (
    <svg width={scale * WIDTH} height={scale * HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {best.map((value, state) => {
        const angle = (2 * Math.PI * state) / states - Math.PI / 2;
        return (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: the state is the identity
            key={state}
            cx={WIDTH / 2 + 0.36 * HEIGHT * Math.cos(angle)}
            cy={HEIGHT / 2 + 0.36 * HEIGHT * Math.sin(angle)}
            r={1.5 + (3.5 * (value - least)) / (most - least || 1)}
            fill={value === most ? "var(--support)" : "var(--truth)"}
          />
        );
      })}
    </svg>
  );
}

/** What each action is worth where it is worth the same throughout; else the world. */
function arms({ arms: law, world, actions }: DecisionTask, _: PlainExamples, scale: number) {
  if (world) return ring(world, scale);
  const expected = law?.expected;
  const most = expected && Math.max(...expected);
  return (
    <svg width={scale * WIDTH} height={scale * HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {expected
        ? Array.from(expected, (value, action) => {
            const width = WIDTH / expected.length;
            const height = (HEIGHT * value) / most!;
            return (
              <rect
                // biome-ignore lint/suspicious/noArrayIndexKey: the action is the identity
                key={action}
                x={action * width + 0.5}
                y={HEIGHT - height}
                width={Math.max(0.5, width - 1)}
                height={height}
                fill={value === most ? "var(--support)" : "var(--truth)"}
              />
            );
          })
        : actions.map((_, action) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the action is the identity
            <circle key={action} cx={10 + 12 * action} cy={HEIGHT / 2} r={4} fill="var(--truth)" />
          ))}
    </svg>
  );
}

/** The first words of one sentence of each class. */
function lines({ classes, support }: SentencesTask, _: PlainExamples, scale: number) {
  const each = support.length / classes.length;
  return (
    <svg width={scale * WIDTH} height={scale * HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {classes.slice(0, LINES).map((name, label) => (
        <text key={name} x={2} y={10 + label * 11} fontSize={9} fill="var(--words)">
          {support[label * each]!.slice(0, LETTERS).trimEnd()}…
        </text>
      ))}
    </svg>
  );
}

/** How they rated their first few: a bar each, those above their own mean in colour. */
function bars({ support: { items, ratings } }: RatingsTask, _: PlainExamples, scale: number) {
  const mean = ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
  const most = Math.max(...ratings);
  const width = WIDTH / Math.max(FEWEST_BARS, ratings.length);
  return (
    <svg width={scale * WIDTH} height={scale * HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {ratings.map((rating, place) => {
        const height = (HEIGHT * rating) / most;
        return (
          <rect
            key={items[place]}
            x={(place + 0.1) * width}
            y={HEIGHT - height}
            width={0.8 * width}
            height={height}
            fill={rating >= mean ? "var(--support)" : "var(--truth)"}
          />
        );
      })}
    </svg>
  );
}

/** What truly buys at each price, and what was observed. */
function bought({ prices, inputs, truth }: PricesTask, support: PlainExamples, scale: number) {
  const [first, last] = [inputs[0]!, inputs.at(-1)!];
  const at = (x: number, y: number): Point => [((x - first) / (last - first)) * WIDTH, HEIGHT - y * HEIGHT];
  return sketch(
    scale,
    {
      points: truth ? Array.from(prices, (_, place) => at(inputs[place]!, truth[place]!)) : [],
      colour: "var(--truth)",
    },
    {
      points: Array.from(support.x, (x, index) => at(x, support.y[index]!)),
      colour: "var(--support)",
      radius: 1.8,
    },
  );
}

/** The weeks known as a line, and what then sold as dots. */
function weeks({ known, asked }: DemandTask, _: PlainExamples, scale: number) {
  const all = [...known, ...asked];
  const most = Math.max(1, ...all);
  const at = (week: number, units: number): Point => [
    ((week + 0.5) / all.length) * WIDTH,
    HEIGHT - 2 - ((HEIGHT - 4) * units) / most,
  ];
  return sketch(
    scale,
    { points: known.map((units, week) => at(week, units)), colour: "var(--support)" },
    {
      points: asked.map((units, week) => at(known.length + week, units)),
      colour: "var(--query)",
      radius: 1.5,
    },
  );
}

/** What the days known sold: a bar each, those with a promotion in colour. */
function days({ days: known }: StoreTask, support: PlainExamples, scale: number) {
  const sold = known.map((_, day) => Math.exp(support.y[day]!));
  const most = Math.max(...sold);
  const width = WIDTH / Math.max(FEWEST_BARS, known.length);
  return (
    <svg width={scale * WIDTH} height={scale * HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {known.map(({ promotion }, day) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the day
          key={day}
          x={(day + 0.1) * width}
          y={HEIGHT * (1 - sold[day]! / most)}
          width={0.8 * width}
          height={(HEIGHT * sold[day]!) / most}
          fill={promotion ? "var(--support)" : "var(--truth)"}
        />
      ))}
    </svg>
  );
}

type Drawn = {
  [K in TaskDescription["kind"]]: (
    of: Extract<TaskDescription, { kind: K }>,
    support: PlainExamples,
    scale: number,
  ) => ReactNode;
};
const miniatures: Drawn = {
  function: line,
  images: drawings,
  plane,
  sentences: lines,
  ratings: bars,
  prices: bought,
  demand: weeks,
  store: days,
  decisions: arms,
};

interface Props {
  readonly task: SampledTask;
  /** How many times larger than in the strip. */
  readonly scale?: number;
}

export function Miniature({ task: { description, support }, scale = 1 }: Props) {
  const draw = miniatures[description.kind] as (
    of: TaskDescription,
    support: PlainExamples,
    scale: number,
  ) => ReactNode;
  return draw(description, support, scale);
}
