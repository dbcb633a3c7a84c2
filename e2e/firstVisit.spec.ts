// What the first visit shows.

import { expect, test } from "@playwright/test";
import { open } from "./page.ts";

test("a first visit opens a preset, with the paper's figure, and says what to press", async ({ page }) => {
  await open(page, "");
  await expect(page.getByTestId("preset")).toHaveText("Sinusoids · MAML · 5-shot");
  await expect(page.getByTestId("result")).toContainText("Finn et al. 2017");
  await expect(page.getByTestId("state")).toHaveText("press Play");
  await expect(page.getByTestId("prediction").first()).toBeVisible();
  await page.keyboard.press("f");
  await expect(page.getByTestId("curves")).toBeHidden();
  await page.keyboard.press("f");
  await expect(page.getByTestId("curves")).toBeVisible();
  await page.getByTestId("how-it-works").click();
  await expect(page.getByTestId("rule")).toHaveCount(2);
  await page.locator("[data-knob=innerLearningRate]").first().click();
  await expect(page.getByTestId("option-innerLearningRate")).toBeFocused();
});
