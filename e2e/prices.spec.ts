// The best price of a segment: the page trains `pricing-spread`'s tasks, names a price with its interval, and both follow
// the points that a person drags.

import { expect, test } from "@playwright/test";
import { open, PHONE, play } from "./page.ts";
import { answersTakenAway } from "./takenAway.ts";

const PRICES =
  "#v=1&task=priceResponse&model=mlp&activation=tanh&answers=shares&algorithm=maml&innerSteps=3&innerLearningRate=1&outerLearningRate=0.01&iterations=150&evaluateEvery=75&evaluationTasks=20&finalTasks=50&baseline=none&backend=wasm";

test("a best price is named with its interval, and follows the points that are dragged", async ({ page }) => {
  await open(page, PRICES);
  await expect(page.getByTestId("prices-words")).toContainText("which price earns most");
  await expect(page.getByTestId("prices-words")).toContainText("no experiments");
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("finished", { timeout: 90_000 });
  const named = page.getByTestId("named-price");
  await expect(named).toContainText(/Name \d+\.\d\d: earns \d+\.\d% .*\(simulated\)/);
  await expect(named).toContainText(/between \d+\.\d\d and \d+\.\d\d \(90% interval/);
  await expect(page.getByTestId("price-interval")).toBeVisible();
  // The learner taken away names the same price.
  const { said } = await answersTakenAway(page, "revenue");
  const away = Number(/Of the prices asked ([\d.]+) earns most/.exec(said)![1]);
  const priceNow = async () => Number(/Name ([\d.]+)/.exec((await named.textContent())!)![1]);
  expect(await priceNow()).toBe(away);
  // Nobody buys at any of them: a lower price; all buy at each: a higher one.
  const points = page.getByTestId("support-point");
  await expect(points).toHaveCount(3);
  const toAll = async (share: "none" | "all") => {
    const picture = (await page.getByTestId("prices-picture").boundingBox())!;
    for (let at = 0; at < 3; at++) {
      const box = (await points.nth(at).boundingBox())!;
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      // Side by side in the middle, each at a place of its own.
      const x = picture.x + picture.width * (0.4 + 0.08 * at);
      await page.mouse.move(x, picture.y + (share === "all" ? 30 : 0.5 * picture.height), { steps: 4 });
      await page.mouse.up();
    }
    await expect(points.nth(2)).toHaveAttribute("aria-label", /Observed: at/);
  };
  await toAll("none");
  await expect.poll(priceNow).toBeLessThan(7);
  const low = await priceNow();
  await toAll("all");
  await expect.poll(priceNow).toBeGreaterThan(low + 1);
  await page.getByText("Back to the sampled points").click();
  await expect(page.getByText("Your own points.")).toHaveCount(0);
  // Another contender's price, on the same segment.
  await page.getByTestId("shown-role").click();
  await page.getByRole("option", { name: "One price for all" }).click();
  await expect.poll(priceNow).toBeGreaterThan(6.4);
  await expect.poll(priceNow).toBeLessThan(9.6);
});

test.describe("on a phone", () => {
  test.use(PHONE);
  test("picture and words fit the width", async ({ page }) => {
    await open(page, PRICES);
    await expect(page.getByTestId("prices-picture")).toBeVisible();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
});

/** Thirty groups of customers, each at eight prices: what they bought falls with the price, by a curve of each one's own. */
const ownPrices = () => {
  const rows = Array.from({ length: 30 * 8 }, (_, row) => {
    const [group, place] = [Math.floor(row / 8), row % 8];
    const price = 3 + 1.5 * place + (group % 3) / 4;
    const share = 1 / (1 + Math.exp(0.4 * (price - 7 - (group % 5))));
    return `group ${group},${price.toFixed(2)},50,${Math.round(50 * share)}`;
  });
  return `segment,price,visitors,bought\n${rows.join("\n")}\n`;
};

test("a person's own prices are brought, mapped by a guess, trained on, and a best price is read off, as by the export's program", async ({
  page,
}) => {
  await open(page, PRICES.replace("iterations=150", "iterations=40"));
  await page.getByTestId("bring").click();
  const file = { name: "groups.csv", mimeType: "text/csv", buffer: Buffer.from(ownPrices()) };
  await page.getByTestId("bring-drop").locator("input").setInputFiles(file);
  await expect(page.getByTestId("bring-found")).toContainText("240 rows, 4 columns");
  await expect(page.getByTestId("bring-kind")).toHaveValue("prices");
  await expect(page.getByLabel("What “price” is for")).toHaveValue("number");
  await page.getByTestId("bring-read").click();
  await expect(page.getByTestId("bring-review")).toContainText(
    "21 tasks to train on, 3 to choose by, 6 to test on",
  );
  await page.getByTestId("bring-use").click();
  await expect(page.getByTestId("preset")).toContainText("Your data groups.csv");
  await expect(page.getByTestId("prices-words")).toContainText("no experiments");
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("finished", { timeout: 60_000 });
  const named = page.getByTestId("named-price");
  await expect(named).toContainText(/Name [\d.]+: it earns most .* from 3\.00 to 14\.00 that training saw/);
  await expect(named).toContainText("It has no interval");
  await expect(page.getByTestId("other-prices").locator("circle")).toHaveCount(5);
  const price = Number(/Name ([\d.]+)/.exec((await named.textContent())!)![1]);
  expect(price).toBeGreaterThan(3);
  expect(price).toBeLessThan(14);
  const { said } = await answersTakenAway(page, "revenue");
  expect(said).toMatch(/Of the prices asked [\d.]+ earns most: [\d.]+ of each visitor/);
});
