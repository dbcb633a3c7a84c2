// What the gallery says of itself.

export const GALLERY = {
  title: "What shall it learn?",
  search: "Search: draw, price, MAML, uncertainty…",
  none: (sought: string) => `Nothing here is about “${sought}”.`,
  see: "You will see",
  here: "open now",
  measured: (time: string, steps: string) => `${time} here · ${steps} steps`,
  notMeasured: (steps: string) => `${steps} steps · timed here once nothing trains`,
  measuring: (steps: string) => `${steps} steps · timing it here…`,
  measuredBy:
    "Measured on this machine in this visit: the time of a meta-step, times the steps; evaluations come on top.",
  own: "Your own experiment",
  changed: (count: number) => `${count} changed`,
  differs: "differs from",
  back: "Back to the preset",
  ownData: "your own data",
  beside: (labels: string) => (labels === "" ? "nothing beside it" : `beside it ${labels}`),
} as const;

/** "8 s", "2 min", "1.5 h". */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
