// Chooses and starts a backend: WebGPU where there is an adapter, else WebAssembly, else plain CPU.

import { backend, env, ready, setBackend } from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import * as wasmBackend from "@tensorflow/tfjs-backend-wasm";
import type { Device } from "./device.ts";
import { tfjsDevice } from "./tfjsDevice.ts";

type Name = Device["name"];

/** A started backend, and why nothing better runs. */
export interface Started {
  readonly device: Device;
  /** "SIMD, 2 threads", or the adapter's vendor and architecture. */
  readonly description: string;
  readonly notes: readonly string[];
}

/** Where the wasm backend's three files are served from; Node finds them itself. */
export type WasmFiles = Readonly<Record<string, string>>;

/** Adapters without a GPU behind them. */
const SOFTWARE = /swiftshader|llvmpipe|basic render/i;

/** Starts one backend. Throws a whole sentence where it cannot run. */
async function startOne(name: Name, wasmFiles: WasmFiles | undefined, forced: boolean): Promise<string> {
  if (name === "webgpu") {
    const gpu = (globalThis.navigator as Navigator | undefined)?.gpu;
    if (gpu === undefined) throw new Error("This browser has no WebGPU.");
    // tfjs throws on a null adapter: probe first (FACTS).
    const adapter = await gpu.requestAdapter();
    if (adapter === null) throw new Error("WebGPU found no adapter.");
    if (!forced && SOFTWARE.test(`${adapter.info?.architecture} ${adapter.info?.description}`)) {
      throw new Error("Its only adapter is drawn in software, which is slower than WebAssembly.");
    }
    await import("@tensorflow/tfjs-backend-webgpu");
    if (!(await setBackend("webgpu"))) throw new Error("The WebGPU backend did not start.");
    await ready();
    return [adapter.info?.vendor, adapter.info?.architecture].filter(Boolean).join(" ") || "unnamed adapter";
  }
  if (name === "wasm") {
    if (wasmFiles !== undefined) wasmBackend.setWasmPaths(wasmFiles as never);
    if (!(await setBackend("wasm"))) throw new Error("The WebAssembly backend did not start.");
    await ready();
    const simd = await env().getAsync("WASM_HAS_SIMD_SUPPORT");
    const threads = (await env().getAsync("WASM_HAS_MULTITHREAD_SUPPORT"))
      ? wasmBackend.getThreadsCount()
      : 1;
    return `${simd ? "SIMD" : "no SIMD"}, ${threads} thread${threads === 1 ? "" : "s"}`;
  }
  await setBackend("cpu");
  await ready();
  return "plain JavaScript";
}

/**
 * Starts the wanted backend, or with `auto` the best that runs.
 * @throws Error, a whole sentence, where a forced backend cannot run.
 */
export async function startBackend(wanted: Name | "auto", wasmFiles?: WasmFiles): Promise<Started> {
  const notes: string[] = [];
  const order: readonly Name[] = wanted === "auto" ? ["webgpu", "wasm", "cpu"] : [wanted];
  for (const name of order) {
    try {
      const description = await startOne(name, wasmFiles, wanted !== "auto");
      if (name === "wasm" && globalThis.crossOriginIsolated === false) {
        notes.push("One thread only: the page is not cross-origin isolated.");
      }
      return { device: tfjsDevice(name, backend()), description, notes };
    } catch (error) {
      notes.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(`No backend could start. ${notes.join(" ")}`);
}
