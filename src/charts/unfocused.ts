// Layers of a chart take no focus.

/**
 * A ref for what a chart stands in. Recharts draws into layers by portals, and in Chromium a graphic that React listens
 * to can be reached by Tab: six stops without a name on every chart.
 */
export function unfocused(chart: HTMLElement | null): (() => void) | undefined {
  if (chart === null) return undefined;
  const mark = () => {
    for (const layer of chart.querySelectorAll("g[class*=recharts-zIndex-layer]:not([tabindex])"))
      layer.setAttribute("tabindex", "-1");
  };
  mark();
  const observer = new MutationObserver(mark);
  observer.observe(chart, { childList: true, subtree: true });
  return () => observer.disconnect();
}
