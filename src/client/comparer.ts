// The page's worker that compares runs.

import { releaseProxy, wrap } from "comlink";
import type { ComparisonCommands } from "../protocol/comparison.ts";
import { type Said, said } from "../words/said.ts";

const startWorker = () =>
  new Worker(new URL("../worker/comparisonWorker.ts", import.meta.url), {
    type: "module",
    name: "comparison",
  });

/** Starts it. `lose` is told, in a whole sentence, that it died or never loaded. */
export function startComparer(
  lose: (why: Said) => void,
  start: () => Worker = startWorker,
): { commands: ComparisonCommands; end: () => void } {
  const worker = start();
  const commands = wrap<ComparisonCommands>(worker);
  const died = () =>
    lose(said`The worker that compares runs has failed: is there enough memory? Try with fewer runs.`);
  worker.addEventListener("error", died);
  worker.addEventListener("messageerror", died);
  return {
    commands: commands as unknown as ComparisonCommands,
    end() {
      commands[releaseProxy]();
      worker.terminate();
    },
  };
}
