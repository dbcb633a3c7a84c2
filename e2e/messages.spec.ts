// What is said where something is wrong, and what can be done about it.

import { expect, test } from "@playwright/test";
import { open } from "./page.ts";

test("a damaged link opens the lab and names each field", async ({ page }) => {
  await open(page, "#v=1&innerLearningRate=99&seed=abc&colour=red");
  const alerts = page.getByTestId("problem-alert");
  await expect(alerts).toHaveCount(3);
  await expect(alerts.filter({ hasText: "Inner learning rate" })).toBeVisible();
});
