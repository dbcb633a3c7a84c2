// Drawings of the page as files: of the task, the charts, the pictures of sweeps.

import { pngOf, svgOfTable, svgText } from "../../ui/picture.ts";

/** Drawings of tasks name themselves, a chart is the drawing in its figure; a map of cells is a table. */
const [LINES, MAP] = [
  "svg[data-testid$='-picture'], svg[data-testid='forest-plot'], svg[data-testid='loss-plane'], .user-map > svg, .recharts-wrapper > svg",
  "table.sweep-map",
];

/** The drawing in a part of the page; `undefined` where none is drawn in lines. */
export const drawingIn = (part: Element | null): Element | undefined =>
  part?.querySelector(LINES) ?? part?.querySelector(MAP) ?? undefined;

/** A drawing as SVG, with what it is called. */
export function svgOf(drawing: Element): string {
  const label = drawing.closest("[aria-label]")?.getAttribute("aria-label") ?? "";
  return drawing instanceof HTMLTableElement
    ? svgOfTable(drawing, label)
    : svgText(drawing as SVGSVGElement, label);
}

/** "iteration-chart", "function-picture". */
const nameOf = (drawing: SVGSVGElement, place: number): string =>
  drawing.dataset.testid ??
  drawing.closest<HTMLElement>("figure.chart")?.dataset.testid ??
  `chart-${place + 1}`;

/** Every drawing in lines that is on the page now as SVG and as PNG, by file name. */
export async function picturesInSight(): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {};
  for (const [place, drawing] of [...document.querySelectorAll<SVGSVGElement>(LINES)].entries()) {
    const svg = svgOf(drawing);
    // Several learners side by side have a picture each.
    const name = nameOf(drawing, place);
    const own = `${name}.svg` in files ? `${name}-${place + 1}` : name;
    files[`${own}.svg`] = new TextEncoder().encode(svg);
    files[`${own}.png`] = await pngOf(svg);
  }
  return files;
}
