// One case, measured in a worker as the lab trains it.

import { openDevice } from "../../src/training/session/openDevice.ts";
import { breathe } from "../../src/worker/breathe.ts";
import { DataStore } from "../../src/worker/dataStore.ts";
import { browserThreads } from "../../src/worker/threads.ts";
import { type CaseId, cases } from "../cases.ts";
import { metaStepsPerSecond } from "../measure.ts";

addEventListener("message", async ({ data }) => {
  try {
    const experiment = cases[data as CaseId];
    const opened = await openDevice("wasm", browserThreads);
    const images = await new DataStore({ now: () => 0 }).for(experiment);
    postMessage({ metaStepsPerSecond: await metaStepsPerSecond(experiment, opened, images, breathe) });
  } catch (error) {
    postMessage({ error: String(error) });
  }
});
