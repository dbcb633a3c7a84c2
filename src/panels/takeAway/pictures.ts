// The drawings that are in sight, as files: of the task, and the charts.

import { pngOf, svgText } from "../../ui/picture.ts";

/** Drawings of tasks name themselves; a chart is the drawing in its figure. */
const DRAWINGS = [
  { selector: ".adaptation svg[data-testid$='-picture']" },
  { selector: "figure.chart .recharts-wrapper > svg" },
];

/** "iteration-chart", "function-picture". */
const nameOf = (drawing: SVGSVGElement, place: number): string =>
  drawing.dataset.testid ??
  drawing.closest<HTMLElement>("figure.chart")?.dataset.testid ??
  `chart-${place + 1}`;

/** Every drawing as SVG and as PNG, by file name. */
export async function picturesInSight(): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {};
  const drawings = DRAWINGS.flatMap(({ selector }) => [
    ...document.querySelectorAll<SVGSVGElement>(selector),
  ]);
  for (const [place, drawing] of drawings.entries()) {
    const svg = svgText(drawing, drawing.closest("[aria-label]")?.getAttribute("aria-label") ?? "");
    const name = nameOf(drawing, place);
    files[`${name}.svg`] = new TextEncoder().encode(svg);
    files[`${name}.png`] = await pngOf(svg);
  }
  return files;
}
