// Turning knobs.

import { expect, test } from "@playwright/test";
import { iteration, open, play } from "./page.ts";

test("dragging the inner learning rate moves the prediction before the hand lets go", async ({ page }) => {
  await open(page, "#v=1&backend=wasm&baseline=none");
  await play(page);
  await expect.poll(() => iteration(page)).toBeGreaterThan(200);
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("paused");
  const curve = await page.getByTestId("prediction").getAttribute("d");
  const thumb = page.getByRole("slider", { name: "Inner learning rate" });
  const box = (await thumb.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 30, box.y + box.height / 2, { steps: 5 });
  await expect.poll(() => page.getByTestId("prediction").getAttribute("d")).not.toBe(curve);
  await page.mouse.up();
  await expect(page).toHaveURL(/innerLearningRate=/);
});
