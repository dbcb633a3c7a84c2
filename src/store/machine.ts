// What the page knows of this machine, beyond the life of one worker: that its GPU failed, for the visit; what programs
// took on it, from visit to visit with one version of the lab.

import * as z from "zod/mini";
import type { Timings } from "../experiment/results.ts";
import type { Machine } from "../protocol/protocol.ts";

/** So often the GPU may fail in a visit: after that what would run on it runs on WebAssembly. */
const FAILURES = 1;
const TIMINGS = "innerloop.timings";
/** The latest are kept. */
const MOST = 100;

const form = z.object({
  build: z.literal(__BUILD__),
  timings: z.array(z.tuple([z.string(), z.object({ webgpu: z.number(), wasm: z.number() })])),
});

let failures = 0;

/** What was measured, by program, the latest last; nothing where the browser keeps nothing or another version measured. */
function recall(): z.infer<typeof form>["timings"] {
  try {
    return form.parse(JSON.parse(globalThis.localStorage.getItem(TIMINGS) ?? "")).timings;
  } catch {
    return [];
  }
}

/** What a worker is told of this machine. */
export const machine = (): Machine => ({
  gpuFailed: failures > FAILURES,
  timings: Object.fromEntries(recall()),
});

/** The GPU has failed. */
export const countFailure = (): void => {
  failures += 1;
};

/** Keeps what a program took, where the browser keeps anything. */
export function rememberTimings(program: string, timings: Timings): void {
  const others = recall().filter(([name]) => name !== program);
  const kept = { build: __BUILD__, timings: [...others, [program, timings]].slice(-MOST) };
  try {
    globalThis.localStorage.setItem(TIMINGS, JSON.stringify(kept));
  } catch {
    // Some private windows keep nothing: then it is measured again.
  }
}
