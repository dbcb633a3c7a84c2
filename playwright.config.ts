import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, findChromium } from "./e2e/chromium.ts";

const PORT = Number(process.env.PORT ?? 4173);
const executablePath = findChromium();
/** Tests that measure time run one at a time, after the others and after their second tries. */
const TIMED = /(curves|heavy|longTasks)\.spec\.ts$/;

export default defineConfig({
  testDir: "e2e",
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  // Tried again once where nobody looks on; the list says which test needed it.
  retries: process.env.CI ? 1 : 0,
  reporter: "list",
  use: {
    baseURL: `http://localhost:${PORT}`,
    viewport: { width: 1440, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
    launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath && { executablePath }) },
  },
  projects: [
    { name: "pages", testIgnore: TIMED },
    { name: "timed", testMatch: TIMED, workers: 1, dependencies: ["pages"] },
  ],
  webServer: {
    command: `npx vite build && npx vite preview --port ${PORT} --strictPort`,
    port: PORT,
    timeout: 180_000,
    reuseExistingServer: false,
  },
});
