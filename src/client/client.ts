// The page's only way to the worker: starts it, calls it by name, and notices when it is no longer to be heard of.

import { proxy, wrap } from "comlink";
import type { LabCommands, LabEvent } from "../protocol/protocol.ts";
import { type Said, said } from "../words/said.ts";

/** The worker is asked for a sign of life this often, and missed after so long a silence. */
const PING_MS = 5000;
const SILENCE_MS = 45_000;

type Commands = Pick<LabCommands, Exclude<keyof LabCommands, "subscribe">>;

const startWorker = () =>
  new Worker(new URL("../worker/worker.ts", import.meta.url), { type: "module", name: "innerloop" });

/**
 * Starts a worker. `hear` gets its events; `lose` is told in a whole sentence that it died, never loaded, or is silent,
 * and with `undefined` that one who was silent answers again.
 */
export function connect(
  hear: (event: LabEvent) => void,
  lose: (why: Said | undefined) => void,
  start: () => Worker = startWorker,
): { lab: Commands; terminate: () => void } {
  const worker = start();
  const lab = wrap<LabCommands>(worker);
  let heardAt = performance.now();
  let silent = false;
  let dead = false;
  const die = (why: Said) => {
    dead = true;
    clearInterval(watch);
    lose(why);
  };
  const alive = () => {
    heardAt = performance.now();
    if (silent && !dead) lose(undefined);
    silent = false;
  };
  worker.addEventListener("error", (event) => {
    // A script that does not load says nothing else.
    const what = event.message || said`it did not load: is the connection down, or was a new version put up?`;
    die(said`The worker that trains has failed: ${what}`);
  });
  worker.addEventListener("messageerror", () =>
    die(said`The worker that trains sent something that cannot be read.`),
  );
  const watch = setInterval(() => {
    void lab.ping().then(alive);
    if (silent || performance.now() - heardAt < SILENCE_MS) return;
    silent = true;
    lose(
      said`The worker that trains has not answered for ${Math.round((performance.now() - heardAt) / 1000)} seconds. It may be at a very long step: wait, or start another.`,
    );
  }, PING_MS);
  void lab.subscribe(
    proxy((event: LabEvent) => {
      alive();
      hear(event);
    }) as never,
  );
  return {
    lab: lab as unknown as Commands,
    terminate() {
      clearInterval(watch);
      dead = true;
      worker.terminate();
    },
  };
}
