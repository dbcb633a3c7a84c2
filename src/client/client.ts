// The page's only way to the worker: starts it once, and calls it by name.

import { proxy, type Remote, wrap } from "comlink";
import type { LabCommands, LabEvent } from "../protocol/protocol.ts";

/** Starts the worker and hears its events. */
export function connect(listener: (event: LabEvent) => void): Remote<LabCommands> {
  const worker = new Worker(new URL("../worker/worker.ts", import.meta.url), {
    type: "module",
    name: "innerloop",
  });
  const lab = wrap<LabCommands>(worker);
  void lab.subscribe(proxy(listener) as never);
  return lab;
}
