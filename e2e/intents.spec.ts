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
  // The centroid is a contender like any other: what it reaches, and what the learner differs from it by.
  await expect(page.getByTestId("standing")).toHaveText(/tf-idf centroid \d+\.\d%/);
  await expect(page.getByTestId("difference")).toHaveText(
    /^ ?(Prototypical networks better than tf-idf centroid by \d+\.\d ± \d+\.\d points|tf-idf centroid better than Prototypical networks by \d+\.\d ± \d+\.\d points|Prototypical networks and tf-idf centroid: no difference yet)\.$/,
  );
  // Another measure is drawn where one is chosen, and told of everyone.
  await page.getByTestId("curves").getByText("cross-entropy", { exact: true }).click();
  await expect(page.getByTestId("standing")).toHaveText(/tf-idf centroid \d+\.\d{3}/);
  await expect(page.getByTestId("iteration-chart")).toContainText("cross-entropy after adaptation");
  // A support sentence itself is taken for its own intent.
  const sentence = (await page.getByTestId("support-sentence").nth(2).textContent())!;
  const intent = (await page.locator(".sentences tbody tr").nth(2).locator("td").first().textContent())!;
  await page.getByTestId("own-sentence").fill(sentence);
  await page.getByTestId("own-sentence").press("Enter");
  await expect(page.getByTestId("sentence-answer")).toContainText(`is taken for ${intent}`);
});
