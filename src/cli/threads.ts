// Threads for the WebAssembly backend in Node.

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Threads } from "../engine/backend/wasmDevice.ts";

/** As many threads as there are cores, four at most. They end with the process. */
export const nodeThreads: Threads = {
  count: Math.min(4, availableParallelism()),
  start(memory, thread) {
    new Worker(new URL("./helper.js", import.meta.url), {
      workerData: { memory, thread },
      execArgv: [],
    }).unref();
  },
};
