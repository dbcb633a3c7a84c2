// The picture of adaptation: points put, moved and deleted, drawings recognised, trials played.

import { expect, test } from "@playwright/test";
import { iteration, middleOf, open, play, trainingLosses } from "./page.ts";

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
      // The field for the query stands first.
      const box = (await pads.nth((place + 1) % 6).boundingBox())!;
      const angle = place === 5 ? 2 : place;
      const at = (share: number) =>
        [
          box.x + box.width * (0.5 + 0.375 * share * Math.cos(angle * 0.62)),
          box.y + box.height * (0.5 + 0.375 * share * Math.sin(angle * 0.62)),
        ] as const;
      await page.mouse.move(...at(-1));
      await page.mouse.down();
      await page.mouse.move(...at(1), { steps: 6 });
      await page.mouse.up();
    }
    await expect(page.getByTestId("pad-answer")).toContainText("That is letter 3");
  });
}

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

test("learners beside each other train on the same tasks, and their difference is told", async ({ page }) => {
  await open(page, "#v=1&backend=wasm&baseline=none&evaluateEvery=50&evaluationTasks=10");
  await page.getByTestId("compare-with").click();
  await page.getByRole("option", { name: "ANIL", exact: true }).click();
  await expect(page).toHaveURL(/beside1=anil/);
  await expect(page.getByTestId("play")).toBeEnabled({ timeout: 60_000 });
  await play(page);
  await expect(page.getByTestId("difference")).toContainText("ANIL");
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

for (const { picture, hash } of [
  { picture: "function-picture", hash: "#v=1&backend=wasm&baseline=none" },
  {
    picture: "plane-picture",
    hash: "#v=1&task=ambiguousClassification&backend=wasm&baseline=none",
  },
] as const) {
  test(`${picture}: a mouse adds a point, drags it out to the frame, and deletes it by double-click`, async ({
    page,
  }) => {
    await open(page, hash);
    const points = page.getByTestId("support-point");
    const before = await points.count();
    const box = (await page.getByTestId(picture).boundingBox())!;
    const [x, y] = [box.x + box.width * 0.52, box.y + box.height * 0.4];
    await page.mouse.click(x, y);
    await expect(points).toHaveCount(before + 1);
    const added = points.last();
    const [ax, ay] = await middleOf(added);
    // The picture has not moved under the pointer.
    expect(Math.hypot(ax - x, ay - y)).toBeLessThan(1.5);

    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + 30, { steps: 3 });
    await page.mouse.move(x, box.y + box.height + 200, { steps: 5 });
    await page.mouse.up();
    const [, low] = await middleOf(added);
    expect(low).toBeGreaterThan(y + 40);
    expect(low).toBeLessThanOrEqual(box.y + box.height);
    await expect(points).toHaveCount(before + 1);

    await page.mouse.dblclick(...(await middleOf(added)));
    await expect(points).toHaveCount(before);
    await page.getByRole("button", { name: "Back to the sampled points" }).click();
    // A double-click beside the points adds, and deletes nothing that was there.
    await page.mouse.dblclick(x, y, { delay: 10 });
    expect(await points.count()).toBeGreaterThanOrEqual(before);
  });

  test(`${picture}: keys move a point to the frame at most, add one beside it, and delete it`, async ({
    page,
  }) => {
    await open(page, hash);
    const points = page.getByTestId("support-point");
    const before = await points.count();
    const box = (await page.getByTestId(picture).boundingBox())!;
    const first = points.first();
    await first.focus();
    for (let press = 0; press < 250; press++) await first.press("ArrowUp");
    const [, top] = await middleOf(first);
    expect(top).toBeGreaterThan(box.y);
    await first.press("Enter");
    await expect(points).toHaveCount(before + 1);
    await expect(points.last()).toBeFocused();
    await page.keyboard.press("Delete");
    await expect(points).toHaveCount(before);
    await expect(points.last()).toBeFocused();
  });
}

test("a tabular world is drawn as the trial finds it: states, moves, the path of the episode, beliefs", async ({
  page,
}) => {
  await open(page, "#v=1&task=mdps&model=gru&algorithm=rl2&backend=wasm&evaluationTasks=10&metaBatch=20");
  const world = page.getByTestId("world");
  await expect(world).toBeVisible();
  await page.getByTestId("step-slider").getByRole("slider").press("Home");
  await expect(page.getByTestId("move")).toHaveCount(0);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByTestId("move")).toHaveCount(2);
  await expect(world).toContainText("rewards in state");
  await page.getByText("PSRL", { exact: true }).first().click();
  await expect(page.getByTestId("move")).toHaveCount(2);
});

test("on the stage the picture stands alone, large, and Escape leaves it", async ({ page }) => {
  await open(page, "#v=1&backend=wasm&baseline=none");
  await page.getByTestId("stage").click();
  await expect(page.getByTestId("curves")).toBeHidden();
  const button = (await page.getByRole("button", { name: "One inner step forward" }).boundingBox())!;
  expect(button.height).toBeGreaterThanOrEqual(44);
  const legend = (await page.locator(".legend").boundingBox())!;
  const picture = (await page.getByTestId("function-picture").boundingBox())!;
  expect(legend.y + legend.height).toBeLessThanOrEqual(picture.y + 0.5);
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("curves")).toBeVisible();
});
