// The page on a phone, by touch.

import { expect, test } from "@playwright/test";
import { open } from "./page.ts";

test("on a phone the knobs come from below and nothing is wider than the screen", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await open(page, "#v=1&backend=wasm&baseline=none");
  await page.getByTestId("knobs").click();
  await page.getByTestId("option-innerSteps").first().fill("2");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/innerSteps=2/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await context.close();
});
