// One case, measured in a worker as the lab trains it.

import { startBackend } from "../../src/engine/backend/start.ts";
import { EpisodeRun } from "../../src/training/episodes/episodeRun.ts";
import { DataStore } from "../../src/worker/dataStore.ts";
import { browserThreads } from "../../src/worker/threads.ts";
import { type CaseId, cases } from "../cases.ts";
import { metaStepsPerSecond } from "../measure.ts";

addEventListener("message", async ({ data }) => {
  try {
    const experiment = cases[data as CaseId];
    const { device } = await startBackend("wasm", browserThreads);
    const images = await new DataStore({ now: () => 0 }).for(experiment);
    const run = await EpisodeRun.create(experiment, device, images);
    postMessage({ metaStepsPerSecond: await metaStepsPerSecond(run) });
  } catch (error) {
    postMessage({ error: String(error) });
  }
});
