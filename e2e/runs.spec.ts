// The runs that the browser keeps: named, laid over the live curves, filed, deleted and brought back, gone on with.

import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const SMALL =
  "#v=1&backend=wasm&baseline=none&hiddenUnits=8&metaBatch=4&evaluateEvery=10&evaluationTasks=10&finalTasks=10";

async function train(page: Page, iterations: number) {
  await page.getByTestId("play").click();
  await expect(page.getByTestId("state")).toHaveText("finished", { timeout: 30_000 });
  await expect(page.getByTestId("iteration")).toHaveText(String(iterations));
}

test("runs are compared, named, filed, deleted, brought back and gone on with", async ({ page }) => {
  await page.goto(`/${SMALL}&iterations=20`);
  await expect(page.getByTestId("play")).toBeEnabled();
  await train(page, 20);
  await page.goto(`/${SMALL}&iterations=30&innerLearningRate=0.02`);
  await expect(page.getByTestId("play")).toBeEnabled();
  await train(page, 30);

  await page.getByTestId("runs").click();
  const rows = page.getByTestId("run");
  await expect(rows).toHaveCount(2);
  await expect(page.getByRole("columnheader", { name: /Inner learning rate/ })).toBeVisible();
  const first = rows.filter({ hasText: "20" }).last();
  await first.getByLabel("Name of the run").fill("the first");
  await first.getByLabel("Name of the run").press("Enter");
  // By the keyboard: the two on the same tasks, the one that is chosen first being what the other is held against.
  for (const row of [first, rows.first()]) {
    await row.getByRole("checkbox", { name: /Choose this run/ }).focus();
    await page.keyboard.press("Space");
  }
  await page.getByTestId("compare-runs").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("compared-picture")).toHaveCount(2);
  await expect(page.getByTestId("comparison-verdicts")).toHaveText(
    /(better than|as good as) .*(by \d|as far as these validation tasks show)/,
  );
  const figures = page.getByTestId("compared-figure");
  await expect(figures.first()).toHaveText(/^\d+\.\d+ ± \d+\.\d+held against$/);
  await expect(figures.last()).toHaveText(
    /^\d+\.\d+ ± \d+\.\d+[+−]\d+\.\d+ ± \d+\.\d+ · (better|worse|as good as)$/,
  );
  const { violations } = await new AxeBuilder({ page }).include(".mantine-Modal-content").analyze();
  expect(violations).toEqual([]);
  const drawn = await page.getByTestId("compared-task").textContent();
  await page.getByRole("button", { name: "Another task" }).press("Enter");
  await expect(page.getByTestId("compared-task")).toContainText("Task 2");
  expect(await page.getByTestId("compared-task").textContent()).not.toEqual(drawn);
  const difference = await figures.last().textContent();
  await page.getByRole("radio", { name: /^Hold the others against 2/ }).press("Space");
  await expect(figures.last()).toHaveText(/held against$/);
  // The same tasks: the other way round, to the digit.
  await expect(figures.first()).toContainText(difference!.match(/[+−](\S+ ± [\d.]+) ·/)![1]!);
  await page.getByRole("button", { name: "All runs" }).press("Enter");
  await expect(page.getByTestId("compare-runs")).toBeFocused();
  // Its curve over the live one.
  await first.getByTestId("overlay").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("overlaid")).toHaveText(/the first/);
  await expect(page.getByTestId("iteration-chart").locator("path[stroke-dasharray='1 3']")).toHaveCount(1);

  await page.reload();
  await page.getByTestId("runs").click();
  const named = page.getByTestId("run").filter({ has: page.locator("input[value='the first']") });
  await expect(named).toHaveCount(1);
  await named.getByRole("checkbox", { name: /Choose this run/ }).check();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as a file" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^sinusoid-maml-.*\.innerloop$/);
  const bytes = readFileSync(await file.path());

  await page.getByTestId("remove-runs").click();
  await expect(page.getByTestId("run")).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByTestId("run")).toHaveCount(2);
  await named.getByRole("checkbox", { name: /Choose this run/ }).check();
  await page.getByTestId("remove-runs").click();
  await expect(page.getByTestId("run")).toHaveCount(1);

  const chooser = page.waitForEvent("filechooser");
  await page.getByTestId("take-runs").click();
  await (await chooser).setFiles({ name: "run.innerloop", mimeType: "application/gzip", buffer: bytes });
  await expect(page.getByTestId("run")).toHaveCount(2);
  await named.getByTestId("open-run").click();
  await expect(page.getByTestId("iteration")).toHaveText("20");
  await expect(page.getByTestId("state")).toHaveText("paused");
  expect(page.url()).not.toContain("innerLearningRate");
});
