// The page on a phone, by touch.

import { expect, test } from "@playwright/test";
import { middleOf, open, PHONE, swipe } from "./page.ts";

test("on a phone the knobs come from below and nothing is wider than the screen", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await open(page, "#v=1&backend=wasm&baseline=none");
  await page.getByTestId("knobs").click();
  await page.getByTestId("option-innerSteps").first().fill("2");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/innerSteps=2/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await context.close();
});

test("a tap on the picture adds a point, a swipe scrolls the page, and a finger drags a point", async ({
  browser,
}) => {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  await open(page, "#v=1&backend=wasm&baseline=none");
  const points = page.getByTestId("support-point");
  const before = await points.count();
  const scrolled = () => page.evaluate(() => window.scrollY);
  const box = (await page.getByTestId("function-picture").boundingBox())!;
  const [x, y] = [box.x + box.width * 0.5, box.y + box.height * 0.5];

  await swipe(
    page,
    Array.from({ length: 8 }, (_, step) => [box.x + 45, y + 60 - 25 * step] as const),
  );
  await expect.poll(scrolled).toBeGreaterThan(50);
  await expect(points).toHaveCount(before);
  // A swipe's end lets the page glide on for a while: back, once it lies still.
  await expect
    .poll(async () => {
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.waitForTimeout(250);
      return scrolled();
    })
    .toBe(0);

  await page.touchscreen.tap(x, y);
  await expect(points).toHaveCount(before + 1);
  const added = points.last();
  const [ax, ay] = await middleOf(added);
  expect(Math.hypot(ax - x, ay - y)).toBeLessThan(1.5);

  await swipe(
    page,
    Array.from({ length: 8 }, (_, step) => [ax, ay - 10 * step] as const),
  );
  expect(await scrolled()).toBe(0);
  const [, moved] = await middleOf(added);
  expect(moved).toBeLessThan(ay - 50);

  await page.touchscreen.tap(...(await middleOf(added)));
  await page.touchscreen.tap(...(await middleOf(added)));
  await expect(points).toHaveCount(before);
  await context.close();
});

test("the picture stays in sight above the knobs and follows them; side by side stands below each other", async ({
  browser,
}) => {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  await open(page, "#v=1&backend=wasm");
  await page.getByText("Side by side").tap();
  const boxes = await Promise.all(
    (await page.getByTestId("function-picture").all()).map((picture) => picture.boundingBox()),
  );
  expect(boxes.length).toBe(3);
  for (const [index, box] of boxes.entries()) {
    expect(box!.width).toBeGreaterThan(300);
    expect(box!.height).toBeGreaterThan(180);
    if (index > 0) expect(box!.y).toBeGreaterThan(boxes[index - 1]!.y + boxes[index - 1]!.height);
  }
  await page.getByText("MAML", { exact: true }).first().tap();
  await page.getByTestId("knobs").tap();
  const shots = page.getByTestId("option-innerLearningRate");
  await expect(shots).toBeVisible();
  const sheet = (await page.getByRole("dialog").boundingBox())!;
  const picture = (await page.getByTestId("function-picture").boundingBox())!;
  expect(picture.y).toBeGreaterThanOrEqual(0);
  expect(picture.height).toBeGreaterThan(120);
  expect(picture.y + picture.height).toBeLessThanOrEqual(sheet.y + 1);
  const curve = await page.getByTestId("prediction").getAttribute("d");
  await shots.fill("0.3");
  await shots.press("Enter");
  await expect.poll(() => page.getByTestId("prediction").getAttribute("d")).not.toBe(curve);
  await context.close();
});
