// The record of a run: axes, marks of turned knobs, the pointed place, tables.

import { expect, type Page, test } from "@playwright/test";
import { iteration, open, play } from "./page.ts";

const plot = (page: Page) => page.getByTestId("iteration-chart").locator(".plot");

test("a turned knob is marked by its symbol, dragged ones do not smear, and the pointer tells it exactly", async ({
  page,
}) => {
  await open(page, "#v=1&backend=wasm&baseline=none&evaluateEvery=50&evaluationTasks=10&iterations=100000");
  await play(page);
  await expect.poll(() => iteration(page)).toBeGreaterThan(60);
  const thumb = page.getByRole("slider", { name: "Inner learning rate" });
  const box = (await thumb.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  for (let step = 0; step < 12; step++) {
    await page.mouse.move(box.x + 2 * step, box.y + box.height / 2);
    await page.waitForTimeout(130);
  }
  await page.mouse.up();
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("paused");
  const rate = await page.getByTestId("option-innerLearningRate").inputValue();
  const marks = plot(page).locator("text.recharts-label");
  await expect(marks.filter({ hasText: `α ${rate}` })).toHaveCount(1);
  await expect(page.getByTestId("curves")).not.toContainText("innerLearningRate");
  const boxes = await Promise.all((await marks.all()).map((mark) => mark.boundingBox()));
  for (const [index, one] of boxes.entries())
    for (const other of boxes.slice(index + 1)) {
      const apart =
        one!.x + one!.width <= other!.x + 1 ||
        other!.x + other!.width <= one!.x + 1 ||
        Math.abs(one!.y - other!.y) >= 10;
      expect(apart, "marks lie on each other").toBe(true);
    }
  const line = (await plot(page).locator(".recharts-reference-line-line").last().boundingBox())!;
  await page.mouse.move(line.x, line.y + line.height / 2);
  await expect(page.getByTestId("pointed").first()).toContainText(/α [\d.]+ → [\d.]+ at \d+/);
});

test("labels of an axis differ, and no axis of a squared error goes below zero", async ({ page }) => {
  await open(page, "#v=1&backend=wasm&baseline=none&evaluateEvery=50&evaluationTasks=2");
  await play(page);
  for (let look = 0; look < 12; look++) {
    await page.waitForTimeout(400);
    for (const chart of ["iteration-chart", "step-chart"]) {
      for (const axis of ["xAxis", "yAxis"]) {
        const labels = await page
          .getByTestId(chart)
          .locator(`.${axis} .recharts-cartesian-axis-tick-value`)
          .allTextContents();
        expect(new Set(labels).size, `${chart} ${axis}: ${labels}`).toBe(labels.length);
        for (const label of labels) expect(label).not.toMatch(/^[-−]/);
      }
    }
  }
  expect(await iteration(page)).toBeGreaterThan(100);
});

test("every chart has its table, and a stretch can be dragged over", async ({ page }) => {
  await open(page, "#v=1&backend=wasm&evaluateEvery=50&evaluationTasks=10");
  await play(page);
  await expect.poll(() => iteration(page)).toBeGreaterThan(220);
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("paused");
  const box = (await plot(page).boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByTestId("zoom")).toHaveText("whole run");
  await page.getByTestId("zoom").click();
  await page.getByTestId("as-table").click();
  const tables = page.getByTestId("figures");
  await expect(tables).toHaveCount(2);
  await expect(tables.first()).toContainText("Pretrained");
  await expect(tables.first().locator("tbody tr").first()).toContainText("±");
  await expect(tables.last().locator("tbody tr")).toHaveCount(11);
});

test("a closed-form learner of values takes no steps, says its one figure, and answers a point at once", async ({
  page,
}) => {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  await open(
    page,
    "#v=1&backend=wasm&baseline=none&algorithm=ridge&iterations=300&evaluateEvery=100&evaluationTasks=20&finalTasks=20",
  );
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("finished", { timeout: 60_000 });
  await expect(page.getByTestId("result")).toContainText(
    /Ours: mean squared error \d+\.\d+ ± \d+\.\d+ \(20 test tasks/,
  );
  await expect(page.getByTestId("curves")).toContainText("This learner takes no inner steps");
  await expect(page.getByTestId("step-slider")).toHaveCount(0);
  const curve = await page.getByTestId("prediction").getAttribute("d");
  const points = page.getByTestId("support-point");
  const before = await points.count();
  await page.getByTestId("function-picture").click({ position: { x: 200, y: 60 } });
  await expect(points).toHaveCount(before + 1);
  await expect.poll(() => page.getByTestId("prediction").getAttribute("d")).not.toBe(curve);
  expect(problems).toEqual([]);
});
