// A person's own tables: brought, mapped, previewed, trained on, asked; stopped in the middle; refused with a cure.

import { createWriteStream, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { iteration, open, PHONE, play } from "./page.ts";

const BANKING77 = fileURLToPath(new URL("../../shared/data/banking77/train.csv", import.meta.url));
const MOVIELENS = fileURLToPath(
  new URL("../../shared/data/movielens-small/ml-latest-small.zip", import.meta.url),
);
/** Small and quick intents, on data that ship. */
const QUICK =
  "#v=1&task=intents&model=residual&algorithm=prototypical&distance=cosine&buckets=2048&units=32&query=3&metaBatch=1&outerLearningRate=0.002&baseline=none&evaluationTasks=10&backend=wasm";
const tickets = (head = "text,intent") =>
  `${head}\n${Array.from({ length: 240 }, (_, row) => `"please help me with matter ${row % 15}, number ${row}",matter ${row % 15}\n`).join("")}`;
const pick = (page: Page, files: Parameters<ReturnType<Page["locator"]>["setInputFiles"]>[0]) =>
  page.getByTestId("bring-drop").locator("input").setInputFiles(files);
const axe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};

test("a real file is brought from the gallery, mapped, trained on and asked; a reload finds it", async ({
  page,
}) => {
  test.skip(!existsSync(BANKING77), "../shared/data/banking77 is not here.");
  await open(page, QUICK);
  await page.getByTestId("preset").click();
  await page.getByTestId("bring-card").click();
  await pick(page, BANKING77);
  await expect(page.getByTestId("bring-found")).toContainText("10,003 rows, 2 columns");
  await expect(page.getByLabel("What “category” is for")).toHaveValue("task");
  await expect(page.getByLabel("What “text” is for")).toHaveValue("text");
  await page.getByTestId("bring-read").click();
  const review = page.getByTestId("bring-review");
  await expect(review).toContainText("25 tasks to train on, 26 to choose by, 26 to test on");
  await expect(review).toContainText("4 sentences that stand before under the same class: left out.");
  await expect(page.locator(".bring-task")).toHaveCount(4);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save all as CSV" }).click();
  expect((await download).suggestedFilename()).toBe("train.csv-problems.csv");
  await axe(page);
  await page.getByTestId("bring-use").click();
  await expect(page.getByTestId("preset")).toContainText("Your data train.csv");
  await expect(page).toHaveURL(/map\.task=category&map\.text=text.*&data=[0-9a-f]{20}/);
  await play(page);
  await expect.poll(() => iteration(page), { timeout: 60_000 }).toBeGreaterThan(10);
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("paused");
  const sentence = (await page.getByTestId("support-sentence").nth(2).textContent())!;
  const intent = (await page.locator(".sentences tbody tr").nth(2).locator("td").first().textContent())!;
  await page.getByTestId("own-sentence").fill(sentence);
  await page.getByTestId("own-sentence").press("Enter");
  await expect(page.getByTestId("sentence-answer")).toContainText(`→ ${intent}`);

  await page.reload();
  await expect(page.getByTestId("play")).toBeEnabled({ timeout: 60_000 });
  await expect(page.getByRole("radio", { name: "train.csv" })).toBeChecked();
  await expect(page.getByTestId("data-counts")).toContainText("Trained on 25 intents, 3,237 sentences");
  // The way back.
  await page.getByRole("radio", { name: "Those that ship" }).check();
  await expect(page).not.toHaveURL(/data=/);
  await page.getByRole("button", { name: "Delete train.csv" }).click();
  await expect(page.getByRole("radio", { name: "train.csv" })).toHaveCount(0);
});

test("MovieLens’ own zip is brought, learned from, and the person is the new user of it", async ({
  page,
}) => {
  test.skip(!existsSync(MOVIELENS), "../shared/data/movielens-small is not here.");
  await open(
    page,
    "#v=1&task=ratings&model=items&algorithm=ridge&metaBatch=8&evaluateEvery=1000&evaluationTasks=5&finalTasks=5&backend=wasm&baseline=none",
  );
  await page.getByTestId("bring").click();
  await pick(page, MOVIELENS);
  const found = page.getByTestId("bring-found");
  await expect(found).toContainText("100,836 rows, 4 columns");
  await expect(found).toContainText("These are MovieLens ratings.");
  await expect(found).toContainText(
    "Titles and genres are taken from ml-latest-small.zip/ml-latest-small/movies.csv.",
  );
  await page.getByTestId("bring-read").click();
  const review = page.getByTestId("bring-review");
  await expect(review).toContainText("350 tasks to train on, 50 to choose by, 101 to test on");
  await expect(review).toContainText("109 of 610 tasks have fewer than 30 rows.");
  await axe(page);
  await page.getByTestId("bring-use").click();
  await expect(page.getByTestId("preset")).toContainText("Your data ml-latest-small.zip");
  await expect(page.getByTestId("data-counts")).toContainText("Trained on 350 users");
  await play(page);
  await expect.poll(() => iteration(page), { timeout: 60_000 }).toBeGreaterThan(5);
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("paused");
  await expect(page.getByTestId("recommendation").first()).toBeVisible();
  await page.getByTestId("to-rate").first().getByRole("button").last().click();
  await expect(page.getByTestId("known-of-you")).toHaveText("On one rating.");
  await expect(page.getByTestId("because-bar")).not.toHaveCount(0);
});

test("columns that no name tells are mapped by hand, with the keyboard alone", async ({ page }) => {
  await open(page, QUICK);
  await page.getByTestId("bring").click();
  await page.getByTestId("bring-paste").fill(tickets("a,b"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("bring-problems")).toContainText("Choose the column");
  await expect(page.getByTestId("bring-read")).toBeDisabled();
  await page.getByLabel("What “a” is for").focus();
  await page.keyboard.type("the words");
  await page.keyboard.press("Tab");
  await page.keyboard.type("the label");
  await expect(page.getByTestId("bring-problems")).toHaveCount(0);
  await page.getByTestId("bring-read").press("Enter");
  await expect(page.getByTestId("bring-review")).toContainText(
    "5 tasks to train on, 5 to choose by, 5 to test on",
  );
  await page.getByTestId("bring-use").press("Enter");
  await expect(page.getByTestId("preset")).toContainText("Your data pasted.csv");
});

test("stopped in the middle and refused, nothing trained is lost", async ({ page }, testInfo) => {
  await open(page, QUICK);
  await page.getByTestId("meta-step").click();
  await expect.poll(() => iteration(page)).toBe(1);
  const long = testInfo.outputPath("long.csv");
  await new Promise((resolve) => {
    const stream = createWriteStream(long);
    stream.write("text,intent\n");
    for (let part = 0; part < 2000; part++)
      stream.write(`please help me with this,matter ${part % 9}\n`.repeat(1000));
    stream.end(resolve);
  });
  await page.getByTestId("bring").click();
  await pick(page, long);
  await expect(page.getByTestId("bring-busy")).toContainText(/Looking at all rows: .* of \d+/);
  await expect(page.getByTestId("bring-busy")).toContainText(/left|s/);
  await page.getByTestId("bring-busy").getByRole("button", { name: "Stop" }).click();
  await expect(page.getByTestId("bring-fault")).toHaveText("The import was stopped. Nothing was changed.");
  await pick(page, {
    name: "book.xlsx",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.7 nothing"),
  });
  await expect(page.getByTestId("bring-fault")).toContainText("This is a PDF, not a table. Bring CSV");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await iteration(page)).toBe(1);
  await expect(page).not.toHaveURL(/data=/);
});

test("files dropped anywhere on the page come to the same dialogue, in the dark, on a phone too", async ({
  browser,
}) => {
  const context = await browser.newContext({ ...PHONE, colorScheme: "dark" });
  const page = await context.newPage();
  await open(page, "");
  const dropped = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "dropped.csv", { type: "text/csv" }));
    return data;
  }, tickets());
  await page.dispatchEvent("body", "dragenter", { dataTransfer: dropped });
  await page.dispatchEvent(
    ".mantine-Dropzone-fullScreen [role=presentation], .mantine-Dropzone-root",
    "drop",
    {
      dataTransfer: dropped,
    },
  );
  await expect(page.getByTestId("bring-found")).toContainText("dropped.csv 240 rows");
  await axe(page);
  await page.getByTestId("bring-read").tap();
  await expect(page.getByTestId("bring-review")).toContainText("5 tasks to train on");
  await axe(page);
  const width = await page.getByRole("dialog").evaluate(({ scrollWidth }) => scrollWidth);
  expect(width).toBeLessThanOrEqual(PHONE.viewport.width);
  await page.getByTestId("bring-use").tap();
  await expect(page.getByTestId("preset")).toContainText("Your data dropped.csv");
  await context.close();
});
