// Makes sure that there is a Chromium to test in: found, or installed by Playwright or by apt.

import { spawnSync } from "node:child_process";
import { findChromium } from "./chromium.ts";

const run = (command: string, ...args: string[]) =>
  spawnSync(command, args, { stdio: "inherit" }).status === 0;

if (findChromium() === undefined) {
  console.log("No Chromium found; installing one.");
  const installed =
    run("npx", "playwright", "install", "--with-deps", "chromium") ||
    (run("apt-get", "update") && run("apt-get", "install", "-y", "--no-install-recommends", "chromium"));
  if (!installed || findChromium() === undefined) {
    console.error("No Chromium could be installed. Install one and set CHROME_PATH to it.");
    process.exit(1);
  }
}
console.log(`Chromium: ${findChromium()}`);
