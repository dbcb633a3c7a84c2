// What the page does when the ground gives way: a worker that never loads or dies, a part that is gone.

import { expect, test } from "@playwright/test";
import { iteration, open, play } from "./page.ts";

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

test("a GPU that is lost is replaced once, then makes way for WebAssembly, and the run trains on", async ({
  page,
  browser,
}) => {
  // The worker's device is at hand to be destroyed.
  await page.route(WORKER, async (route) => {
    const response = await route.fetch();
    const body = `const ask = GPUAdapter.prototype.requestDevice;
GPUAdapter.prototype.requestDevice = async function (...wishes) {
  return (self.gpuDevice = await ask.apply(this, wishes));
};
${await response.text()}`;
    await route.fulfill({ response, body });
  });
  await open(
    page,
    "#v=1&backend=webgpu&baseline=none&metaBatch=2&hiddenLayers=1&hiddenUnits=8&order=first&evaluateEvery=100000&evaluationTasks=2&testSteps=2",
  );
  await page.getByTestId("expert-view").click();
  await play(page);
  const trainsOn = async (backend: string) => {
    await expect(page.getByTestId("backend")).toHaveText(backend, { timeout: 60_000 });
    await expect(page.getByTestId("state")).toHaveText("running", { timeout: 60_000 });
    const before = await iteration(page);
    await expect.poll(() => iteration(page), { timeout: 60_000 }).toBeGreaterThan(before);
  };
  await trainsOn("webgpu");
  const message = page.getByTestId("problem-alert").filter({ hasText: "The GPU failed" });
  const session = await browser.newBrowserCDPSession();
  await session.send("Browser.crashGpuProcess" as "Browser.close");
  await expect(message).toContainText(/goes on from iteration [\d,]+ on WebGPU/, { timeout: 60_000 });
  await trainsOn("webgpu");
  await page
    .workers()[0]!
    .evaluate(() => (self as unknown as { readonly gpuDevice: GPUDevice }).gpuDevice.destroy());
  await expect(message).toContainText(/goes on from iteration [\d,]+ on WebAssembly/, { timeout: 60_000 });
  await trainsOn("wasm");
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
