// Draws charts of a replay as SVG: axes, lines as far as a moment, bands, a legend with figures.

import type { ReplayAxis, ReplayChart, ReplayLine, ReplayPicture } from "../replay.ts";

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, HEIGHT] = [760, 320];
const MARGIN = { top: 10, right: 20, bottom: 26, left: 52 };

type Attributes = Readonly<Record<string, string | number>>;
type Point = readonly [x: number, y: number];

function drawnIn(parent: Element, name: string, attributes: Attributes, text = ""): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, `${value}`);
  element.textContent = text;
  parent.append(element);
  return element;
}

const path = (points: readonly Point[]) =>
  points.map(([x, y], index) => `${index ? "L" : "M"}${x} ${y}`).join("");

/** An empty chart with its axes; `place` says where a point lies. */
function frame(figure: Element, label: string, x: ReplayAxis, y: ReplayAxis) {
  const width = Math.max(300, Math.min(WIDTH, figure.clientWidth || WIDTH));
  const svg = drawnIn(figure, "svg", { viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": label });
  const across = (at: number) =>
    MARGIN.left + ((at - x.domain[0]) / (x.domain[1] - x.domain[0])) * (width - MARGIN.left - MARGIN.right);
  const up = (at: number) =>
    HEIGHT -
    MARGIN.bottom -
    ((at - y.domain[0]) / (y.domain[1] - y.domain[0])) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  for (const { at, label: words } of y.ticks) {
    drawnIn(svg, "line", {
      x1: MARGIN.left,
      x2: width - MARGIN.right,
      y1: up(at),
      y2: up(at),
      stroke: "var(--line)",
    });
    drawnIn(svg, "text", { x: MARGIN.left - 6, y: up(at) + 4, "text-anchor": "end" }, words);
  }
  for (const { at, label: words } of x.ticks)
    drawnIn(svg, "text", { x: across(at), y: HEIGHT - 6, "text-anchor": "middle" }, words);
  const clip = `within-${figure.id}`;
  const box = {
    x: MARGIN.left,
    y: MARGIN.top,
    width: width - MARGIN.left - MARGIN.right,
    height: HEIGHT - MARGIN.top - MARGIN.bottom,
  };
  drawnIn(drawnIn(svg, "clipPath", { id: clip }), "rect", box);
  const inside = drawnIn(svg, "g", { "clip-path": `url(#${clip})`, fill: "none" });
  return { inside, place: ([at, value]: Point): Point => [across(at), up(value)] };
}

interface Named {
  readonly colour: string;
  /** Of a line; a dot where absent. */
  readonly dash?: string;
  readonly words: string;
}

function legend(figure: Element, items: readonly Named[]) {
  const list = document.createElement("ul");
  list.className = "legend";
  for (const { colour, dash, words } of items) {
    const item = document.createElement("li");
    const mark = drawnIn(item, "svg", { viewBox: "0 0 30 10", "aria-hidden": "true" });
    if (dash === undefined) drawnIn(mark, "circle", { cx: 15, cy: 5, r: 4.5, fill: colour });
    else
      drawnIn(mark, "path", { d: "M0 5L30 5", stroke: colour, "stroke-width": 3, "stroke-dasharray": dash });
    item.append(words);
    list.append(item);
  }
  figure.append(list);
}

/** The last figure of a line at or before a moment. */
const wordsAt = ({ points }: ReplayLine, at: number) => points.findLast(({ x }) => x <= at)?.words ?? "";

/** A chart as it stood at a moment of training. */
export function drawChart(figure: Element, { label, x, y, lines }: ReplayChart, at: number): void {
  figure.replaceChildren();
  const { inside, place } = frame(figure, label, x, y);
  for (const { colour, band } of lines) {
    const seen = band.filter(([when]) => when <= at);
    const round = [
      ...seen.map(([when, , high]): Point => [when, high]),
      ...seen.toReversed().map(([when, low]): Point => [when, low]),
    ];
    if (seen.length > 1)
      drawnIn(inside, "path", { d: `${path(round.map(place))}Z`, fill: colour, "fill-opacity": 0.15 });
  }
  for (const { colour, dash, points, thin } of lines) {
    const seen = points
      .filter(({ x: when }) => when <= at)
      .map(({ x: when, y: value }) => place([when, value]));
    const look = { stroke: colour, "stroke-width": thin ? 1 : 2, "stroke-dasharray": dash };
    drawnIn(inside, "path", { d: path(seen), class: "curve", ...look });
    // One point alone is no line.
    if (seen.length === 1)
      drawnIn(inside, "circle", { cx: seen[0]![0], cy: seen[0]![1], r: 3, fill: colour });
  }
  legend(
    figure,
    lines.map((line) => ({ ...line, words: `${line.label} ${wordsAt(line, at)}`.trim() })),
  );
}

/** A task, and what each contender answers after so many inner steps. */
export function drawPicture(
  figure: Element,
  { label, x, y, truth, support, names, answers }: ReplayPicture,
  step: number,
): void {
  figure.replaceChildren();
  const { inside, place } = frame(figure, label, x, y);
  const truthLook = { colour: "var(--truth)", dash: "2 5" };
  drawnIn(inside, "path", {
    d: path(truth.map(place)),
    stroke: truthLook.colour,
    "stroke-width": 2.5,
    "stroke-dasharray": truthLook.dash,
  });
  for (const { colour, dash, steps } of answers.toReversed()) {
    const values = steps[Math.min(step, steps.length - 1)]!;
    const seen = truth
      .map(([at], index): Point => [at, values[index]!])
      .filter(([, value]) => Number.isFinite(value));
    drawnIn(inside, "path", {
      d: path(seen.map(place)),
      class: "curve",
      stroke: colour,
      "stroke-width": dash === "0" ? 3 : 2,
      "stroke-dasharray": dash,
    });
  }
  for (const point of support) {
    const [cx, cy] = place(point);
    drawnIn(inside, "circle", { cx, cy, r: 4.5, fill: "var(--support)" });
  }
  const caption = document.createElement("figcaption");
  caption.textContent = label;
  figure.append(caption);
  legend(figure, [
    { ...truthLook, words: names.truth },
    { colour: "var(--support)", words: names.support },
    ...answers.map(({ colour, dash, label: words }) => ({ colour, dash, words })),
  ]);
}
