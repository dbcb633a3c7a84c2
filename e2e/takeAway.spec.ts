// A learner trained on the page is taken away, and answers on its own what the page shows.

import { copyFileSync, readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { open, play } from "./page.ts";
import { programIn, take } from "./takenAway.ts";

const SMALL =
  "#v=1&backend=wasm&baseline=none&hiddenUnits=8&metaBatch=4&iterations=20&evaluateEvery=10&evaluationTasks=10&finalTasks=10";

/** What a line of a menu downloads: its name, and where it lies. */
async function saved(page: Page, line: Locator) {
  const [file] = await Promise.all([page.waitForEvent("download"), line.click()]);
  // The next menu has lines of the same names: this one has faded by then.
  await expect(line).toBeHidden();
  return { name: file.suggestedFilename(), path: await file.path() };
}

test("a learner is taken away as a zip whose program answers what the page shows", async ({ page }) => {
  await open(page, SMALL);
  await expect(page.getByTestId("take-away")).toHaveAttribute("aria-disabled", "true");
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("finished");
  const { name, files } = await take(page, "take-learner");
  expect(name).toBe("sinusoid-maml-20.zip");
  await expect(page.getByText("sinusoid-maml-20.zip is on its way to your downloads.")).toBeVisible();

  const node = programIn(files);
  expect(node("--check").stdout).toMatch(/^101 answers, the largest difference from the lab's 0\.0e\+0\./);

  // The points of the picture and its whole line go along: the same error, to the digits that the page gives.
  const { stderr } = node("--support", "example/support.csv", "--query", "example/query.csv");
  const error = Number(/Mean squared error (\S+) on 101 rows/.exec(stderr)![1]);
  await expect(page.getByTestId("shown-step")).toContainText("1");
  const shown = await page.getByTestId("probe-figure").textContent();
  expect(shown).toContain(error.toFixed(3));
});

test("pictures are taken away as lines and as pixels", async ({ page }) => {
  await open(page, SMALL);
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("finished");
  // What is taken is what is drawn.
  await expect(page.getByTestId("iteration-chart").locator("svg").first()).toBeVisible();
  const { files } = await take(page, "take-pictures");
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining([
      "function-picture.svg",
      "function-picture.png",
      "iteration-chart.svg",
      "iteration-chart.png",
    ]),
  );
  const svg = new TextDecoder().decode(files["function-picture.svg"]);
  expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
  expect(svg).toContain("true function, support points and predictions</title>");
  expect(svg).not.toContain("var(--");
  expect([...files["function-picture.png"]!.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);

  // Each chart where it stands: by keyboard, its data unrounded and itself at print size.
  const chart = page.getByTestId("iteration-chart");
  const line = async (name: string) => {
    await page.getByTestId("save-iteration-chart").press("Enter");
    return saved(page, page.getByRole("menuitem", { name }));
  };
  const csv = await line("Its data (CSV)");
  const [head, ...rows] = readFileSync(csv.path, "utf8").trim().split("\n");
  expect([csv.name, head]).toEqual(["iteration-chart.csv", "iteration,training,MAML,MAML ±"]);
  expect(rows.map((row) => row.split(",")[0])).toEqual([...Array(21).keys()].map(String));
  const png = readFileSync((await line("In pixels, for print (PNG)")).path);
  const wide = await chart
    .locator("svg.recharts-surface")
    .first()
    .evaluate((svg) => svg.clientWidth);
  expect(png.readUInt32BE(16)).toBe(4 * wide);
  const adapted = page.getByTestId("save-adaptation");
  await adapted.click();
  const answers = await saved(page, page.getByRole("menuitem", { name: "Its data (CSV)" }));
  expect(readFileSync(answers.path, "utf8")).toMatch(/^x,truth,before,after step 1,/);
});

test("results are taken away as a table, as JSON, and as a page that replays the run without a network", async ({
  page,
  browser,
}) => {
  await open(page, SMALL);
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("finished");
  const taken = async (line: string) => {
    await page.getByTestId("take-away").click();
    return readFileSync((await saved(page, page.getByRole("menuitem", { name: line }))).path, "utf8");
  };
  const [head, ...rows] = (await taken("Results (CSV)")).trim().split("\n");
  expect(head).toContain("role,contender,tasks of,iteration,tasks,measure,mean,half-width");
  const last = rows.find((row) => row.startsWith("learner,MAML,test,20,"))!.split(",");
  const json = JSON.parse(await taken("Results (JSON)"));
  const tested = json.evaluations.find(({ split }: { split: string }) => split === "test");
  expect(Number(last[6])).toBe(tested.measures.mse.mean);

  await page.getByTestId("take-away").click();
  const { name, path } = await saved(page, page.getByTestId("take-replay"));
  expect(name).toBe("sinusoid-maml-20.html");

  const file = test.info().outputPath(name);
  copyFileSync(path, file);
  const context = await browser.newContext({ offline: true, viewport: { width: 390, height: 844 } });
  const replay = await context.newPage();
  const faults: string[] = [];
  const asked: string[] = [];
  replay.on("console", (message) => faults.push(message.text()));
  replay.on("pageerror", (error) => faults.push(error.message));
  replay.on("request", (request) => asked.push(request.url()));
  await replay.goto(`file://${file}`);

  const when = replay.locator("#when");
  await expect(when).toHaveText("iteration 20");
  const curve = replay.locator("#curves path.curve").last();
  const whole = await curve.getAttribute("d");
  await replay.getByRole("slider", { name: "Moment of training" }).press("Home");
  await expect(when).toHaveText("iteration 0");
  expect((await curve.getAttribute("d"))!.length).toBeLessThan(whole!.length);
  await replay.getByRole("button", { name: "Play" }).press("Enter");
  await expect(when).toHaveText("iteration 20");
  await expect(replay.getByRole("button", { name: "Play" })).toBeVisible();

  const answer = replay.locator("#picture path.curve");
  const adapted = await answer.getAttribute("d");
  await replay.getByRole("slider", { name: "Inner step" }).press("Home");
  await expect(replay.locator("#after")).toHaveText("before adaptation");
  expect(await answer.getAttribute("d")).not.toBe(adapted);

  const { violations } = await new AxeBuilder({ page: replay }).analyze();
  expect(violations).toEqual([]);
  expect(await replay.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(faults).toEqual([]);
  expect(asked).toEqual([`file://${file}`]);
  await context.close();
});
