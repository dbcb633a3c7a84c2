// Numbers never move the layout, and everything has its place at every size.

import { expect, type Page, test } from "@playwright/test";
import { iteration, open, PHONE, play } from "./page.ts";

/** Sums what the browser calls layout shifts from now on, or those before, too; right after a press left out as it does. */
const watchShifts = (page: Page, before: boolean) =>
  page.evaluate((buffered) => {
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
    }).observe({ type: "layout-shift", buffered });
  }, before);
const shifts = (page: Page) =>
  page.evaluate(() => (window as unknown as { shifts: { sum: number; sources: string[] } }).shifts);

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
  [1024, 768],
  [920, 768],
  [768, 1024],
  [844, 390],
  [390, 844],
  [360, 740],
] as const) {
  test(`at ${width}×${height} nothing moves while running, and nothing is wider than the screen`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await open(page, "#v=1&backend=wasm&evaluateEvery=40&evaluationTasks=10&beside1=anil");
    await expect(page.getByTestId("prediction")).toBeVisible();
    // Where a phone lies on its side the first answers, too, come without a jump.
    await watchShifts(page, height < 400);
    await play(page);
    await expect.poll(() => iteration(page), { timeout: 60_000 }).toBeGreaterThan(200);
    await play(page);
    await expect(page.getByTestId("state")).toHaveText("paused");
    const { sum, sources } = await shifts(page);
    expect(sum, sources.join("\n")).toBeLessThan(0.02);
    // Side by side too, where each legend has a quarter of the room.
    await page.getByText("Side by side", { exact: true }).click();
    await expect(page.locator(".learner")).toHaveCount(4);
    expect(await cutOff(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}

/** Boxes within the picture whose content does not fit and cannot be scrolled to. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".adaptation *")].flatMap((element) => {
      // What is cut on purpose says the rest where it is pointed at.
      if (element.closest("svg, button, .visually-hidden, [title]")) return [];
      const { overflowX, overflowY } = getComputedStyle(element);
      const wide = element.scrollWidth > element.clientWidth + 1 && overflowX === "hidden";
      const high = element.scrollHeight > element.clientHeight + 1 && overflowY === "hidden";
      return (wide || high) && element.clientWidth > 60 ? [element.className] : [];
    }),
  );
/** All contenders at once, where there are many to choose from. */
async function sideBySide(page: Page) {
  await page.getByTestId("shown-role").click();
  await page.getByRole("option", { name: "Side by side" }).click();
}
/** The part of the picture's width that is drawn on. */
const widthUsed = (page: Page) =>
  page.evaluate(() => {
    const picture = document.querySelector(".picture")!.getBoundingClientRect();
    const drawn = [
      ...document.querySelectorAll(".picture img, .picture canvas, .picture svg, .picture table"),
    ];
    const right = Math.max(...drawn.map((element) => element.getBoundingClientRect().right));
    return (right - picture.left) / picture.width;
  });

const GLYPHS =
  "#v=1&task=glyphs&model=conv4&algorithm=prototypical&backend=wasm&filters=8&metaBatch=2&evaluationTasks=2&beside1=matching&beside2=ridge&beside3=anil";

for (const [ways, width, height] of [
  [5, 1440, 900],
  [5, 1280, 720],
  [20, 1280, 720],
] as const) {
  test(`glyphs ${ways}-way fit at ${width}×${height} or scroll, alone and with four learners side by side`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await open(page, `${GLYPHS}&ways=${ways}&testWays=${ways}`);
    await expect(page.locator(".picture .glyph").first()).toBeVisible({ timeout: 60_000 });
    expect(await cutOff(page)).toEqual([]);
    expect(await widthUsed(page)).toBeGreaterThan(0.8);
    await sideBySide(page);
    await expect(page.locator(".learner")).toHaveCount(6);
    expect(await cutOff(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    // All of them can be scrolled to, by a bar that is seen.
    const picture = page.locator(".picture");
    const [inner, outer] = await picture.evaluate((element) => [element.scrollHeight, element.clientHeight]);
    if (inner! > outer! + 1) {
      expect(await picture.evaluate((element) => getComputedStyle(element).overflowY)).toBe("auto");
      await page.locator(".learner").last().scrollIntoViewIfNeeded();
      await expect(page.locator(".learner").last()).toBeInViewport({ ratio: 0.9 });
    }
  });
}

test("RL² and its policies fit at 1280×720 or scroll", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, "#v=1&task=bandits&model=gru&algorithm=rl2&backend=wasm&evaluationTasks=10");
  await expect(page.locator(".picture svg").first()).toBeVisible({ timeout: 60_000 });
  expect(await cutOff(page)).toEqual([]);
  expect(await widthUsed(page)).toBeGreaterThan(0.8);
  await sideBySide(page);
  await expect(page.locator(".learner").nth(5)).toBeAttached();
  expect(await cutOff(page)).toEqual([]);
  await page.locator(".learner").last().scrollIntoViewIfNeeded();
  await expect(page.locator(".learner").last()).toBeInViewport({ ratio: 0.9 });
});

test("what a link hides gives its room to what remains", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const sizeOf = async (hide: string) => {
    await page.goto("about:blank");
    await open(page, `#v=1&backend=wasm${hide && `&hide=${hide}`}`);
    await expect(page.getByTestId("prediction")).toBeVisible();
    return (await page.locator(".adaptation").boundingBox())!;
  };
  const all = await sizeOf("");
  expect((await sizeOf("tasks")).width).toBeGreaterThan(all.width + 200);
  expect((await sizeOf("tasks.loops")).width).toBeGreaterThan(1270);
  expect((await sizeOf("curves")).height).toBeGreaterThan(all.height + 150);
  const alone = await sizeOf("tasks.loops.curves");
  expect(alone.width).toBeGreaterThan(1270);
  expect(alone.y + alone.height).toBeGreaterThan(710);
});

test("on the stage controls are large and the legend stands clear of the curves", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, "#v=1&backend=wasm");
  await expect(page.getByTestId("prediction")).toBeVisible();
  await page.keyboard.press("f");
  await expect(page.locator(".lab[data-stage]")).toBeVisible();
  const legend = (await page.locator(".adaptation .legend").first().boundingBox())!;
  const drawing = (await page.locator(".adaptation .canvas").first().boundingBox())!;
  expect(legend.y >= drawing.y + drawing.height - 1 || legend.y + legend.height <= drawing.y + 1).toBe(true);
  for (const button of await page.locator(".lab[data-stage] .bar button:visible").all()) {
    const box = (await button.boundingBox())!;
    expect(box.height, (await button.getAttribute("aria-label")) ?? "a button").toBeGreaterThanOrEqual(40);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  await page.keyboard.press("Escape");
  await expect(page.locator(".lab[data-stage]")).toHaveCount(0);
});

test("on a phone the drawing pad is whole, and so are the pads of the examples", async ({ browser }) => {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  await open(
    page,
    "#v=1&task=glyphs&model=conv4&algorithm=prototypical&backend=wasm&filters=8&metaBatch=2&evaluationTasks=2",
  );
  const pads = page.locator(".pad");
  await expect(pads.first()).toBeVisible({ timeout: 60_000 });
  await expect(pads.first()).toBeInViewport({ ratio: 1 });
  for (const pad of await pads.all()) {
    const box = (await pad.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    expect(Math.abs(box.width - box.height)).toBeLessThan(2);
  }
  await context.close();
});
