// Cold-start recommendation: one is the new user, rates films by click and by key, and the list re-orders.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { open, PHONE, play } from "./page.ts";

const RATINGS =
  "#v=1&task=ratings&model=items&algorithm=ridge&regularisation=16&outerLearningRate=0.01&metaBatch=16&iterations=20&evaluateEvery=20&evaluationTasks=20&finalTasks=20&baseline=none&backend=wasm";

const listed = (page: Page) => page.getByTestId("recommendation").locator(".title").allTextContents();
/** Finds a film by its title and rates it. */
async function rateByName(page: Page, title: string, rating: number) {
  await page.getByTestId("search-film").fill(title);
  await page.getByRole("option", { name: title }).first().click();
  await page.getByRole("button", { name: `Rate ${title}: ${rating} of 5` }).click();
}

test("the new user rates five films, and after each the list re-orders and says why", async ({ page }) => {
  await open(page, RATINGS);
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("finished", { timeout: 60_000 });
  await expect(page.getByTestId("nothing-rated")).toBeVisible();
  await expect(page.getByTestId("recommendation")).toHaveCount(10);
  const films = [
    ["Alien (1979)", 5],
    ["Aliens (1986)", 5],
    ["Toy Story (1995)", 1],
    ["Terminator, The (1984)", 5],
    ["Lion King, The (1994)", 1],
  ] as const;
  let before = await listed(page);
  for (const [count, [title, rating]] of films.entries()) {
    await rateByName(page, title, rating);
    await expect(page.getByTestId("known-of-you")).toHaveText(
      count === 0 ? "On one rating." : `On ${count + 1} ratings.`,
    );
    const now = await listed(page);
    expect(now).not.toEqual(before);
    expect(now).not.toContain(title);
    before = now;
  }
  await expect(page.getByTestId("rated")).toHaveCount(5);
  await expect(page.getByTestId("because-bar")).toHaveCount(3);
  // Another film is looked at: its own reasons.
  const shown = page.getByTestId("because");
  await page.getByTestId("recommendation").nth(4).click();
  await expect(shown).toContainText(before[4]!);
  // The way among training users: a point before any rating, and one for each.
  await page.getByTestId("user-map-switch").focus();
  await page.keyboard.press("Space");
  await expect(page.getByTestId("map-step")).toHaveCount(6);
  await page.getByTestId("map-user").last().hover();
  await expect(page.getByTestId("map-pointed")).toContainText("More than others this user would like:");
  const { violations } = await new AxeBuilder({ page }).include(".user-map-section").analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  // Undone, the list and the way are as they were before the last rating.
  await page.getByTestId("undo-rating").click();
  await expect(page.getByTestId("rated")).toHaveCount(4);
  await expect(page.getByTestId("map-step")).toHaveCount(5);
  await expect(page.getByTestId("known-of-you")).toHaveText("On 4 ratings.");
  // Another contender advises on the same ratings.
  await page.getByTestId("shown-role").click();
  await page.getByRole("option", { name: "User and item bias", exact: true }).click();
  await expect(page.getByText("What User and item bias expects you to like")).toBeVisible();
});

test("is done by keyboard alone", async ({ page }) => {
  await open(page, RATINGS);
  const first = page.getByTestId("to-rate").first().getByRole("button").nth(4);
  await first.focus();
  const name = (await first.getAttribute("aria-label"))!;
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("known-of-you")).toHaveText("On one rating.");
  // Focus stays with the film that was rated.
  await expect(page.getByRole("button", { name })).toBeFocused();
  await page.getByTestId("search-film").focus();
  await page.keyboard.type("fargo");
  await expect(page.getByRole("option", { name: "Fargo (1996)" })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Rate Fargo (1996): 4 of 5" }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByTestId("known-of-you")).toHaveText("On 2 ratings.");
});

test.describe("on a phone", () => {
  test.use(PHONE);
  test("a sampled user's ratings are taken with a finger, and fit", async ({ page }) => {
    await open(page, RATINGS);
    await page.getByTestId("borrow").tap();
    await expect(page.getByTestId("rated")).toHaveCount(5);
    const { right, within } = await page.getByTestId("new-user").evaluate((panel) => ({
      right: panel.getBoundingClientRect().right,
      within: panel.scrollWidth <= panel.clientWidth,
    }));
    expect(right).toBeLessThanOrEqual(PHONE.viewport.width);
    expect(within).toBe(true);
    await page
      .getByRole("button", { name: /^Take back your rating of/ })
      .first()
      .tap();
    await expect(page.getByTestId("rated")).toHaveCount(4);
  });
});
