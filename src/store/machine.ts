// What the page knows of this machine, beyond the life of one worker.

import type { Machine } from "../protocol/protocol.ts";

/** So often the GPU may fail in a visit: after that what would run on it runs on WebAssembly. */
const FAILURES = 1;

let failures = 0;

/** What a worker is told of this machine. */
export const machine = (): Machine => ({ gpuFailed: failures > FAILURES });

/** The GPU has failed. */
export const countFailure = (): void => {
  failures += 1;
};
