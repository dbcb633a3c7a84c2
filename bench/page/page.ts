// Hands a case to a worker and gives back what it measured.

import type { BackendName } from "../../src/experiment/results.ts";
import type { CaseId } from "../cases.ts";

declare global {
  interface Window {
    measure(id: CaseId, backend: BackendName): Promise<number>;
  }
}

window.measure = (id, backend) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }) => {
      worker.terminate();
      if (data.error === undefined) resolve(data.metaStepsPerSecond);
      else reject(new Error(data.error));
    };
    worker.postMessage({ id, backend });
  });
