// The first minute of somebody who has just come by: arriving, the gallery, drawing, words, looking inside.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { iteration, open, PHONE, swipe } from "./page.ts";

test("a first visit opens side by side, begins on the first click and invites to move a point", async ({
  page,
}) => {
  await open(page, "");
  const welcome = page.getByTestId("welcome");
  await expect(welcome).toContainText("Three networks see the same five points.");
  await expect(page.getByTestId("function-picture")).toHaveCount(3);
  await expect(page.getByTestId("result")).toContainText("Finn et al. 2017");
  const points = page.getByTestId("function-picture").first().getByTestId("support-point");
  await expect(points).toHaveCount(5);

  // Anywhere on the pictures, and it puts no point there.
  const box = (await page.getByTestId("begin").boundingBox())!;
  await page.mouse.click(box.x + 40, box.y + 0.7 * box.height);
  await expect.poll(() => iteration(page)).toBeGreaterThan(0);
  await expect(points).toHaveCount(5);
  await expect(page.getByTestId("begin")).toHaveCount(0);
  const before = (await page.getByTestId("function-picture").first().boundingBox())!;
  await expect(welcome).toHaveAttribute("data-arrival", "invited", { timeout: 20_000 });
  await expect(welcome).toContainText("move a point");

  const point = (await points.nth(2).boundingBox())!;
  await page.mouse.move(point.x + point.width / 2, point.y + point.height / 2);
  await page.mouse.down();
  await page.mouse.move(point.x + point.width / 2 + 6, point.y + point.height / 2 + 30, { steps: 5 });
  await page.mouse.up();
  await expect(welcome).toHaveAttribute("data-arrival", "moved");
  // Words come and go; the pictures stay where they are.
  expect((await page.getByTestId("function-picture").first().boundingBox())!.y).toBe(before.y);

  await page.getByTestId("what-is-it").click();
  const about = page.getByTestId("about");
  for (const words of ["Meta-learning practises", "Nothing leaves this machine", "founders", "MIT licence"])
    await expect(about).toContainText(words);
  await page.keyboard.press("Escape");
  await page.getByTestId("welcome-more").click();
  await expect(page.getByTestId("card").first()).toBeVisible();
});

test("a link opens what it names, without a word to passers-by", async ({ page }) => {
  await open(page, "#v=1&backend=wasm&shots=4");
  await expect(page.getByTestId("welcome")).toHaveCount(0);
  await expect(page.getByTestId("begin")).toHaveCount(0);
});

test("the gallery shows tasks of each preset, times them here, finds by word and opens by keyboard", async ({
  page,
}) => {
  await open(page, "#v=1&backend=wasm&shots=7&testShots=7");
  await expect(page.getByTestId("preset")).toContainText("4 changed");
  await page.getByTestId("preset").click();
  await expect(page.getByTestId("yours")).toContainText("Support points K 7, was 5");
  const cards = page.getByTestId("card");
  const first = cards.first();
  await expect(first.locator("svg")).toBeVisible();
  await expect(first.getByTestId("card-time")).toHaveText(/^\d+(\.\d)? (s|min|h) here · [\d,]+ steps$/, {
    timeout: 60_000,
  });
  const wave = await first.locator("polyline").getAttribute("points");
  await expect.poll(() => first.locator("polyline").getAttribute("points")).not.toBe(wave);

  await page.keyboard.type("sells");
  await expect(cards).toHaveCount(1);
  await expect(cards).toHaveAttribute("data-preset", "pricing-rl2");
  await page.keyboard.press("Tab");
  while (!(await cards.evaluate((card) => card === document.activeElement))) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/task=pricing/);
  await expect(page.getByTestId("preset")).toHaveText("Pricing · RL²");
  await expect(page.getByTestId("card")).toHaveCount(0);
});

test("timing gives way: Play pressed while a preset is timed trains at once", async ({ page }) => {
  await open(page, "#v=1&backend=wasm&baseline=none");
  await page.getByTestId("preset").click();
  await expect(page.getByTestId("card").first()).toBeVisible();
  await page.waitForTimeout(1000);
  await page.keyboard.press("Escape");
  await page.getByTestId("play").click();
  await expect.poll(() => iteration(page), { timeout: 10_000 }).toBeGreaterThan(20);
});

/** Draws the diagonal of a pad: from left above to right below, or the other one. */
const diagonal = (box: { x: number; y: number; width: number; height: number }, down: boolean) =>
  Array.from({ length: 9 }, (_, step) => {
    const share = 0.15 + (0.7 * step) / 8;
    return [box.x + box.width * share, box.y + box.height * (down ? share : 1 - share)] as const;
  });

const LETTERS =
  "#v=1&task=glyphs&model=conv4&algorithm=prototypical&filters=16&metaBatch=2&ways=2&testWays=2&evaluationTasks=2&backend=wasm&baseline=none";

test("with a mouse: bars move while one draws, strokes are undone and pads cleared each by itself", async ({
  page,
}) => {
  await open(page, LETTERS);
  await page.getByTestId("play").click();
  await expect.poll(() => iteration(page), { timeout: 60_000 }).toBeGreaterThan(30);
  await page.getByTestId("play").click();
  const pads = page.getByTestId("pad");
  await expect(pads).toHaveCount(3);
  const draw = async (pad: number, down: boolean, lift = true) => {
    const [start, ...rest] = diagonal((await pads.nth(pad).boundingBox())!, down);
    await page.mouse.move(...start!);
    await page.mouse.down();
    for (const to of rest) await page.mouse.move(...to);
    if (lift) await page.mouse.up();
  };
  await draw(1, true);
  await draw(2, false);
  const answer = page.getByTestId("pad-answer");
  await expect(answer).toContainText("Draw one of these letters");
  // Said while the pen is still down.
  await draw(0, false, false);
  await expect(answer).toContainText("That is letter 2");
  await page.mouse.up();
  await expect(page.getByTestId("compared").locator("canvas")).toHaveCount(2);
  const bars = page.getByTestId("chance");
  await expect(bars.nth(1)).toHaveAttribute("data-best", "true");

  await page.getByRole("button", { name: "Undo the last stroke: Draw here" }).click();
  await expect(answer).toContainText("Draw one of these letters");
  await draw(0, true);
  await expect(answer).toContainText("That is letter 1");
  await page.getByRole("button", { name: "Clear: Letter 1" }).click();
  await expect(pads.nth(1).locator("polyline")).toHaveCount(0);
  await expect(pads.nth(0).locator("polyline")).toHaveCount(1);
});

test("on a phone the pad is the first thing, takes a finger, and the page does not scroll under it", async ({
  browser,
}) => {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  await open(page, LETTERS);
  const pad = page.getByTestId("pad").first();
  const box = (await pad.boundingBox())!;
  expect(box.y + box.height).toBeLessThan(844);
  expect(box.width).toBeGreaterThan(180);
  expect(box.y).toBeLessThan((await page.getByTestId("query").first().boundingBox())!.y);
  await swipe(page, diagonal(box, true));
  await expect(pad.locator("polyline")).toHaveCount(1);
  await expect(page.getByTestId("pad-answer")).toContainText("That is letter");
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await context.close();
});

test("a word is explained on hover, on focus and on a tap", async ({ page, browser }) => {
  await open(page, "#v=1&backend=wasm&baseline=none");
  const word = page.locator("[data-term=support]").first();
  const meaning = page.getByRole("tooltip").filter({ hasText: "few examples of a new task" });
  await word.hover();
  await expect(meaning).toBeVisible();
  await page.mouse.move(700, 300);
  await expect(meaning).toHaveCount(0);
  await page.getByTestId("how-it-works").focus();
  await page.keyboard.press("Shift+Tab");
  while (!(await word.evaluate((element) => element === document.activeElement)))
    await page.keyboard.press("Shift+Tab");
  await expect(meaning).toBeVisible();

  const phone = await browser.newContext(PHONE);
  const small = await phone.newPage();
  await open(small, "#v=1&backend=wasm&baseline=none");
  await small.getByTestId("knobs").tap();
  await small.locator("[data-term=support]").first().tap();
  await expect(small.getByRole("tooltip").filter({ hasText: "few examples of a new task" })).toBeVisible();
  await phone.close();
});

test("the plain view leaves out what only experts need; the choice is remembered", async ({ page }) => {
  await open(page, "#v=1&backend=wasm&baseline=none");
  await expect(page.getByTestId("backend")).toBeHidden();
  await expect(page.getByTestId("option-seed")).toBeHidden();
  await page.getByTestId("expert-view").click();
  await expect(page.getByTestId("backend")).toBeVisible();
  await expect(page.getByTestId("option-seed")).toBeVisible();
  await page.reload();
  await expect(page.getByTestId("backend")).toBeVisible();
});

test("where the browser keeps nothing the page works as well", async ({ page }) => {
  await page.addInitScript(() =>
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    }),
  );
  await open(page, "#v=1&backend=wasm&baseline=none");
  await page.getByTestId("expert-view").click();
  await expect(page.getByTestId("backend")).toBeVisible();
});

test("one looks inside: the way of the weights follows the step, embeddings follow training", async ({
  page,
}) => {
  await open(page, "#v=1&backend=wasm&baseline=none&evaluateEvery=100000");
  await page.getByTestId("look-inside").click();
  const inside = page.getByTestId("inside");
  await expect(inside).toContainText("The way of the weights");
  const now = inside.getByTestId("weight-now");
  const at = async () => [await now.getAttribute("cx"), await now.getAttribute("cy")].join();
  const first = await at();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "One inner step forward" }).click();
  await expect.poll(at).not.toBe(first);
  const path = () => inside.getByTestId("weight-path").getAttribute("d");
  const untrained = await path();
  await page.getByTestId("play").click();
  await expect.poll(path).not.toBe(untrained);
  await page.getByTestId("play").click();
  // The loss around that way, chosen by keyboard; it stays chosen, and can be left.
  await inside.getByRole("radio", { name: "the way" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(inside.getByTestId("loss-band")).toHaveCount(9);
  // Its figures as a table: a head, and a row before adaptation and after each of ten steps.
  await expect(inside.getByRole("row")).toHaveCount(12);
  await inside.getByTestId("loss-plane").hover();
  await expect(inside.getByTestId("plane-pointed")).toContainText(/loss \d\S* at \(/);
  const { violations } = await new AxeBuilder({ page }).include(".inside").analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await inside.getByText("the way", { exact: true }).click();
  await expect(inside.getByTestId("weight-now")).toBeVisible();

  await open(page, LETTERS.replace("#v=1", "?letters#v=1"));
  await page.getByTestId("look-inside").click();
  await expect(inside.getByTestId("embedded-support")).toHaveCount(2);
  await expect(inside.getByTestId("prototype")).toHaveCount(2);
  const style = () => inside.getByTestId("embedded-query").first().getAttribute("style");
  const before = await style();
  await page.getByTestId("play").click();
  await expect.poll(style).not.toBe(before);
  await page.getByTestId("look-inside").click();
  await expect(inside).toHaveCount(0);
});
