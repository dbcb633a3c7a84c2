// Threads for the WebAssembly backend in Node.

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Threads } from "../engine/backend/wasmThreads.ts";

/** As many threads as there are cores, four at most. They end with the process. */
export const nodeThreads: Threads = {
  count: Math.min(4, availableParallelism()),
  start(memory) {
    const helper = new Worker(new URL("./helper.js", import.meta.url), {
      workerData: { memory },
      execArgv: [],
    });
    helper.unref();
    return () => void helper.terminate();
  },
};
