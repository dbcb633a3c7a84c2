// The page in Chinese and in English: found out, switched, remembered, complete.

import { expect, type Page, test } from "@playwright/test";
import { iteration, open, PHONE, play } from "./page.ts";

/** Three English words and more. */
const RUN = /[A-Za-z][A-Za-z’'-]*(?:[ ,]+[A-Za-z][A-Za-z’'-]*){2,}/;
/** What stays as it is: names and commands. */
const NAMES = /The Innerloop founders|npm run [\w-]+/g;

/** What the page shows or reads out with three English words or more in a row. */
const englishOn = async (page: Page) => {
  const found = await page.evaluate(() => {
    const apart = "script, style, .katex, body [lang=en]";
    const of = (element: Element) =>
      ["aria-label", "title", "placeholder", "alt"].map((name) => element.getAttribute(name) ?? "");
    const elements = [...document.body.querySelectorAll("*")].filter((element) => !element.closest(apart));
    return elements.flatMap((element) => [
      ...of(element),
      ...[...element.childNodes].flatMap((node) => (node instanceof Text ? [node.data] : [])),
    ]);
  });
  return found.filter((text) => RUN.test(text.replaceAll(NAMES, "")));
};

test.describe("a browser that asks for Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("gets Chinese from the first sight on, and English and Chinese again when asked", async ({ page }) => {
    await open(page, "");
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await expect(page).toHaveTitle(/元学习/);
    await expect(page.getByTestId("play")).toContainText("开始");
    await expect(page.getByTestId("welcome")).toBeVisible();
    expect(await englishOn(page)).toEqual([]);

    const button = page.getByTestId("language");
    await expect(button).toHaveAccessibleName("English (EN)");
    await button.focus();
    await page.keyboard.press("Enter");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByTestId("play")).toContainText("Play");
    await expect(page.getByTestId("welcome")).toContainText("Three networks");
    await expect(button).toHaveAccessibleName("简体中文");
    await page.reload();
    await expect(page.getByTestId("play")).toContainText("Play");
    await button.click();
    await expect(page.getByTestId("play")).toContainText("开始");
    await page.reload();
    await expect(page.getByTestId("play")).toContainText("开始");
  });

  for (const [what, hash] of [
    ["sinusoids", "#v=1&backend=wasm&evaluateEvery=30&evaluationTasks=5&beside1=anil"],
    [
      "regions",
      "#v=1&task=ambiguousClassification&algorithm=platipus&backend=wasm&evaluationTasks=4&evaluateEvery=5",
    ],
    ["bandits", "#v=1&task=bandits&model=gru&algorithm=rl2&backend=wasm&evaluationTasks=10&metaBatch=20"],
    [
      "trials of prices",
      "#v=1&task=pricing&model=gru&algorithm=rl2&backend=wasm&evaluationTasks=10&metaBatch=20",
    ],
    [
      "prices",
      "#v=1&task=priceResponse&model=mlp&answers=shares&algorithm=maml&innerLearningRate=1&baseline=none&backend=wasm&evaluationTasks=5&evaluateEvery=20",
    ],
    ["an ensemble", "#v=1&algorithm=ensemble&backend=wasm&evaluationTasks=4&evaluateEvery=5"],
  ] as const)
    test(`${what}: no English, before, after, in the expert view, in the algorithm's page`, async ({
      page,
    }) => {
      await open(page, hash);
      expect(await englishOn(page)).toEqual([]);
      await play(page);
      await expect.poll(() => iteration(page), { timeout: 60_000 }).toBeGreaterThan(5);
      await play(page);
      await expect(page.getByTestId("state")).toHaveText("已暂停");
      await page.getByRole("switch").first().check({ force: true });
      for (const more of await page.locator(".mantine-Accordion-control:visible").all()) await more.click();
      expect(await englishOn(page)).toEqual([]);
      await page.getByTestId("as-table").check({ force: true });
      await page.getByTestId("how-it-works").click();
      await expect(page.getByTestId("rule").first()).toBeVisible();
      expect(await englishOn(page)).toEqual([]);
    });

  test("the gallery, own data, kept runs, the glossary, refusals: no English", async ({ page }) => {
    await open(page, "#v=1&backend=wasm&baseline=none&seed=5");
    await page.getByTestId("about-button").click();
    await expect(page.getByTestId("about")).toBeVisible();
    await expect(page.getByTestId("glossary")).toContainText("支持集");
    expect(await englishOn(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByTestId("runs").click();
    await expect(page.getByTestId("runs-storage")).toBeVisible();
    expect(await englishOn(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByTestId("preset").click();
    await expect(page.getByTestId("card").first()).toBeVisible();
    expect(await englishOn(page)).toEqual([]);
    await page.getByTestId("bring-card").click();
    await expect(page.getByTestId("bring-drop")).toBeVisible();
    expect(await englishOn(page)).toEqual([]);

    // A page of its own: a link taken up by a page that stands is refused in a message.
    await page.goto("about:blank");
    await page.goto("/#v=1&backend=wasm&amplitudeMin=4&amplitudeMax=1&colour=red");
    await expect(page.getByTestId("refused")).toBeVisible({ timeout: 60_000 });
    expect(await englishOn(page)).toEqual([]);
  });

  test("on a phone the switch is in reach and nothing is wider than the screen", async ({ browser }) => {
    const context = await browser.newContext({ ...PHONE, locale: "zh-CN" });
    const page = await context.newPage();
    await open(page, "#v=1&backend=wasm&baseline=none");
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBe(390);
    await page.getByTestId("language").tap();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    expect(await width()).toBe(390);
    await context.close();
  });
});

test("a browser that asks for neither gets English", async ({ browser }) => {
  const context = await browser.newContext({ locale: "de-DE" });
  const page = await context.newPage();
  await open(page, "#v=1&backend=wasm&baseline=none");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByTestId("play")).toContainText("Play");
  await context.close();
});
