// A lesson from the gallery: predicted, tried, checked, by keyboard and mouse; and from its link.

import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { open } from "./page.ts";

test("a lesson sets the lab up, asks, and notices what was done", async ({ page }) => {
  await open(page, "#v=1&baseline=none");
  await page.getByTestId("preset").click();
  await page.getByTestId("lesson-card").first().click();
  const lesson = page.getByTestId("lesson");
  await expect(lesson).toContainText("What a task is");
  await expect(page).toHaveURL(/shots=5/);
  const tried = page.getByTestId("lesson-try");
  await expect(tried).not.toHaveAttribute("data-done");
  await page.getByTestId("task-strip").getByRole("button").nth(1).click();
  await expect(tried).toHaveAttribute("data-done");
  await page.keyboard.press("PageDown");
  await expect(page.getByTestId("lesson-step")).toHaveText("Step 2 of 3");
  await page.getByTestId("lesson-choice").nth(1).click();
  await expect(page.getByTestId("lesson-answer")).toContainText("Right.");
  const { violations } = await new AxeBuilder({ page }).include("[data-testid=lesson]").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await page.goto("about:blank");
  await page.goto("/#v=1&shots=5&testShots=5&lesson=inner-loop.4");
  await expect(page.getByTestId("lesson-step")).toHaveText("Step 4 of 4", { timeout: 60_000 });
  await page.getByTestId("option-innerLearningRate").fill("0.05");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("lesson-try")).toHaveAttribute("data-done");
});
