// A backend started and its gradients checked: what every session runs on.

import { type Started, startBackend } from "../../engine/backend/start.ts";
import type { Threads } from "../../engine/backend/wasmThreads.ts";
import type { BackendName, BackendReport, GradientCheckReport } from "../../experiment/results.ts";
import { checkGradients } from "./gradientCheck.ts";

export interface OpenedDevice {
  readonly device: Started["device"];
  readonly backend: BackendReport;
  readonly check: GradientCheckReport;
}

/**
 * Starts the wanted backend, or with `auto` the best that runs, and checks its gradients.
 * @throws Error, a whole sentence, where it cannot run.
 */
export async function openDevice(wanted: BackendName | "auto", threads?: Threads): Promise<OpenedDevice> {
  const { device, description, notes } = await startBackend(wanted, threads);
  return {
    device,
    backend: { name: device.name, device: description, notes },
    check: await checkGradients(device),
  };
}
