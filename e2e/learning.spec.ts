// Training as a person starts, stops and repeats it: what is learned, and that the page stays free meanwhile.

import { expect, test } from "@playwright/test";
import { BACKENDS, iteration, open, play, trainingLosses } from "./page.ts";

for (const { backend, sizes, steps } of BACKENDS) {
  test(`on ${backend}: plays, learns, takes a turned knob, and takes own points`, async ({ page }) => {
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    await open(page, `#v=1&backend=${backend}&${sizes}`);
    await expect(page.getByTestId("backend")).toHaveText(backend);
    await expect(page.getByTestId("gradient-check")).toContainText("✓");
    await expect(page.getByTestId("prediction")).toBeVisible();
    await play(page);
    await expect.poll(() => iteration(page), { timeout: 100_000 }).toBeGreaterThan(steps);
    await page.getByTestId("option-innerLearningRate").fill("0.02");
    await page.getByTestId("option-innerLearningRate").press("Enter");
    await expect(page).toHaveURL(/innerLearningRate=0.02/);
    await expect(page.getByTestId("curves")).toContainText("α 0.02");
    await play(page);
    await expect(page.getByTestId("state")).toHaveText("paused");
    await expect(page.getByTestId("result")).toContainText("validation tasks");
    const { first, last } = await trainingLosses(page, 10);
    expect(last).toBeLessThan(first);

    const points = page.getByTestId("support-point");
    const before = await points.count();
    const curve = await page.getByTestId("prediction").getAttribute("d");
    await page.getByTestId("function-picture").click({ position: { x: 200, y: 60 } });
    await expect(points).toHaveCount(before + 1);
    await expect.poll(() => page.getByTestId("prediction").getAttribute("d")).not.toBe(curve);
    await points.last().press("Delete");
    await expect(points).toHaveCount(before);
    expect(problems).toEqual([]);
  });
}

test("a finished run shows its result, better after more steps", async ({ page }) => {
  await open(
    page,
    "#v=1&backend=wasm&evaluateEvery=100000&iterations=800&finalTasks=100&baseline=none&outerLearningRate=0.003",
  );
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("finished", { timeout: 100_000 });
  await expect(page.getByTestId("result")).toContainText("100 test tasks");
  const ours = (await page.getByTestId("result").textContent())?.match(
    /Ours: mean squared error ([\d.]+) ± [\d.]+, ([\d.]+) ± [\d.]+, ([\d.]+) ± [\d.]+ after 1, 5, 10 steps/,
  );
  expect(Number(ours![2])).toBeLessThan(2);
  expect(Number(ours![2])).toBeLessThan(Number(ours![1]));
});

test("another family or algorithm comes with settings that run, and back leads back", async ({ page }) => {
  await open(page, "#v=1&backend=wasm&seed=5");
  const pick = async (testId: string, label: string) => {
    await page.getByTestId(testId).click();
    await page.getByRole("option", { name: label, exact: true }).click();
    await expect(page.getByTestId("play")).toBeEnabled({ timeout: 60_000 });
    await page.getByTestId("meta-step").click();
    await expect.poll(() => iteration(page), { timeout: 60_000 }).toBe(1);
  };
  await pick("family", "Glyphs");
  await pick("algorithm", "Matching networks");
  await expect(page).toHaveURL(/algorithm=matching/);
  await expect(page).toHaveURL(/seed=5/);
  await pick("algorithm", "Meta-SGD");
  await pick("family", "Sinusoids");
  await pick("algorithm", "Reptile");
  await expect(page.getByTestId("problem-alert")).toHaveCount(0);
  await page.goBack();
  await expect(page.getByTestId("algorithm")).toHaveValue("Meta-SGD");
});

for (const { backend, sizes } of BACKENDS) {
  test(`on ${backend}: a shared link gives a fresh profile the same first ten losses`, async ({
    browser,
  }) => {
    const losses = async (hash: string) => {
      const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
      const page = await context.newPage();
      await open(page, hash);
      for (let step = 1; step <= 10; step++) {
        await page.getByTestId("meta-step").click();
        await expect.poll(() => iteration(page)).toBe(step);
      }
      const drawn = () => page.getByTestId("first-losses").getAttribute("data-losses");
      await expect.poll(async () => (await drawn())?.split(",").length).toBe(10);
      const found = await drawn();
      await page.getByTestId("share").click();
      const link = await page.evaluate(() => navigator.clipboard.readText());
      await context.close();
      return { found, link };
    };
    const first = await losses(`#v=1&backend=${backend}&${sizes}&seed=7&shots=5`);
    expect(first.link.length).toBeLessThan(300);
    const second = await losses(new URL(first.link).hash);
    expect(second.found).toBe(first.found);
  });
}

test("a link with a result tells whether the same comes out, and a kept run goes on", async ({ browser }) => {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  const hash = "#v=1&backend=wasm&seed=3&baseline=none";
  const steps = async (from: number, to: number) => {
    for (let step = from; step <= to; step++) {
      await page.getByTestId("meta-step").click();
      await expect.poll(() => iteration(page)).toBe(step);
    }
  };
  await open(page, hash);
  await steps(1, 5);
  await page.getByTestId("share-result").click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("&result=5_wasm_");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link.length).toBeLessThan(300);

  await page.goto("about:blank");
  await open(page, new URL(link).hash);
  await expect(page.getByTestId("expected")).toContainText("after 5 iterations on wasm");
  await expect(page.getByTestId("checkpoint")).toContainText("5 iterations");
  await page.getByRole("button", { name: "Go on from there" }).click();
  await expect.poll(() => iteration(page)).toBe(5);
  await expect(page.getByTestId("expected")).toContainText("The same result");
  await steps(6, 7);

  await page.goto("about:blank");
  await open(page, `${hash}&result=2_wasm_1_2_2`);
  await page.getByTestId("checkpoint").getByRole("button", { name: "Go on from there" }).click();
  await expect(page.getByTestId("expected")).toContainText("Not the same");
  await context.close();
});
