// What is said where something is wrong, and what can be done about it.

import { expect, type Page, test } from "@playwright/test";
import { iteration, open, play } from "./page.ts";

test("a damaged link opens the lab and names each field", async ({ page }) => {
  await open(page, "#v=1&innerLearningRate=99&seed=abc&colour=red");
  const alerts = page.getByTestId("problem-alert");
  await expect(alerts).toHaveCount(3);
  await expect(alerts.filter({ hasText: "Inner learning rate" })).toBeVisible();
});

/** Nothing that stands on the page is a number of 12 digits or none at all, and no line is drawn from one. */
async function expectReadable(page: Page) {
  const found = await page.evaluate(() => ({
    // biome-ignore lint/performance/useDomNodeTextContent: figures that stand apart must not run into each other
    text: document.body.innerText.match(/NaN|Infinity|\d{12,}/g) ?? [],
    drawn: [...document.querySelectorAll("svg *")].flatMap((element) =>
      [...element.attributes].flatMap(({ name, value }) =>
        /NaN|Infinity/.test(value) ? `${element.tagName} ${name}` : [],
      ),
    ),
  }));
  expect(found).toEqual({ text: [], drawn: [] });
}

for (const { what, hash } of [
  { what: "MAML", hash: "" },
  { what: "MAML with learned rates", hash: "&learnInnerRate=true" },
  { what: "Meta-SGD", hash: "&algorithm=metaSgd" },
]) {
  test(`${what}: a rate turned far too high is told, with its way back, and no number runs off the page`, async ({
    page,
  }) => {
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && /NaN|Expected/.test(message.text())) problems.push(message.text());
    });
    await open(page, `#v=1&backend=wasm&evaluateEvery=50&evaluationTasks=10${hash}`);
    await page.getByText("Side by side").click();
    await play(page);
    await expect.poll(() => iteration(page)).toBeGreaterThan(120);
    const option = what === "MAML" ? "innerLearningRate" : "outerLearningRate";
    const far = what === "MAML" ? "10" : "1";
    await page.getByTestId(`option-${option}`).fill(far);
    await page.getByTestId(`option-${option}`).press("Enter");
    const diverged = page.getByTestId("diverged");
    for (let look = 0; look < 60 && !(await diverged.isVisible()); look++) {
      await expectReadable(page);
      await page.waitForTimeout(250);
    }
    await expectReadable(page);
    await expect(diverged).toContainText(`to ${far} at iteration`);
    const before = await iteration(page);
    await diverged.getByRole("button", { name: /^Put .* back/ }).click();
    await expect(diverged).toHaveCount(0);
    await expect(page).not.toHaveURL(new RegExp(`${option}=${far}`));
    await expect.poll(() => iteration(page)).toBeGreaterThan(before + 60);
    await expectReadable(page);
    await expect(diverged).toHaveCount(0);
    expect(problems).toEqual([]);
  });
}

test("an impossible link shows its cure as a button, and Play is off until it is pressed", async ({
  page,
}) => {
  await page.goto("/#v=1&backend=wasm&amplitudeMin=4&amplitudeMax=1");
  await expect(page.getByTestId("refused")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByTestId("play")).toBeDisabled();
  await page.getByTestId("refused").getByRole("button").first().click();
  await expect(page.getByTestId("refused")).toHaveCount(0);
  await expect(page.getByTestId("play")).toBeEnabled({ timeout: 60_000 });
});

test("data that are not here are told of, and the drawings that ship are one press away", async ({
  page,
}) => {
  await page.goto("/#v=1&task=glyphs&model=conv4&algorithm=prototypical&backend=wasm&baseline=none&data=abc");
  await page
    .getByTestId("refused")
    .getByRole("button", { name: "Use the data that ship with the lab" })
    .click({ timeout: 60_000 });
  await expect(page.getByTestId("play")).toBeEnabled({ timeout: 60_000 });
  await expect(page).not.toHaveURL(/data=/);
});

for (const [what, damaged] of [
  ["quotes and a full stop", "#v=1&seed=7&shots=5”."],
  ["&amp;", "#v=1&amp;seed=7&amp;shots=5"],
  ["percent signs twice", `#${encodeURIComponent(encodeURIComponent("v=1&seed=7&shots=5"))}`],
  ["an encoded #", "%23v=1&seed=7&shots=5"],
] as const) {
  test(`a link with ${what} is repaired`, async ({ page }) => {
    await page.goto(`/${damaged}`);
    await expect(page.getByTestId("play")).toBeEnabled({ timeout: 60_000 });
    await expect(page.getByTestId("option-seed")).toHaveValue("7");
    await expect(page.getByTestId("option-shots")).toHaveValue("5");
    await expect(page.getByTestId("problem-alert")).toHaveCount(0);
    expect(new URL(page.url()).hash).toBe("#v=1&seed=7&shots=5");
  });
}

test("a knob turned before the first step is part of the experiment: the result can be shared", async ({
  page,
}) => {
  await open(page, "#v=1&backend=wasm&baseline=none");
  await page.getByTestId("option-innerLearningRate").fill("0.02");
  await page.getByTestId("option-innerLearningRate").press("Enter");
  await expect(page).toHaveURL(/innerLearningRate=0.02/);
  await page.getByTestId("meta-step").click();
  await expect.poll(() => iteration(page)).toBe(1);
  await page.getByTestId("share-result").click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/innerLearningRate=0.02.*&result=1_wasm_/);
});

const SMALL = "#v=1&backend=wasm&baseline=none&evaluationTasks=10";
/** Trains some steps. */
async function train(page: Page) {
  await play(page);
  await expect.poll(() => iteration(page)).toBeGreaterThan(30);
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("paused");
}

test("a preset taken in place of a trained run: good news in green, which fades, and the way back", async ({
  page,
}) => {
  await open(page, SMALL);
  await train(page);
  const trained = await iteration(page);
  await page.getByTestId("preset").click();
  await page.locator('[data-preset="sinusoid-ridge-5shot"]').click();
  const news = page
    .getByTestId("problem-alert")
    .filter({ hasText: `${trained.toLocaleString("en")} iterations is kept` });
  await expect(news).toBeVisible();
  // Green: more of it than of red or blue.
  const [red, green, blue] = await news.evaluate((element) =>
    getComputedStyle(element)
      .backgroundColor.match(/[\d.]+/g)!
      .map(Number),
  );
  expect(green!).toBeGreaterThan(Math.max(red!, blue!));
  await expect(news).toHaveCount(0, { timeout: 12_000 });

  // The run is offered with its experiment.
  await page.goBack();
  await page.getByTestId("checkpoint").getByRole("button", { name: "Go on from there" }).click();
  await expect.poll(() => iteration(page)).toBe(trained);
});

test("the way back from another experiment is one press", async ({ page }) => {
  await open(page, SMALL);
  await train(page);
  const trained = await iteration(page);
  await page.getByTestId("preset").click();
  await page.locator('[data-preset="sinusoid-ridge-5shot"]').click();
  await page.getByRole("button", { name: "Back to it" }).click();
  await expect.poll(() => iteration(page)).toBe(trained);
  await expect(page.getByTestId("state")).toHaveText("paused");
});

test("a reset offers the run that made room, and a knob that needs a restart asks first", async ({
  page,
}) => {
  await open(page, SMALL);
  await train(page);
  const trained = await iteration(page);
  await page.getByTestId("reset").click();
  await expect.poll(() => iteration(page)).toBe(0);
  await page.getByTestId("checkpoint").getByRole("button", { name: "Go on from there" }).click();
  await expect.poll(() => iteration(page)).toBe(trained);
  await page.getByTestId("option-shots").fill("7");
  await page.getByTestId("option-shots").press("Enter");
  await expect(page.getByRole("dialog")).toContainText("Start the run anew?");
  await page.getByRole("button", { name: "Keep the run" }).click();
  expect(await iteration(page)).toBe(trained);
});

test("what was wrong with a link goes with its experiment, and a stack of messages has a bound", async ({
  page,
}) => {
  await open(page, "#v=1&shots=a&seed=b&colour=red&innerSteps=c&hiddenUnits=d&metaBatch=e");
  const alerts = page.getByTestId("problem-alert");
  await expect(alerts).toHaveCount(4);
  await page.getByTestId("preset").click();
  await page.locator('[data-preset="sinusoid-ridge-5shot"]').click();
  await expect(alerts).toHaveCount(0);
});
