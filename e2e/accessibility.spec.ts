// Every screen in both colour schemes, as axe sees it; charts as tables; the page by keyboard.

import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { iteration, open, PHONE, play } from "./page.ts";

/** What axe finds wrong in either colour scheme, short enough to be read. */
async function violations(page: Page): Promise<string[]> {
  const all: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    // Transitions half done have colours of nobody's choice.
    await page.waitForTimeout(400);
    const { violations: found } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of found)
      for (const { html, failureSummary } of nodes)
        all.push(`${colorScheme}, ${id}: ${html.slice(0, 160)} ${failureSummary?.slice(0, 260)}`);
  }
  return all;
}

const SCREENS = [
  { what: "sinusoids", hash: "#v=1&backend=wasm&evaluateEvery=30&evaluationTasks=5&beside1=anil", steps: 65 },
  {
    what: "glyphs with a matching network",
    hash: "#v=1&task=glyphs&model=conv4&algorithm=matching&filters=8&metaBatch=1&query=2&testQuery=3&evaluationTasks=2&backend=wasm&baseline=none",
    steps: 2,
  },
  {
    what: "regions",
    hash: "#v=1&task=ambiguousClassification&algorithm=platipus&backend=wasm&evaluationTasks=4&evaluateEvery=5",
    steps: 6,
  },
  {
    what: "bandits",
    hash: "#v=1&task=bandits&model=gru&algorithm=rl2&backend=wasm&evaluationTasks=10",
    steps: 2,
  },
  {
    what: "MDPs",
    hash: "#v=1&task=mdps&model=gru&algorithm=rl2&backend=wasm&evaluationTasks=10&metaBatch=20",
    steps: 1,
  },
] as const;

for (const { what, hash, steps } of SCREENS) {
  test(`${what}: axe finds nothing, before, after, as tables, on the stage`, async ({ page }) => {
    await open(page, hash);
    await expect(page.locator(".learner")).not.toHaveCount(0);
    expect(await violations(page)).toEqual([]);
    await play(page);
    await expect.poll(() => iteration(page), { timeout: 100_000 }).toBeGreaterThanOrEqual(steps);
    await play(page);
    await expect(page.getByTestId("state")).toHaveText("paused");
    await page.getByTestId("as-table").check({ force: true });
    await page.getByRole("switch", { name: "expert" }).check({ force: true });
    for (const more of await page.locator(".mantine-Accordion-control:visible").all()) await more.click();
    expect(await violations(page)).toEqual([]);
    await page.getByTestId("as-table").uncheck({ force: true });
    await page.keyboard.press("Escape");
    await page.getByTestId("stage").click();
    await expect(page.getByTestId("curves")).toBeHidden();
    expect(await violations(page)).toEqual([]);
  });
}

test("by keys the focus stays where one was, and charts take none", async ({ page }) => {
  await page.goto("/");
  const begin = page.getByTestId("begin");
  await expect(begin).toBeVisible({ timeout: 60_000 });
  await begin.focus();
  await page.keyboard.press("Enter");
  // The button goes, and Space is the page's own again.
  await expect(page.getByTestId("adaptation-plot")).toBeFocused();
  await expect(page.getByTestId("save-step-chart")).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press("Space");
  await expect(page.getByTestId("state")).toHaveText("paused");
  await page.getByTestId("save-iteration-chart").focus();
  await page.keyboard.press("Tab");
  await expect(page.getByTestId("save-step-chart")).toBeFocused();
});

test("messages and dialogues: axe finds nothing", async ({ page }) => {
  await page.goto("/#v=1&backend=wasm&amplitudeMin=4&amplitudeMax=1&colour=red");
  await expect(page.getByTestId("refused")).toBeVisible({ timeout: 60_000 });
  expect(await violations(page)).toEqual([]);
  await open(page, "#v=1&backend=wasm&baseline=none&result=2_wasm_1_2");
  await page.getByTestId("how-it-works").click();
  await expect(page.getByTestId("rule").first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test("a phone and its knobs: axe finds nothing", async ({ browser }) => {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  await open(page, "#v=1&backend=wasm&baseline=none");
  await expect(page.getByTestId("prediction")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByTestId("knobs").click();
  await expect(page.getByTestId("algorithm")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await context.close();
});
