// The benchmark's page in a real Chromium.

import { chromium } from "@playwright/test";
import { build, preview } from "vite";
import { CHROMIUM_FLAGS, findChromium } from "../e2e/chromium.ts";
import type { BackendName } from "../src/experiment/results.ts";
import type { CaseId } from "./cases.ts";

const CONFIG = new URL("vite.config.ts", import.meta.url).pathname;

/** Builds and serves the page, and measures cases in it until closed. */
export async function openChromium() {
  await build({ configFile: CONFIG, logLevel: "warn" });
  const server = await preview({ configFile: CONFIG, logLevel: "warn" });
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("No Chromium found. Install one, or set CHROME_PATH.");
  const browser = await chromium.launch({ args: CHROMIUM_FLAGS, executablePath });
  const page = await browser.newPage();
  await page.goto(server.resolvedUrls!.local[0]!);
  await page.waitForFunction(() => "measure" in window);
  return {
    version: browser.version(),
    measure: (id: CaseId, backend: BackendName) =>
      page.evaluate(([name, on]) => window.measure(name, on), [id, backend] as const),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
