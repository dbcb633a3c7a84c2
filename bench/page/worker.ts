// One case, measured in a worker as the lab trains it.

import type { BackendName } from "../../src/experiment/results.ts";
import { openDevice } from "../../src/training/session/openDevice.ts";
import { breathe } from "../../src/worker/breathe.ts";
import { DataStore } from "../../src/worker/dataStore.ts";
import { browserThreads } from "../../src/worker/threads.ts";
import { type CaseId, cases } from "../cases.ts";
import { metaStepsPerSecond } from "../measure.ts";

addEventListener("message", async ({ data }) => {
  try {
    const { id, backend } = data as { readonly id: CaseId; readonly backend: BackendName };
    const experiment = cases[id];
    const opened = await openDevice(backend, browserThreads);
    const images = await new DataStore({ now: () => 0 }).for(experiment);
    postMessage({ metaStepsPerSecond: await metaStepsPerSecond(experiment, opened, images, breathe) });
  } catch (error) {
    postMessage({ error: String(error) });
  }
});
