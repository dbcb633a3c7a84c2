// The page as a person uses it, in a real Chromium, on WebAssembly and on WebGPU (software adapter).

import { expect, type Page, test } from "@playwright/test";
import { drawnFiles, zipOf } from "../src/testing/imageZips.ts";

/** Opens an experiment and waits until it can be played. */
async function open(page: Page, hash: string) {
  await page.goto(`/${hash}`);
  await expect(page.getByTestId("play")).toBeEnabled({ timeout: 60_000 });
}
const iteration = async (page: Page) =>
  Number(((await page.getByTestId("iteration").textContent()) ?? "").replaceAll(",", ""));
const play = (page: Page) => page.getByTestId("play").click();

/** Means of the first and the last `count` training losses that the page has recorded. */
async function trainingLosses(page: Page, count: number) {
  const text = await page.getByTestId("first-losses").getAttribute("data-losses");
  const latest = await page.getByTestId("first-losses").getAttribute("data-latest");
  const meanOf = (list: string | null) =>
    (list ?? "")
      .split(",")
      .slice(-count)
      .reduce((total, value) => total + Number(value) / count, 0);
  return { first: meanOf(text), last: meanOf(latest) };
}

/** Long tasks of the main thread, in milliseconds, as the browser sees them. */
const watchLongTasks = (page: Page) =>
  page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { seen });
    new PerformanceObserver((list) =>
      seen.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ entryTypes: ["longtask"] });
  });

/** What each backend is asked to train: WebGPU is drawn in software here, and slow. */
const BACKENDS = [
  { backend: "wasm", sizes: "evaluateEvery=200&evaluationTasks=20", steps: 300 },
  {
    backend: "webgpu",
    sizes:
      "evaluateEvery=100000&evaluationTasks=2&finalTasks=2&metaBatch=4&hiddenUnits=16&testSteps=2&outerLearningRate=0.01&amplitudeMin=2&amplitudeMax=3&phaseMax=0.5&baseline=none",
    steps: 40,
  },
] as const;

for (const { backend, sizes, steps } of BACKENDS) {
  test(`on ${backend}: plays, learns, takes a turned knob, and takes own points`, async ({ page }) => {
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    await open(page, `#v=1&backend=${backend}&${sizes}`);
    await expect(page.getByTestId("backend")).toHaveText(backend);
    await expect(page.getByTestId("gradient-check")).toContainText("✓");
    await expect(page.getByTestId("prediction")).toBeVisible();
    await play(page);
    await expect.poll(() => iteration(page), { timeout: 100_000 }).toBeGreaterThan(steps);
    await page.getByTestId("option-innerLearningRate").fill("0.02");
    await page.getByTestId("option-innerLearningRate").press("Enter");
    await expect(page).toHaveURL(/innerLearningRate=0.02/);
    await expect(page.getByTestId("curves")).toContainText("innerLearningRate 0.02");
    await play(page);
    await expect(page.getByTestId("state")).toHaveText("paused");
    await expect(page.getByTestId("result")).toContainText("validation tasks");
    const { first, last } = await trainingLosses(page, 10);
    expect(last).toBeLessThan(first);

    const points = page.getByTestId("support-point");
    const before = await points.count();
    const curve = await page.getByTestId("prediction").getAttribute("d");
    await page.getByTestId("function-picture").click({ position: { x: 200, y: 60 } });
    await expect(points).toHaveCount(before + 1);
    await expect.poll(() => page.getByTestId("prediction").getAttribute("d")).not.toBe(curve);
    await points.last().press("Delete");
    await expect(points).toHaveCount(before);
    expect(problems).toEqual([]);
  });
}

test("a first visit opens a preset, with the paper's figure, and says what to press", async ({ page }) => {
  await open(page, "");
  await expect(page.getByTestId("preset")).toHaveValue("Sinusoids · MAML · 10-shot");
  await expect(page.getByTestId("result")).toContainText("Finn et al. 2017");
  await expect(page.getByTestId("state")).toHaveText("press Play");
  await expect(page.getByTestId("prediction")).toBeVisible();
  await page.keyboard.press("f");
  await expect(page.getByTestId("curves")).toBeHidden();
  await page.keyboard.press("f");
  await expect(page.getByTestId("curves")).toBeVisible();
  await page.getByTestId("how-it-works").click();
  await expect(page.getByTestId("rule")).toHaveCount(2);
  await page.locator("[data-knob=innerLearningRate]").first().click();
  await expect(page.getByTestId("option-innerLearningRate")).toBeFocused();
});

test("another family or algorithm comes with settings that run, and back leads back", async ({ page }) => {
  await open(page, "#v=1&backend=wasm&seed=5");
  const pick = async (testId: string, label: string) => {
    await page.getByTestId(testId).click();
    await page.getByRole("option", { name: label, exact: true }).click();
    await expect(page.getByTestId("play")).toBeEnabled({ timeout: 60_000 });
    await page.getByTestId("meta-step").click();
    await expect.poll(() => iteration(page), { timeout: 60_000 }).toBe(1);
  };
  await pick("family", "Glyphs");
  await pick("algorithm", "Matching networks");
  await expect(page).toHaveURL(/algorithm=matching/);
  await expect(page).toHaveURL(/seed=5/);
  await pick("algorithm", "Meta-SGD");
  await pick("family", "Sinusoids");
  await pick("algorithm", "Reptile");
  await expect(page.getByTestId("problem-alert")).toHaveCount(0);
  await page.goBack();
  await expect(page.getByTestId("algorithm")).toHaveValue("Meta-SGD");
});

test("a closed-form learner of values takes no steps, says its one figure, and answers a point at once", async ({
  page,
}) => {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  await open(
    page,
    "#v=1&backend=wasm&baseline=none&algorithm=ridge&iterations=300&evaluateEvery=100&evaluationTasks=20&finalTasks=20",
  );
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("finished", { timeout: 60_000 });
  await expect(page.getByTestId("result")).toContainText(/Ours: \d+\.\d+ \(20 test tasks/);
  await expect(page.getByTestId("curves")).toContainText("This learner takes no inner steps");
  await expect(page.getByTestId("step-slider")).toHaveCount(0);
  const curve = await page.getByTestId("prediction").getAttribute("d");
  const points = page.getByTestId("support-point");
  const before = await points.count();
  await page.getByTestId("function-picture").click({ position: { x: 200, y: 60 } });
  await expect(points).toHaveCount(before + 1);
  await expect.poll(() => page.getByTestId("prediction").getAttribute("d")).not.toBe(curve);
  expect(problems).toEqual([]);
});

test("dragging the inner learning rate moves the prediction before the hand lets go", async ({ page }) => {
  await open(page, "#v=1&backend=wasm&baseline=none");
  await play(page);
  await expect.poll(() => iteration(page)).toBeGreaterThan(200);
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("paused");
  const curve = await page.getByTestId("prediction").getAttribute("d");
  const thumb = page.getByRole("slider", { name: "Inner learning rate" });
  const box = (await thumb.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 30, box.y + box.height / 2, { steps: 5 });
  await expect.poll(() => page.getByTestId("prediction").getAttribute("d")).not.toBe(curve);
  await page.mouse.up();
  await expect(page).toHaveURL(/innerLearningRate=/);
});

test("a finished run shows its result, better after more steps", async ({ page }) => {
  await open(
    page,
    "#v=1&backend=wasm&evaluateEvery=100000&iterations=800&finalTasks=100&baseline=none&outerLearningRate=0.003",
  );
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("finished", { timeout: 100_000 });
  await expect(page.getByTestId("result")).toContainText("100 test tasks");
  const ours = (await page.getByTestId("result").textContent())?.match(/Ours: ([\d.]+), ([\d.]+), ([\d.]+)/);
  expect(Number(ours![2])).toBeLessThan(2);
  expect(Number(ours![2])).toBeLessThan(Number(ours![1]));
});

for (const { backend, sizes, steps } of [
  { backend: "wasm", sizes: "filters=16&metaBatch=2", steps: 40 },
  { backend: "webgpu", sizes: "filters=8&metaBatch=1&query=2", steps: 4 },
] as const) {
  test(`on ${backend}: prototypical networks learn glyphs, and a drawing is recognised`, async ({ page }) => {
    await open(
      page,
      `#v=1&task=glyphs&model=conv4&algorithm=prototypical&${sizes}&evaluationTasks=2&testQuery=2&backend=${backend}&baseline=none`,
    );
    await expect(page.getByTestId("query").first()).toBeVisible();
    await play(page);
    await expect.poll(() => iteration(page), { timeout: 100_000 }).toBeGreaterThan(steps);
    await play(page);
    await expect(page.getByTestId("state")).toHaveText("paused");
    const pads = page.getByTestId("pad");
    for (let place = 0; place < 6; place++) {
      const box = (await pads.nth(place).boundingBox())!;
      const angle = place === 5 ? 2 : place;
      const at = (share: number) =>
        [
          box.x + 32 + 24 * share * Math.cos(angle * 0.62),
          box.y + 32 + 24 * share * Math.sin(angle * 0.62),
        ] as const;
      await page.mouse.move(...at(-1));
      await page.mouse.down();
      await page.mouse.move(...at(1), { steps: 6 });
      await page.mouse.up();
    }
    await expect(page.getByTestId("pad-answer")).toContainText("That is character 3");
  });
}

test("own zips are taken, odd ones say why not, and nothing trained is lost by them", async ({ page }) => {
  await open(
    page,
    "#v=1&task=glyphs&model=conv4&algorithm=prototypical&filters=8&metaBatch=1&query=2&testQuery=2&ways=3&testWays=3&evaluationTasks=2&backend=wasm&baseline=none",
  );
  await page.getByTestId("meta-step").click();
  await expect.poll(() => iteration(page)).toBe(1);
  const drop = (name: string, bytes: Uint8Array) =>
    page
      .getByTestId("dropzone")
      .locator("input")
      .setInputFiles({ name, mimeType: "application/zip", buffer: Buffer.from(bytes) });
  const alerts = page.getByTestId("problem-alert");

  await drop("notes.zip", new TextEncoder().encode("these are notes"));
  await expect(alerts.filter({ hasText: "notes.zip" })).toBeVisible();
  expect(await iteration(page)).toBe(1);

  const files = Object.fromEntries(
    Array.from({ length: 9 }, (_, group) => drawnFiles(`set/g${group}/`, 4, 6, 1000 * group)).flatMap(
      (some) => Object.entries(some),
    ),
  );
  await drop("mine.zip", zipOf({ ...files, "__MACOSX/x.png": new Uint8Array(3) }).bytes);
  await expect(alerts.filter({ hasText: "mine.zip is in use now." })).toBeVisible();
  await expect(page.getByTestId("import-notices")).toContainText("1 entry of the operating system ignored");
  await expect.poll(() => iteration(page)).toBe(0);
  await expect(page).toHaveURL(/data=[0-9a-f]{20}/);
  await page.getByTestId("meta-step").click();
  await expect.poll(() => iteration(page)).toBe(1);

  // A reload finds them again, and a look elsewhere loses nothing.
  await page.reload();
  await expect(page.getByRole("radio", { name: "mine.zip" })).toBeChecked();
  await expect(page.getByTestId("data-counts")).toContainText("tested on 8 classes of 2 groups");
  await expect(page.getByTestId("data-notices")).toContainText("turns of test classes coincide");
  await page.getByTestId("meta-step").click();
  await expect.poll(() => iteration(page)).toBe(1);

  // Parts of a split, one drawing a JPEG: honoured, and joined at a press.
  const jpeg = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(28, 28);
    const context = canvas.getContext("2d")!;
    context.fillStyle = "white";
    context.fillRect(0, 0, 28, 28);
    context.fillStyle = "red";
    context.fillRect(10, 10, 8, 8);
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg" })).arrayBuffer())];
  });
  const parts = {
    ...drawnFiles("train_set/Greek/", 8, 6),
    ...drawnFiles("test_set/Latin/", 5, 6, 100),
    "train_set/Greek/c0/photo.jpg": Uint8Array.from(jpeg),
  };
  await drop("parts.zip", zipOf(parts).bytes);
  await expect(page.getByRole("radio", { name: "parts.zip" })).toBeChecked();
  const notices = page.getByTestId("import-notices");
  await expect(notices).toContainText("1 image in other formats than PNG decoded");
  await expect(notices).toContainText("1 image in colour turned to grey");
  await expect(notices).toContainText("are parts of a split");
  await expect(page.getByTestId("data-counts")).toContainText("tested on 5 classes of 1 group");
  await page.getByText("Joined", { exact: true }).click();
  await expect(page.getByTestId("data-counts")).not.toContainText("tested on 5 classes of 1 group");

  await page.getByRole("button", { name: "Delete mine.zip" }).click();
  await expect(page.getByRole("radio", { name: "mine.zip" })).toHaveCount(0);
});

test("a link that names own images waits for them, and keeps its result", async ({ page }) => {
  const hash =
    "#v=1&task=glyphs&model=conv4&algorithm=prototypical&filters=8&metaBatch=1&query=2&testQuery=2&ways=3&testWays=3&evaluationTasks=2&backend=wasm&baseline=none";
  await open(page, hash);
  const drop = (name: string, bytes: Uint8Array) =>
    page
      .getByTestId("dropzone")
      .locator("input")
      .setInputFiles({ name, mimeType: "application/zip", buffer: Buffer.from(bytes) });
  const mine = zipOf(drawnFiles("", 20, 6)).bytes;
  await drop("mine.zip", mine);
  await expect(page).toHaveURL(/data=[0-9a-f]{20}/);
  const data = /data=([0-9a-f]{20})/.exec(page.url())![1]!;
  await page.getByRole("radio", { name: "Those that ship" }).check();
  await expect(page).not.toHaveURL(/data=/);
  await page.getByRole("button", { name: "Delete mine.zip" }).click();

  await page.goto("about:blank");
  await page.goto(`/${hash}&data=${data}&result=5_wasm_1.5_1.25`);
  await expect(page.getByTestId("refused")).toContainText(data);
  await drop("other.zip", zipOf(drawnFiles("", 20, 6, 200)).bytes);
  const alerts = page.getByTestId("problem-alert");
  await expect(alerts.filter({ hasText: `than the experiment names (${data})` })).toBeVisible();
  await expect(page.getByRole("button", { name: "Use other.zip" })).toBeVisible();
  await drop("renamed.zip", mine);
  await expect(page.getByRole("radio", { name: "renamed.zip" })).toBeChecked();
  await expect(page.getByTestId("expected")).toContainText("training loss 1.25 after 5 iterations");
  await expect(page).toHaveURL(/result=/);
});

for (const { backend, sizes } of BACKENDS) {
  test(`on ${backend}: a shared link gives a fresh profile the same first ten losses`, async ({
    browser,
  }) => {
    const losses = async (hash: string) => {
      const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
      const page = await context.newPage();
      await open(page, hash);
      for (let step = 1; step <= 10; step++) {
        await page.getByTestId("meta-step").click();
        await expect.poll(() => iteration(page)).toBe(step);
      }
      const drawn = () => page.getByTestId("first-losses").getAttribute("data-losses");
      await expect.poll(async () => (await drawn())?.split(",").length).toBe(10);
      const found = await drawn();
      await page.getByTestId("share").click();
      const link = await page.evaluate(() => navigator.clipboard.readText());
      await context.close();
      return { found, link };
    };
    const first = await losses(`#v=1&backend=${backend}&${sizes}&seed=7&shots=5`);
    expect(first.link.length).toBeLessThan(300);
    const second = await losses(new URL(first.link).hash);
    expect(second.found).toBe(first.found);
  });
}

test("a damaged link opens the lab and names each field", async ({ page }) => {
  await open(page, "#v=1&innerLearningRate=99&seed=abc&colour=red");
  const alerts = page.getByTestId("problem-alert");
  await expect(alerts).toHaveCount(3);
  await expect(alerts.filter({ hasText: "Inner learning rate" })).toBeVisible();
});

const WINDOWS = 12;
const WINDOW_MS = 2000;

/** Mean time of a fixed piece of work on the main thread, in milliseconds. */
const yardstick = (page: Page) =>
  page.evaluate(async () => {
    let total = 0;
    const rounds = 40;
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      let state = 1;
      for (let turn = 0; turn < 2_000_000; turn++) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
      total += performance.now() - start + (state === 0 ? 1 : 0);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return total / rounds;
  });

for (const { what, hash, some } of [
  { what: "sinusoids", hash: "", some: 500 },
  { what: "bandits", hash: "task=bandits&model=gru&algorithm=rl2", some: 20 },
  { what: "ambiguous curves", hash: "task=ambiguousRegression&algorithm=platipus&baseline=none", some: 50 },
]) {
  test(`the main thread has no long task while training on ${what}`, async ({ page }) => {
    await open(page, `#v=1&backend=wasm&iterations=100000&${hash}`);
    const alone = await yardstick(page);
    await play(page);
    await expect.poll(() => iteration(page)).toBeGreaterThan(some);
    // Where other processes take the processor away, 50 ms of work last longer.
    const slowdown = Math.max(1, (await yardstick(page)) / alone);
    await watchLongTasks(page);
    const longest: number[] = [];
    for (let window = 0; window < WINDOWS && longest.at(-1) !== 0; window++) {
      await page.evaluate(() => {
        (globalThis as unknown as { seen: number[] }).seen.length = 0;
      });
      const start = await iteration(page);
      await page.waitForTimeout(WINDOW_MS);
      expect(await iteration(page)).toBeGreaterThan(start);
      const seen = await page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen);
      longest.push(Math.max(0, ...seen));
    }
    console.log(
      `${what}: longest task over 50 ms in each window: ${longest.map((ms) => `${Math.round(ms)} ms`).join(", ")}; the machine is ${slowdown.toFixed(2)} times as slow as before training`,
    );
    expect(Math.min(...longest)).toBeLessThanOrEqual(50 * slowdown);
  });
}

test("a link with a result tells whether the same comes out, and a kept run goes on", async ({ browser }) => {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  const hash = "#v=1&backend=wasm&seed=3&baseline=none";
  const steps = async (from: number, to: number) => {
    for (let step = from; step <= to; step++) {
      await page.getByTestId("meta-step").click();
      await expect.poll(() => iteration(page)).toBe(step);
    }
  };
  await open(page, hash);
  await steps(1, 5);
  await page.getByTestId("share-result").click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("&result=5_wasm_");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link.length).toBeLessThan(300);

  await page.goto("about:blank");
  await open(page, new URL(link).hash);
  await expect(page.getByTestId("expected")).toContainText("after 5 iterations on wasm");
  await expect(page.getByTestId("checkpoint")).toContainText("5 iterations");
  await page.getByRole("button", { name: "Go on from there" }).click();
  await expect.poll(() => iteration(page)).toBe(5);
  await expect(page.getByTestId("expected")).toContainText("The same result");
  await steps(6, 7);

  await page.goto("about:blank");
  await open(page, `${hash}&result=2_wasm_1_2`);
  await page.getByTestId("checkpoint").getByRole("button", { name: "Go on from there" }).click();
  await expect(page.getByTestId("expected")).toContainText("Not the same");
  await context.close();
});

test("learner and baselines stand side by side, and the curves zoom", async ({ page }) => {
  await open(page, "#v=1&backend=wasm&evaluateEvery=50&evaluationTasks=10");
  await play(page);
  await expect.poll(() => iteration(page)).toBeGreaterThan(120);
  await play(page);
  await page.getByText("Side by side").click();
  await expect(page.getByTestId("function-picture")).toHaveCount(3);
  await expect(page.getByTestId("probe-figure")).toHaveCount(3);
  await page.getByTestId("zoom").click();
  await expect(page.getByTestId("zoom")).toHaveText("whole run");
  await page.getByTestId("zoom").click();
  await expect(page.getByTestId("zoom")).toHaveText("latest");
});

test("on a phone the knobs come from below and nothing is wider than the screen", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await open(page, "#v=1&backend=wasm&baseline=none");
  await page.getByTestId("knobs").click();
  await page.getByTestId("option-innerSteps").first().fill("2");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/innerSteps=2/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await context.close();
});

test("learners beside each other train on the same tasks, and their difference is told", async ({ page }) => {
  await open(page, "#v=1&backend=wasm&baseline=none&evaluateEvery=50&evaluationTasks=10");
  await page.getByTestId("compare-with").click();
  await page.getByRole("option", { name: "ANIL", exact: true }).click();
  await expect(page).toHaveURL(/beside1=anil/);
  await expect(page.getByTestId("play")).toBeEnabled({ timeout: 60_000 });
  await play(page);
  await expect(page.getByTestId("difference")).toContainText("less ANIL");
  await play(page);
  await page.getByText("Side by side").click();
  await expect(page.getByTestId("function-picture")).toHaveCount(2);
  await page.getByRole("button", { name: "No longer compare with ANIL" }).click();
  await expect(page).not.toHaveURL(/beside1/);
});

test("a bandit's trial is played step by step, and the policy learns to lose less", async ({ page }) => {
  await open(page, "#v=1&task=bandits&model=gru&algorithm=rl2&backend=wasm&metaBatch=100&evaluationTasks=50");
  await expect(page.getByTestId("trial-picture")).toBeVisible();
  await expect(page.getByTestId("action")).toHaveCount(10);
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByTestId("action")).toHaveCount(9);
  await expect(page.getByTestId("regrets")).toContainText("Gittins index");
  await play(page);
  await expect.poll(() => iteration(page), { timeout: 60_000 }).toBeGreaterThan(60);
  await play(page);
  const { first, last } = await trainingLosses(page, 10);
  expect(last).toBeLessThan(first);
});

test("sampled functions draw together when points are added, and calibration is plotted", async ({
  page,
}) => {
  await open(
    page,
    "#v=1&task=ambiguousRegression&algorithm=platipus&innerLearningRate=0.005&innerSteps=2&backend=wasm&baseline=none&outerLearningRate=0.003&evaluateEvery=100&evaluationTasks=10",
  );
  await expect(page.getByTestId("sample")).toHaveCount(20);
  await play(page);
  await expect.poll(() => iteration(page), { timeout: 60_000 }).toBeGreaterThan(600);
  await play(page);
  await expect(page.getByTestId("state")).toHaveText("paused");
  const { first, last } = await trainingLosses(page, 10);
  expect(last).toBeLessThan(first);
  await page.getByText("calibration", { exact: true }).click();
  await expect(page.getByTestId("calibration-chart")).toBeVisible();
  await expect(page.getByTestId("uncertainty")).toContainText("PLATIPUS");

  const points = page.getByTestId("support-point");
  const spread = async () => Number(await page.getByTestId("spread").getAttribute("data-spread"));
  // From one point alone to one at each of five places across the picture.
  while ((await points.count()) > 1) await points.last().press("Delete");
  await expect(page.getByTestId("prediction")).toBeVisible();
  const alone = await spread();
  const box = (await page.getByTestId("function-picture").boundingBox())!;
  for (const share of [0.15, 0.35, 0.55, 0.75, 0.95])
    await page
      .getByTestId("function-picture")
      .click({ position: { x: share * box.width, y: 0.55 * box.height } });
  await expect(points).toHaveCount(6);
  await expect.poll(spread).toBeLessThan(alone);
});

test("a plane takes points of either class by click, and moves and loses them by keyboard", async ({
  page,
}) => {
  await open(page, "#v=1&task=ambiguousClassification&algorithm=platipus&backend=wasm&baseline=none");
  const points = page.getByTestId("support-point");
  await expect(points).toHaveCount(4);
  await expect(page.getByTestId("sample")).toHaveCount(20);
  await page.getByText("second class").click();
  const box = (await page.getByTestId("plane-picture").boundingBox())!;
  await page.getByTestId("plane-picture").click({ position: { x: box.width / 2, y: box.height / 2 } });
  await expect(points).toHaveCount(5);
  const added = points.last();
  await expect(added).toHaveAttribute("aria-label", /second class/);
  const before = await added.getAttribute("cx");
  await added.press("ArrowRight");
  await expect(added).not.toHaveAttribute("cx", before!);
  await added.press("Delete");
  await expect(points).toHaveCount(4);
});
