// Inventory: a product's weeks, the order that follows from the costs, and what it would have cost.

import { expect, type Page, test } from "@playwright/test";
import { open, PHONE, play } from "./page.ts";
import { answersTakenAway } from "./takenAway.ts";

const DEMAND =
  "#v=1&task=demand&hiddenUnits=24&activation=tanh&algorithm=ridge&regularisation=100&metaBatch=16&iterations=20&evaluateEvery=20&evaluationTasks=20&finalTasks=20&backend=wasm";

const numberOf = async (page: Page, testId: string, attribute: string) =>
  Number(await page.getByTestId(testId).getAttribute(attribute));

test("what is ordered follows from what too few and too many cost, and so does what it would have cost", async ({
  page,
}) => {
  await open(page, DEMAND);
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("finished", { timeout: 60_000 });
  await expect(page.getByTestId("stock-picture")).toBeVisible();
  await expect(page.getByTestId("stock-order")).toContainText("enough in 80 of 100 weeks");
  const ordered = await numberOf(page, "stock-order", "data-ordered");
  const cost = await numberOf(page, "stock-cost", "data-cost");
  expect(ordered).toBeGreaterThan(0);
  // By keyboard to the dearest shortage: more is ordered, and another cost stands there.
  const ratio = page.getByTestId("stock-ratio").getByRole("slider");
  await ratio.press("End");
  await expect(page.getByTestId("stock-order")).toContainText("enough in 98 of 100 weeks");
  const much = await numberOf(page, "stock-order", "data-ordered");
  expect(much).toBeGreaterThan(ordered);
  expect(await numberOf(page, "stock-cost", "data-cost")).not.toBe(cost);
  await ratio.press("Home");
  await expect(page.getByTestId("stock-order")).toContainText("enough in 9 of 100 weeks");
  expect(await numberOf(page, "stock-order", "data-ordered")).toBeLessThan(ordered);
  // Another contender orders for the same product.
  await page.getByTestId("shown-role").click();
  await page.getByRole("option", { name: "Last week again" }).click();
  await expect.poll(() => numberOf(page, "stock-order", "data-ordered")).not.toBe(ordered);
});

test.describe("on a phone", () => {
  test.use(PHONE);
  test("the picture, the costs and the order stand within the width", async ({ page }) => {
    await open(page, DEMAND);
    await expect(page.getByTestId("stock-order")).toBeVisible();
    for (const part of ["stock-picture", "stock-ratio", "stock-order"]) {
      const { x, width } = (await page.getByTestId(part).boundingBox())!;
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(390);
    }
  });
});

/** Forty products, each with a level of its own, one row a week for forty weeks. */
const ownSales = () => {
  const rows = Array.from({ length: 40 * 40 }, (_, row) => {
    const [product, week] = [Math.floor(row / 40), row % 40];
    const date = new Date(Date.UTC(2024, 0, 1 + 7 * week)).toISOString().slice(0, 10);
    return `tea ${product},${date},${product + ((week * 7 + product * 3) % 5)}`;
  });
  return `product,date,units\n${rows.join("\n")}\n`;
};

test("a person's own sales are brought, mapped, trained on, and an order is read off, as by the export's program", async ({
  page,
}) => {
  await open(page, DEMAND);
  await page.getByTestId("bring").click();
  const file = { name: "teas.csv", mimeType: "text/csv", buffer: Buffer.from(ownSales()) };
  await page.getByTestId("bring-drop").locator("input").setInputFiles(file);
  await expect(page.getByTestId("bring-found")).toContainText("1,600 rows, 3 columns");
  await page.getByTestId("bring-kind").selectOption("sales");
  await expect(page.getByLabel("What “product” is for")).toHaveValue("task");
  await expect(page.getByLabel("What “units” is for")).toHaveValue("target");
  await page.getByTestId("bring-read").click();
  await expect(page.getByTestId("bring-review")).toContainText(
    "28 tasks to train on, 4 to choose by, 8 to test on",
  );
  await page.getByTestId("bring-use").click();
  await expect(page.getByTestId("preset")).toContainText("Your data teas.csv");
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("finished", { timeout: 60_000 });
  await expect(page.getByTestId("adaptation-plot")).toContainText("product tea");
  const ordered = await numberOf(page, "stock-order", "data-ordered");
  expect(ordered).toBeGreaterThan(0);
  const { values, said } = await answersTakenAway(page, "order");
  expect(said).toContain("An order is enough in 80 of 100 weeks");
  expect(values).toHaveLength(8);
  expect(Math.abs(values.reduce((sum, order) => sum + order, 0) / ordered - 1)).toBeLessThan(1e-5);
});
