// `npm start` on a fresh clone: the development server, which has prepared nothing before, is ready once, and the page
// does not reload in the middle of whatever is then opened.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createLogger, createServer, type ViteDevServer } from "vite";

let server: ViteDevServer;
let cache: string;
const said: string[] = [];

test.beforeAll(async () => {
  cache = mkdtempSync(join(tmpdir(), "innerloop-start-"));
  const log = createLogger("info");
  const heard = (message: string) => void said.push(message);
  server = await createServer({
    cacheDir: cache,
    customLogger: { ...log, info: heard, warn: heard, warnOnce: heard, error: heard },
    // Nobody edits meanwhile.
    server: { port: 0, open: false, watch: null },
  });
  await server.listen();
});
test.afterAll(async () => {
  await server.close();
  rmSync(cache, { recursive: true, force: true });
});

test("a fresh clone's page loads once, whatever is opened in it", async ({ page }) => {
  test.setTimeout(240_000);
  let loads = 0;
  page.on("load", () => loads++);
  const problems: string[] = [];
  page.on("pageerror", ({ message }) => problems.push(message));
  await page.goto(server.resolvedUrls!.local[0]!);
  await expect(page.getByTestId("play")).toBeEnabled({ timeout: 120_000 });
  // What comes in parts of its own: training, pictures, formulas, storage, files, imports.
  await page.getByTestId("play").click();
  await expect(page.getByTestId("state")).toHaveText("running");
  await page.waitForTimeout(3000);
  await page.getByTestId("play").click();
  await expect(page.getByTestId("state")).toHaveText("paused");
  await page.getByTestId("runs").click();
  await page.keyboard.press("Escape");
  await page.getByTestId("preset").click();
  await page.locator('[data-preset="glyphs-protonet-5way-1shot"]').click();
  await expect(page.getByTestId("play")).toBeEnabled({ timeout: 120_000 });
  await page.getByTestId("play").click();
  await expect(page.getByTestId("state")).toHaveText("running");
  await page.waitForTimeout(5000);
  expect(loads).toBe(1);
  expect(said.filter((line) => /optimized|reload/i.test(line))).toEqual([]);
  expect(problems).toEqual([]);
});
