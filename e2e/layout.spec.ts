// Numbers never move the layout, and everything has its place at every size.

import { expect, type Page, test } from "@playwright/test";
import { iteration, open, play } from "./page.ts";

/** Sums what the browser calls layout shifts from now on, those right after a press left out as it does. */
const watchShifts = (page: Page) =>
  page.evaluate(() => {
    const seen = { sum: 0, sources: [] as string[] };
    Object.assign(window, { shifts: seen });
    type Shift = PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
      sources: { node?: Element | null }[];
    };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) {
        if (entry.hadRecentInput) continue;
        seen.sum += entry.value;
        for (const { node } of entry.sources) {
          const element = node instanceof Element ? node : (node as Node | null | undefined)?.parentElement;
          seen.sources.push(`${entry.value.toFixed(4)} ${element?.outerHTML.slice(0, 120) ?? "?"}`);
        }
      }
    }).observe({ type: "layout-shift", buffered: false });
  });
const shifts = (page: Page) =>
  page.evaluate(() => (window as unknown as { shifts: { sum: number; sources: string[] } }).shifts);

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
  [1024, 768],
  [768, 1024],
  [844, 390],
  [390, 844],
] as const) {
  test(`at ${width}×${height} nothing moves while running, and nothing is wider than the screen`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await open(page, "#v=1&backend=wasm&evaluateEvery=40&evaluationTasks=10&beside1=anil");
    await expect(page.getByTestId("prediction")).toBeVisible();
    await watchShifts(page);
    await play(page);
    await expect.poll(() => iteration(page), { timeout: 60_000 }).toBeGreaterThan(200);
    await play(page);
    await expect(page.getByTestId("state")).toHaveText("paused");
    const { sum, sources } = await shifts(page);
    expect(sum, sources.join("\n")).toBeLessThan(0.02);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
