// Sweeps on the page: begun from a link, drawn, kept over a reload, one of its runs opened.

import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { iteration, open } from "./page.ts";

test("a sweep is begun from its link, mapped, found again after a reload, and a cell opens its run", async ({
  page,
}) => {
  await open(
    page,
    "#v=1&iterations=30&hiddenUnits=8&metaBatch=4&finalTasks=20&baseline=none&sweep=grid&sweep.innerLearningRate=0.01--0.1&sweep.outerLearningRate=0.001--0.01",
  );
  await page.getByTestId("begin-sweep").click();
  await expect(page.getByTestId("sweep-best")).toContainText("On fresh test tasks", { timeout: 60_000 });
  await expect(page.getByTestId("sweep-cell")).toHaveCount(4);
  await expect(page.getByTestId("sweep-state")).toHaveText("The sweep is finished.");
  const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);

  // The map of cells, though no drawing, is saved as one.
  await page.getByTestId("save-sweep").click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "As lines (SVG)" }).click(),
  ]);
  const svg = readFileSync(await file.path(), "utf8");
  for (const words of await page.getByTestId("sweep-cell").allTextContents())
    expect(svg).toContain(`>${words}</text>`);
  // Colours that any program knows.
  expect(svg).not.toMatch(/oklab|color\(/);

  await page.reload();
  await expect(page.getByTestId("sweep-cell")).toHaveCount(4, { timeout: 30_000 });
  const cell = page.getByTestId("sweep-cell").last();
  await expect(cell).toHaveAccessibleName(/Inner learning rate α 0\.1, Outer learning rate β 0\.01: /);
  await cell.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("state")).toHaveText("paused", { timeout: 30_000 });
  expect(await iteration(page)).toBe(30);
  await expect(page).toHaveURL(/innerLearningRate=0\.1&outerLearningRate=0\.01/);
});
