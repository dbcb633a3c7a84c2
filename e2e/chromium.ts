// Finds a Chromium: CHROME_PATH, the system's, or Playwright's own.

import { accessSync, constants, existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const runs = (path: string) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The path of a Chromium that can be started; `undefined` where there is none. */
export function findChromium(): string | undefined {
  const asked = process.env.CHROME_PATH;
  if (asked !== undefined && !runs(asked)) throw new Error(`CHROME_PATH is ${asked}, which cannot be run.`);
  const own = chromium.executablePath();
  return asked ?? SYSTEM.find(runs) ?? (existsSync(own) ? own : undefined);
}

/** Flags for a headless Chromium with WebGPU on a software adapter. */
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
  "--enable-unsafe-webgpu",
  "--use-webgpu-adapter=swiftshader",
  "--enable-features=Vulkan",
];
