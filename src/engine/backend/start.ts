// Starts a backend: the one asked for, or the first that runs.

import { backend, type KernelBackend, ready, setBackend } from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { inARow, isSame, type Said, SaidError, said, type Words, wordsOf } from "../../words/said.ts";
import { endBackend, tfjsDevice } from "../tfjs/device.ts";
import type { Device } from "./device.ts";
import { hasFused, hasSimd, wasmDevice } from "./wasmDevice.ts";
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

const fault = (name: Name, error: unknown) => said`${name}: ${said(wordsOf(error))}`;

/** tfjs's WebGPU backend, while it is in use: there is one at a time. */
let gpuBackend: KernelBackend | undefined;

const isSoftware = ({ info }: GPUAdapter) => SOFTWARE.test(`${info?.architecture} ${info?.description}`);

/** The adapter that WebGPU would run on. @throws Error, a whole sentence, where there is none, or none worth it unless `forced`. */
async function demandAdapter(forced: boolean): Promise<GPUAdapter> {
  const gpu = (globalThis.navigator as Navigator | undefined)?.gpu;
  if (gpu === undefined) throw new SaidError(said`This browser has no WebGPU.`);
  // tfjs throws on a null adapter: probe first (FACTS).
  const adapter = await gpu.requestAdapter();
  if (adapter === null) throw new SaidError(said`WebGPU found no adapter.`);
  if (!forced && isSoftware(adapter)) {
    throw new SaidError(said`Its only adapter is drawn in software, which is slower than WebAssembly.`);
  }
  return adapter;
}

const nameOf = ({ info }: GPUAdapter): string => [info?.vendor, info?.architecture].filter(Boolean).join(" ");

/** Vendor and architecture of an adapter that may be quicker than WebAssembly; `undefined` where there is none. */
export const findAdapter = (): Promise<string | undefined> =>
  demandAdapter(false).then(nameOf, () => undefined);

/** Starts one backend. Throws a whole sentence where it cannot run. */
async function startOne(name: Name, forced: boolean, threads: Threads | undefined): Promise<Started> {
  if (name === "webgpu") {
    const adapter = await demandAdapter(forced);
    await import("@tensorflow/tfjs-backend-webgpu");
    // tfjs would hand the old one out again, lost or not.
    if (gpuBackend !== undefined) endBackend(name, gpuBackend);
    gpuBackend = undefined;
    if (!(await setBackend("webgpu"))) throw new SaidError(said`The WebGPU backend did not start.`);
    await ready();
    // tfjs owns adapter and device; our programs run on that device.
    const started = backend();
    gpuBackend = started;
    const { device: gpu } = started as unknown as { readonly device: GPUDevice };
    // Where workgroups are drawn in software, those whose invocations wait for each other take seconds to compile.
    const own = webgpuDevice(gpu, isSoftware(adapter) ? 0 : undefined);
    const device: Device = {
      ...own,
      dispose() {
        own.dispose();
        if (gpuBackend !== started) return;
        endBackend(name, started);
        gpuBackend = undefined;
      },
    };
    return { device, description: nameOf(adapter) || said`unnamed adapter`, notes: [] };
  }
  if (name === "wasm" || name === "fused") {
    if (!hasSimd()) throw new SaidError(said`This browser's WebAssembly has no SIMD.`);
    if (name === "fused" && !hasFused())
      throw new SaidError(said`This browser's WebAssembly has no fused multiply-add: choose WebAssembly.`);
    const { device, threads: count, notes } = await wasmDevice(threads, name === "fused");
    return { device, description: count === 1 ? said`SIMD, 1 thread` : said`SIMD, ${count} threads`, notes };
  }
  await setBackend("cpu");
  await ready();
  return { device: tfjsDevice(name, backend()), description: said`plain JavaScript`, notes: [] };
}

/**
 * Starts the wanted backend; with `auto` the first that runs of WebAssembly, on which every experiment can begin at once,
 * WebGPU and plain JavaScript. WebAssembly runs on `threads`, else on one.
 * @throws Error, a whole sentence, where a forced backend cannot run.
 */
export async function startBackend(wanted: Name | "auto", threads?: Threads): Promise<Started> {
  const notes: Said[] = [];
  const order: readonly Name[] = wanted === "auto" ? ["wasm", "webgpu", "cpu"] : [wanted];
  if (wanted === "auto") await demandAdapter(false).catch((error) => notes.push(fault("webgpu", error)));
  for (const name of order) {
    try {
      if (name !== "webgpu" && globalThis.crossOriginIsolated === false) {
        notes.push(said`One thread only: the page is not cross-origin isolated.`);
      }
      const started = await startOne(name, wanted !== "auto", threads);
      return { ...started, notes: [...notes, ...started.notes] };
    } catch (error) {
      if (notes.every((note) => !isSame(note, fault(name, error)))) notes.push(fault(name, error));
    }
  }
  throw new SaidError(said`No backend could start. ${inARow(notes)}`);
}
