// What the gallery says of itself.

import { type Said, said } from "../../words/said.ts";

export const GALLERY = {
  title: said`What shall it learn?`,
  search: said`Search: draw, price, MAML, uncertainty…`,
  none: (sought: string) => said`Nothing here is about “${sought}”.`,
  see: (what: string) => said`You will see ${said(what)}.`,
  here: said`open now`,
  measured: (time: Said, steps: number) => said`${time} here · ${steps} steps`,
  notMeasured: (steps: number) => said`${steps} steps · timed here once nothing trains`,
  measuring: (steps: number) => said`${steps} steps · timing it here…`,
  measuredBy: said`Measured on this machine in this visit: the time of a meta-step, times the steps; evaluations come on top.`,
  own: said`Your own experiment`,
  changed: (count: number) => said`${count} changed`,
  differsFrom: (name: Said, changes: readonly Said[]) => said`differs from ${name}: ${changes}.`,
  back: said`Back to the preset`,
  ownData: said`your own data`,
  beside: (labels: readonly Said[]) =>
    labels.length === 0 ? said`nothing beside it` : said`beside it ${labels}`,
} as const;

/** "8 s", "2 min", "1.5 h". */
export function duration(seconds: number): Said {
  if (seconds < 90) return said`${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 90 * 60) return said`${Math.round(seconds / 60)} min`;
  return said`${(seconds / 3600).toFixed(1)} h`;
}
