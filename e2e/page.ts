// What all tests of the page share: opening an experiment, reading what stands there, pressing Play.

import { expect, type Page } from "@playwright/test";

/** Opens an experiment and waits until it can be played. */
export async function open(page: Page, hash: string) {
  await page.goto(`/${hash}`);
  await expect(page.getByTestId("play")).toBeEnabled({ timeout: 60_000 });
}

/** Meta-steps taken, as the run bar says. */
export const iteration = async (page: Page) =>
  Number(((await page.getByTestId("iteration").textContent()) ?? "").replaceAll(",", ""));
/** Presses Play, or Pause. */
export const play = (page: Page) => page.getByTestId("play").click();

/** Means of the first and the last `count` training losses that the page has recorded. */
export async function trainingLosses(page: Page, count: number) {
  const text = await page.getByTestId("first-losses").getAttribute("data-losses");
  const latest = await page.getByTestId("first-losses").getAttribute("data-latest");
  const meanOf = (list: string | null) =>
    (list ?? "")
      .split(",")
      .slice(-count)
      .reduce((total, value) => total + Number(value) / count, 0);
  return { first: meanOf(text), last: meanOf(latest) };
}

/** Long tasks of the main thread, in milliseconds, as the browser sees them. */
export const watchLongTasks = (page: Page) =>
  page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { seen });
    new PerformanceObserver((list) =>
      seen.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ entryTypes: ["longtask"] });
  });

/** What each backend is asked to train: WebGPU is drawn in software here, and slow. */
export const BACKENDS = [
  { backend: "wasm", sizes: "evaluateEvery=200&evaluationTasks=20", steps: 300 },
  {
    backend: "webgpu",
    sizes:
      "evaluateEvery=100000&evaluationTasks=2&finalTasks=2&metaBatch=4&hiddenUnits=16&testSteps=2&outerLearningRate=0.01&amplitudeMin=2&amplitudeMax=3&phaseMax=0.5&baseline=none",
    steps: 40,
  },
] as const;
