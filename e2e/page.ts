// What all tests of the page share: opening an experiment, reading what stands there, pressing Play.

import { expect, type Locator, type Page } from "@playwright/test";

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

/** A phone: small, touched, in one hand. */
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

/** A finger that goes from place to place on the page, as the browser gets it from a screen. */
export async function swipe(page: Page, places: readonly (readonly [number, number])[]) {
  const session = await page.context().newCDPSession(page);
  const send = (type: "touchStart" | "touchMove" | "touchEnd", place?: readonly [number, number]) =>
    session.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: place ? [{ x: place[0], y: place[1] }] : [],
    });
  await send("touchStart", places[0]);
  for (const place of places.slice(1)) {
    await send("touchMove", place);
    await page.waitForTimeout(30);
  }
  await send("touchEnd");
  await session.detach();
}

/** Middle of what is drawn, on the page. */
export async function middleOf(locator: Locator): Promise<readonly [number, number]> {
  const box = (await locator.boundingBox())!;
  return [box.x + box.width / 2, box.y + box.height / 2];
}
