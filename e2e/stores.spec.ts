// A shop's levers: the page trains on simulated shops, tells what each lever does with its interval, and forecasts a day
// that a person puts together.

import { expect, test } from "@playwright/test";
import { open, PHONE, play } from "./page.ts";

const STORES =
  "#v=1&task=stores&model=mlp&activation=tanh&algorithm=ridge&outerLearningRate=0.003&iterations=60&evaluateEvery=30&evaluationTasks=20&finalTasks=50&baseline=none&backend=wasm";

/** Meta-SGD with rates for each of two steps. */
const BY_STEPS = STORES.replace("=ridge&", "=metaSgd&innerSteps=2&innerLearningRate=0.1&ratePerStep=true&");

test("levers have effects with intervals, and a day that is put together a forecast", async ({ page }) => {
  await open(page, BY_STEPS);
  await expect(page.getByTestId("store-words")).toContainText("Simulated shops");
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("finished", { timeout: 90_000 });
  await expect(page.getByTestId("lever")).toHaveCount(10);
  // Rates of two steps beside each other, of three layers' weights and biases.
  await expect(page.getByTestId("heat-map")).toHaveCount(2 * 6);
  await page.getByRole("switch", { name: "expert" }).check({ force: true });
  await expect(page.getByRole("img", { name: "last layer, bias, step 2:" })).toBeVisible();
  const sold = page.getByTestId("store-sales");
  await expect(sold).toContainText(
    /typically sells [\d,]+ \(90% interval [\d,]+ to [\d,]+; simulated truth [\d,]+\)/,
  );
  const before = await sold.textContent();
  await page.locator("label", { hasText: "Promotion" }).click();
  await expect(page.getByTestId("store-change")).toContainText(
    /[+−]\d+% \(90% interval [+−]\d+% to [+−]\d+%/,
  );
  expect(await sold.textContent()).not.toBe(before);
  await expect(page.getByTestId("store-verdict")).toContainText("hierarchical regression");
});

test.describe("on a phone", () => {
  test.use(PHONE);
  test("picture and words fit the width", async ({ page }) => {
    await open(page, STORES);
    await expect(page.getByTestId("forest-plot")).toBeVisible();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await play(page);
    await expect(page.getByTestId("store-verdict")).toBeVisible({ timeout: 90_000 });
    for (const drawing of ["known-days", "forest-plot"])
      await expect
        .poll(async () => (await page.getByTestId(drawing).boundingBox())?.width ?? 0)
        .toBeGreaterThan(250);
  });
});
