// Customer service: sentences as chips, the tf-idf centroid beside the learner, and a sentence of one's own.

import { expect, test } from "@playwright/test";
import { iteration, open, play } from "./page.ts";

test("intents are learned from sentences, and a typed one is told from the others", async ({ page }) => {
  await open(
    page,
    "#v=1&task=intents&model=residual&algorithm=prototypical&distance=cosine&buckets=2048&units=32&ways=5&query=3&metaBatch=1&outerLearningRate=0.002&baseline=none&evaluationTasks=10&backend=wasm",
  );
  await expect(page.getByTestId("support-sentence")).toHaveCount(5);
  await play(page);
  await expect.poll(() => iteration(page), { timeout: 60_000 }).toBeGreaterThan(10);
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("paused");
  // The family's baselines are contenders like any other: what each reaches, and what the learner differs from it by.
  for (const [place, name] of ["tf-idf centroid", "Logistic regression"].entries()) {
    await expect(page.getByTestId("standing").nth(place)).toHaveText(new RegExp(`${name} \\d+\\.\\d%\\.`));
    await expect(page.getByTestId("difference").nth(place)).toHaveText(
      new RegExp(
        `^ ?(Prototypical networks better than ${name} by \\d+\\.\\d ± \\d+\\.\\d points|${name} better than Prototypical networks by \\d+\\.\\d ± \\d+\\.\\d points|Prototypical networks and ${name}: no difference yet)\\.$`,
      ),
    );
  }
  // Another measure is drawn where one is chosen, and told of everyone.
  await page.getByTestId("curves").getByText("cross-entropy", { exact: true }).click();
  await expect(page.getByTestId("standing").first()).toHaveText(/tf-idf centroid \d+\.\d{3}\./);
  await expect(page.getByTestId("iteration-chart")).toContainText("cross-entropy after adaptation");
  // A support sentence itself is taken for its own intent.
  const sentence = (await page.getByTestId("support-sentence").nth(2).textContent())!;
  const intent = (await page.locator(".sentences tbody tr").nth(2).locator("td").first().textContent())!;
  await page.getByTestId("own-sentence").fill(sentence);
  await page.getByTestId("own-sentence").press("Enter");
  await expect(page.getByTestId("sentence-answer")).toContainText(`→ ${intent}`);
  await expect(page.getByTestId("nearest-sentences")).toContainText(sentence);
  // A query is asked by a tap, and the words that decided are told with their points.
  await page.getByTestId("query").first().click();
  await expect(page.getByTestId("deciding-words")).toContainText(/ [+−]\d+/);
  await expect(page.locator(".word[data-share]").first()).toBeVisible();
});

const ASSISTANT =
  "#v=1&task=intents&sentences=clinc150&model=residual&distance=cosine&buckets=2048&units=32&ways=5&query=3&metaBatch=1&baseline=none&evaluationTasks=10&backend=wasm";

test("an intent of one's own becomes a class of the task: it is recognised, and taken away again", async ({
  page,
}) => {
  await open(page, `${ASSISTANT}&algorithm=prototypical`);
  await page.getByTestId("add-intent").click();
  const taken = (await page.locator(".sentences tbody tr").first().locator("td").first().textContent())!;
  await page.getByTestId("intent-name").fill(taken);
  await expect(page.getByText(`There is an intent “${taken}” already`)).toBeVisible();
  await page.getByTestId("intent-name").fill("zebra keeping");
  const sentences = ["how do zebras sleep", "feed the zebras at noon", "is a zebra striped"];
  for (const [place, text] of sentences.entries()) {
    await expect(page.getByTestId("put-intent")).toBeDisabled();
    await page.getByTestId("intent-sentence").nth(place).fill(text);
  }
  await page.getByTestId("put-intent").click();
  await expect(page.getByTestId("own-intent")).toContainText("feed the zebras at noon");
  await page.getByTestId("own-sentence").fill("zebras and how to feed them");
  await page.getByTestId("own-sentence").press("Enter");
  await expect(page.getByTestId("sentence-answer")).toContainText("→ zebra keeping");
  await expect(page.getByTestId("deciding-words")).toContainText("zebras");
  // The contenders without weights know it, too.
  await page.getByTestId("shown-role").click();
  await page.getByRole("option", { name: "Logistic regression" }).click();
  await page.getByTestId("own-sentence").fill("zebras and how to feed them");
  await page.getByRole("button", { name: "What does it want?" }).click();
  await expect(page.getByTestId("sentence-answer")).toContainText("→ zebra keeping");
  // It has no inside to look at, and says so.
  await page.getByTestId("look-inside").click();
  await expect(page.getByTestId("inside")).toContainText("Nothing to look at");
  await page.getByTestId("look-inside").click();
  await page.getByRole("button", { name: "Take “zebra keeping” away" }).click();
  await expect(page.getByTestId("own-intent")).toHaveCount(0);
  await page.getByRole("button", { name: "What does it want?" }).click();
  await expect(page.getByTestId("sentence-answer")).not.toContainText("zebra keeping");
  await expect(page.getByTestId("problem-alert")).toHaveCount(0);
});

test("a learner with a last layer of its own cannot take an intent more, and says so", async ({ page }) => {
  await open(page, `${ASSISTANT}&algorithm=maml&model=mlp`);
  await expect(page.getByTestId("add-intent")).toBeDisabled();
  await expect(page.getByTestId("add-intent")).toHaveAttribute("title", /cannot take another/);
});

test("“none of these” refuses what belongs to no intent, and says at what price", async ({ page }) => {
  await open(page, `${ASSISTANT}&algorithm=prototypical`);
  await page.getByTestId("refuse").click();
  const refusals = page.getByTestId("refusals");
  await expect(refusals).toContainText(
    /less sure than \d+%.*100 test tasks.*refuses \d+ ± \d+% of the sentences that belong to none.*\d+ ± \d+% of those that belong to one/,
  );
  const words = (await refusals.textContent())!;
  const [, rightly, wrongly] = words.match(/refuses (\d+) ± .*and (\d+) ± /)!.map(Number);
  expect(rightly).toBeGreaterThan(wrongly!);
  await page.getByTestId("own-sentence").fill("xylophone quartz");
  await page.getByTestId("own-sentence").press("Enter");
  await expect(page.getByTestId("sentence-answer")).toContainText("→ none of these");
  await expect(refusals).toContainText("iteration 0");
  // Fitted anew once training rests at other weights.
  await page.getByTestId("meta-step").click();
  await expect(refusals).toContainText("iteration 1");
  await page.getByTestId("refuse").click();
  await expect(page.getByTestId("sentence-answer")).not.toContainText("none of these");
});
