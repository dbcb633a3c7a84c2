import { existsSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { buildOf } from "./src/cli/build.ts";
import { isolationPlugin } from "./src/cli/isolationPlugin.ts";
import { replayPlugin } from "./src/cli/replayPlugin.ts";
import { sobolPlugin } from "./src/cli/sobolPlugin.ts";
import { predictorPlugin } from "./src/predictor/vitePlugin.ts";

/** WebAssembly threads need a cross-origin isolated page; whatever hosts the build must send these too. */
const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** A WebGPU adapter drawn in software comes with Debian's Chromium: where it lies, tests compute on it. */
const CHROMIUM = "/usr/lib/chromium";
const adapter = existsSync(`${CHROMIUM}/vk_swiftshader_icd.json`)
  ? { LD_LIBRARY_PATH: CHROMIUM, VK_ICD_FILENAMES: `${CHROMIUM}/vk_swiftshader_icd.json` }
  : {};

export default defineConfig({
  base: "./",
  plugins: [react(), predictorPlugin(), replayPlugin(), isolationPlugin(), sobolPlugin()],
  define: { __BUILD__: JSON.stringify(buildOf()) },
  worker: { format: "es" },
  // Whatever is imported anywhere is found before the page is served: found late, it would reload the page in the middle.
  optimizeDeps: { entries: ["index.html", "src/**/*.{ts,tsx}", "!src/{cli,testing}/**", "!src/**/*.test.*"] },
  server: { headers: isolation },
  preview: { headers: isolation },
  build: { target: "es2022", chunkSizeWarningLimit: 1500 },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "{bench,datasets,mutation}/**/*.test.ts"],
    environment: "node",
    setupFiles: ["src/testing/englishEquality.ts"],
    env: adapter,
    // As many as the smallest machine it runs on has cores: by itself Vitest leaves one of two idle.
    maxWorkers: 2,
    testTimeout: 60_000,
  },
});
