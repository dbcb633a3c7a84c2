// Why an answer came out: what records did, layers and training tasks, following the person's points; free of barriers.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { open, PHONE, play } from "./page.ts";

const SMALL =
  "#v=1&backend=wasm&baseline=none&shots=5&testShots=5&hiddenUnits=16&metaBatch=4&iterations=200&evaluateEvery=200&evaluationTasks=10&finalTasks=10";

test("what each record did follows training and the points, and nearest tasks stand beside it", async ({
  page,
}) => {
  await open(page, SMALL);
  await expect(page.getByTestId("why-answer")).toHaveCount(0);
  await page.getByTestId("ask-why").focus();
  await page.keyboard.press("Space");
  const answer = page.getByTestId("why-answer");
  await expect(answer).toContainText(/At x = \S+: it answers −?\d/);
  await expect(page.getByTestId("why-record")).toHaveCount(5);
  const untrained = await answer.textContent();
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("finished", { timeout: 60_000 });
  await expect(answer).not.toHaveText(untrained!);
  // The most first.
  const shares = await page
    .getByTestId("why-record")
    .evaluateAll((bars) => bars.map((bar) => Math.abs(Number(bar.getAttribute("data-share")))));
  expect(shares[0]).toBe(1);
  expect(shares).toEqual(shares.toSorted((one, other) => other - one));
  await expect(page.getByTestId("why-layer")).toHaveCount(3);
  await expect(page.getByTestId("why-near-task")).toHaveCount(4);
  // Another answer, by keyboard.
  await page.getByTestId("why-along").getByRole("slider").press("End");
  await expect(answer).toContainText("At x = 5.00");
  await expect(page.getByTestId("asked-mark")).toHaveCount(1);
  // A point is taken away: one bar less.
  await page.getByTestId("support-point").first().press("Delete");
  await expect(page.getByTestId("why-record")).toHaveCount(4);
  const { violations } = await new AxeBuilder({ page }).include(".why").analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test.describe("on a phone", () => {
  test.use(PHONE);
  test("stands below the picture, within the width", async ({ page }) => {
    await open(page, SMALL);
    await page.getByTestId("ask-why").tap();
    await expect(page.getByTestId("why-record").first()).toBeVisible();
    const picture = (await page.getByTestId("function-picture").boundingBox())!;
    const why = (await page.locator(".why").boundingBox())!;
    expect(picture.height).toBeGreaterThan(200);
    expect(why.y).toBeGreaterThanOrEqual(picture.y + picture.height - 1);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
});
