// Threads for the WebAssembly backend in a browser.

import type { Threads } from "../engine/backend/wasmThreads.ts";

/** As many threads as there are cores, four at most; one where the page is not cross-origin isolated. */
export const browserThreads: Threads = {
  count: globalThis.crossOriginIsolated ? Math.min(4, navigator.hardwareConcurrency) : 1,
  start(memory) {
    const helper = new Worker(new URL("../engine/wasm/helper.js", import.meta.url), { type: "module" });
    helper.postMessage({ memory });
    return () => helper.terminate();
  },
};
