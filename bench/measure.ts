// The measurement itself, the same in Node and in the page: whole meta-steps, sampling included, for a while.

import type { EpisodeRun } from "../src/training/episodes/episodeRun.ts";

/** Warm-up and measuring time. */
const WARM_UP_MS = 1000;
const MEASURE_MS = 3000;

/** Meta-steps a second of a run, each read back before the next begins. */
export async function metaStepsPerSecond(run: EpisodeRun): Promise<number> {
  const during = async (limit: number) => {
    const start = performance.now();
    let count = 0;
    while (performance.now() - start < limit) {
      await run.metaStep().read();
      count += 1;
    }
    return (1000 * count) / (performance.now() - start);
  };
  await during(WARM_UP_MS);
  return during(MEASURE_MS);
}
