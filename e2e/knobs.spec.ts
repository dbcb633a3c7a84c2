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

test("numbers are read as people write them", async ({ page }) => {
  await open(page, "#v=1&backend=wasm&baseline=none");
  const rate = page.getByTestId("option-innerLearningRate");
  await rate.click({ clickCount: 3 });
  await page.keyboard.type("1e-3");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/innerLearningRate=0\.001/);
  await page.evaluate(() => navigator.clipboard.writeText("0,05"));
  await rate.click({ clickCount: 3 });
  await page.keyboard.press("Control+V");
  await page.keyboard.press("Tab");
  await expect(page).toHaveURL(/innerLearningRate=0\.05/);
  await expect(rate).toHaveValue("0.05");
  await rate.fill("twelve");
  await page.keyboard.press("Tab");
  await expect(rate).toHaveAttribute("aria-invalid", "true");
  await expect(page).toHaveURL(/innerLearningRate=0\.05/);
  await rate.press("Escape");
  await expect(rate).toHaveValue("0.05");
});

test("a refused restart leaves the field as it was, and asks no more", async ({ page }) => {
  await open(page, "#v=1&backend=wasm&baseline=none");
  await page.getByTestId("meta-step").click();
  await expect.poll(() => iteration(page)).toBe(1);
  const shots = page.getByTestId("option-shots");
  await shots.fill("7");
  await shots.press("Enter");
  await page.getByRole("button", { name: "Keep the run" }).click();
  await expect(shots).toHaveValue("10");
  await shots.focus();
  for (let press = 0; press < 4; press++) await page.keyboard.press("Tab");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await iteration(page)).toBe(1);
});

test("arrow keys do one thing at a time", async ({ page }) => {
  await open(page, "#v=1&backend=wasm&baseline=none");
  const shown = page.getByTestId("shown-step");
  await expect(shown).toHaveText("step 1");
  await page.getByRole("slider", { name: "Inner step" }).press("ArrowRight");
  await expect(shown).toHaveText("step 2");
  await page.getByRole("slider", { name: "Inner learning rate" }).press("ArrowRight");
  await expect(page).toHaveURL(/innerLearningRate=/);
  await expect(shown).toHaveText("step 2");
  // After a press on a button the arrows still step, and Space presses it once.
  await page.getByRole("button", { name: "One inner step forward" }).click();
  await expect(shown).toHaveText("step 3");
  await page.keyboard.press("ArrowRight");
  await expect(shown).toHaveText("step 4");
  await page.keyboard.press("Space");
  await expect(shown).toHaveText("step 5");
  await expect(page.getByTestId("state")).toHaveText("press Play");
});

test("K turns K at test along, and the picture with it, until the two are taken apart", async ({ page }) => {
  await open(page, "#v=1&backend=wasm&baseline=none");
  const points = page.getByTestId("support-point");
  await expect(points).toHaveCount(10);
  await page.getByTestId("option-shots").fill("4");
  await page.getByTestId("option-shots").press("Enter");
  await expect(points).toHaveCount(4);
  await expect(page).toHaveURL(/testShots=4/);
  await page
    .getByRole("button", { name: /press to take them apart/ })
    .first()
    .click();
  await page.getByTestId("option-shots").fill("6");
  await page.getByTestId("option-shots").press("Enter");
  await expect(page).toHaveURL(/[#&]shots=6/);
  await expect(page).toHaveURL(/testShots=4/);
  await page
    .getByRole("button", { name: /press to join them/ })
    .first()
    .click();
  await expect(points).toHaveCount(6);
});

test("a learner beside has knobs of its own, and is named by what differs", async ({ page }) => {
  await open(page, "#v=1&backend=wasm&baseline=none&evaluateEvery=40&evaluationTasks=10");
  await page.getByTestId("keep-beside").click();
  await expect(page).toHaveURL(/beside1=maml/);
  await page.getByRole("button", { name: /^Knobs of MAML/ }).click();
  const rate = page.getByTestId("option-beside1-innerLearningRate");
  await rate.fill("0.05");
  await rate.press("Enter");
  await expect(page).toHaveURL(/beside1\.innerLearningRate=0\.05/);
  await expect(page.getByTestId("beside")).toContainText("MAML (α 0.05)");
  await expect(page.getByTestId("play")).toBeEnabled({ timeout: 60_000 });
  await play(page);
  await expect.poll(() => iteration(page)).toBeGreaterThan(90);
  await play(page);

  // Pointed at, the curves name everyone there, and who is better in words.
  const chart = page.getByTestId("iteration-chart").locator(".plot");
  const box = (await chart.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.5);
  const pointed = page.getByTestId("pointed").first();
  await expect(pointed).toContainText("training");
  await expect(pointed).toContainText("MAML (α 0.01)");
  await expect(pointed).toContainText("MAML (α 0.05)");
  await expect(pointed).toContainText(/better than|no difference yet/);
});
