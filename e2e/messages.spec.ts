// What is said where something is wrong, and what can be done about it.

import { expect, test } from "@playwright/test";
import { drawnFiles, zipOf } from "../src/testing/imageZips.ts";
import { iteration, open } from "./page.ts";

test("own zips are taken, odd ones say why not, and nothing trained is lost by them", async ({ page }) => {
  await open(
    page,
    "#v=1&task=glyphs&model=conv4&algorithm=prototypical&filters=8&metaBatch=1&query=2&testQuery=2&ways=3&testWays=3&evaluationTasks=2&backend=wasm&baseline=none",
  );
  await page.getByTestId("meta-step").click();
  await expect.poll(() => iteration(page)).toBe(1);
  const drop = (name: string, bytes: Uint8Array) =>
    page
      .getByTestId("dropzone")
      .locator("input")
      .setInputFiles({ name, mimeType: "application/zip", buffer: Buffer.from(bytes) });
  const alerts = page.getByTestId("problem-alert");

  await drop("notes.zip", new TextEncoder().encode("these are notes"));
  await expect(alerts.filter({ hasText: "notes.zip" })).toBeVisible();
  expect(await iteration(page)).toBe(1);

  const files = Object.fromEntries(
    Array.from({ length: 9 }, (_, group) => drawnFiles(`set/g${group}/`, 4, 6, 1000 * group)).flatMap(
      (some) => Object.entries(some),
    ),
  );
  await drop("mine.zip", zipOf({ ...files, "__MACOSX/x.png": new Uint8Array(3) }).bytes);
  await expect(alerts.filter({ hasText: "mine.zip: 36 classes are in use now." })).toBeVisible();
  await expect.poll(() => iteration(page)).toBe(0);
  await expect(page).toHaveURL(/data=/);
  await page.getByTestId("meta-step").click();
  await expect.poll(() => iteration(page)).toBe(1);
});

test("a damaged link opens the lab and names each field", async ({ page }) => {
  await open(page, "#v=1&innerLearningRate=99&seed=abc&colour=red");
  const alerts = page.getByTestId("problem-alert");
  await expect(alerts).toHaveCount(3);
  await expect(alerts.filter({ hasText: "Inner learning rate" })).toBeVisible();
});
