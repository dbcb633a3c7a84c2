// Chooses and starts a backend: WebGPU where there is an adapter, else WebAssembly, else plain CPU.

import { backend, type KernelBackend, ready, setBackend } from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { inARow, type Said, SaidError, said, type Words, wordsOf } from "../../words/said.ts";
import { endBackend, tfjsDevice } from "../tfjs/device.ts";
import type { Device } from "./device.ts";
import { hasSimd, wasmDevice } from "./wasmDevice.ts";
import type { Threads } from "./wasmThreads.ts";
import { webgpuDevice } from "./webgpuDevice.ts";

type Name = Device["name"];

/** A started backend, and why nothing better runs. */
export interface Started {
  readonly device: Device;
  /** "SIMD, 2 threads", or the adapter's vendor and architecture. */
  readonly description: Words;
  readonly notes: readonly Said[];
}

/** Adapters without a GPU behind them. */
const SOFTWARE = /swiftshader|llvmpipe|basic render/i;

/** tfjs's WebGPU backend, while it is in use: there is one at a time. */
let gpuBackend: KernelBackend | undefined;

/** Starts one backend. Throws a whole sentence where it cannot run. */
async function startOne(name: Name, forced: boolean, threads: Threads | undefined): Promise<Started> {
  if (name === "webgpu") {
    const gpu = (globalThis.navigator as Navigator | undefined)?.gpu;
    if (gpu === undefined) throw new SaidError(said`This browser has no WebGPU.`);
    // tfjs throws on a null adapter: probe first (FACTS).
    const adapter = await gpu.requestAdapter();
    if (adapter === null) throw new SaidError(said`WebGPU found no adapter.`);
    if (!forced && SOFTWARE.test(`${adapter.info?.architecture} ${adapter.info?.description}`)) {
      throw new SaidError(said`Its only adapter is drawn in software, which is slower than WebAssembly.`);
    }
    await import("@tensorflow/tfjs-backend-webgpu");
    // tfjs would hand the old one out again, lost or not.
    if (gpuBackend !== undefined) endBackend(name, gpuBackend);
    gpuBackend = undefined;
    if (!(await setBackend("webgpu"))) throw new SaidError(said`The WebGPU backend did not start.`);
    await ready();
    // tfjs owns adapter and device; our programs run on that device.
    const started = backend();
    gpuBackend = started;
    const own = webgpuDevice((started as unknown as { readonly device: GPUDevice }).device);
    const device: Device = {
      ...own,
      dispose() {
        own.dispose();
        if (gpuBackend !== started) return;
        endBackend(name, started);
        gpuBackend = undefined;
      },
    };
    const description = [adapter.info?.vendor, adapter.info?.architecture].filter(Boolean).join(" ");
    return { device, description: description || said`unnamed adapter`, notes: [] };
  }
  if (name === "wasm") {
    if (!hasSimd()) throw new SaidError(said`This browser's WebAssembly has no SIMD.`);
    const { device, threads: count, notes } = await wasmDevice(threads);
    return { device, description: count === 1 ? said`SIMD, 1 thread` : said`SIMD, ${count} threads`, notes };
  }
  await setBackend("cpu");
  await ready();
  return { device: tfjsDevice(name, backend()), description: said`plain JavaScript`, notes: [] };
}

/**
 * Starts the wanted backend, or with `auto` the best that runs; WebAssembly on `threads`, else on one.
 * @throws Error, a whole sentence, where a forced backend cannot run.
 */
export async function startBackend(wanted: Name | "auto", threads?: Threads): Promise<Started> {
  const notes: Said[] = [];
  const order: readonly Name[] = wanted === "auto" ? ["webgpu", "wasm", "cpu"] : [wanted];
  for (const name of order) {
    try {
      if (name === "wasm" && globalThis.crossOriginIsolated === false) {
        notes.push(said`One thread only: the page is not cross-origin isolated.`);
      }
      const started = await startOne(name, wanted !== "auto", threads);
      return { ...started, notes: [...notes, ...started.notes] };
    } catch (error) {
      notes.push(said`${name}: ${said(wordsOf(error))}`);
    }
  }
  throw new SaidError(said`No backend could start. ${inARow(notes)}`);
}
