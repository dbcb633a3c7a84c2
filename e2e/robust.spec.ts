// What the page does when the ground gives way: a worker that never loads or dies, a part that is gone.

import { expect, test } from "@playwright/test";

const WORKER = /assets\/worker-[^/]*\.js/;

test("a worker that never loads is told of, and another one goes on", async ({ page }) => {
  await page.route(WORKER, (route) => route.abort());
  await page.goto("/#v=1&backend=wasm&baseline=none");
  await expect(page.getByTestId("lost")).toContainText("did not load");
  await expect(page.getByTestId("play")).toBeDisabled();
  await page.unroute(WORKER);
  await page.getByRole("button", { name: "Start another and go on" }).click();
  await expect(page.getByTestId("play")).toBeEnabled({ timeout: 60_000 });
  await expect(page.getByTestId("lost")).toHaveCount(0);
});

test("a part that is gone after a new version was put up leaves the run as it was, and offers to reload", async ({
  page,
}) => {
  await page.goto("/#v=1&backend=wasm&baseline=none");
  await expect(page.getByTestId("play")).toBeEnabled({ timeout: 60_000 });
  await page.getByTestId("meta-step").click();
  await expect(page.getByTestId("iteration")).toHaveText("1");
  await page.context().route(/assets\/reptile-[^/]*\.js/, (route) => route.abort());
  await page.getByTestId("algorithm").click();
  await page.getByRole("option", { name: "Reptile", exact: true }).click();
  const alert = page.getByTestId("problem-alert");
  await expect(alert).toContainText("“reptile” did not load");
  await expect(alert.getByRole("button", { name: "Reload" })).toBeVisible();
  await expect(page.getByTestId("algorithm")).toHaveValue("MAML");
  await expect(page.getByTestId("iteration")).toHaveText("1");
  await page.getByTestId("meta-step").click();
  await expect(page.getByTestId("iteration")).toHaveText("2");
});

test("an impossible experiment in a link is said to be one, cannot be played, and is cured by its knob", async ({
  page,
}) => {
  await page.goto("/#v=1&backend=wasm&amplitudeMin=4&amplitudeMax=1");
  await expect(page.getByTestId("refused")).toContainText("mplitude");
  await expect(page.getByTestId("state")).toHaveText("cannot be trained");
  await expect(page.getByTestId("play")).toBeDisabled();
  await expect(page.getByTestId("share-result")).toHaveAttribute("data-disabled", "true");
});
