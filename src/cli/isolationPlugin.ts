// Threads on hosts that cannot send isolation headers: a service worker that adds them goes with the build.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Plugin } from "vite";

const FILE = "coi-serviceworker.js";

/** Puts `coi-serviceworker` into the build and loads it first; where the host isolates the page it does nothing. */
export function isolationPlugin(): Plugin {
  return {
    name: "innerloop-isolation",
    apply: "build",
    generateBundle() {
      const source = readFileSync(createRequire(import.meta.url).resolve("coi-serviceworker"), "utf8");
      this.emitFile({ type: "asset", fileName: FILE, source });
    },
    transformIndexHtml: () => [{ tag: "script", attrs: { src: `./${FILE}` }, injectTo: "head-prepend" }],
  };
}
