// npm run bench -- webgpu: our compiled WebGPU beside tfjs's eager kernels and our WebAssembly, in one run, on whatever
// adapter Node's Dawn finds.

import { backend } from "@tensorflow/tfjs-core";
import { tell } from "../src/cli/command.ts";
import { shippedFor } from "../src/cli/ownData.ts";
import { nodeThreads } from "../src/cli/threads.ts";
import { provideWebGpu } from "../src/cli/webgpu.ts";
import type { Device } from "../src/engine/backend/device.ts";
import { startBackend } from "../src/engine/backend/start.ts";
import { webgpuDevice } from "../src/engine/backend/webgpuDevice.ts";
import type { Computation } from "../src/engine/plan/plan.ts";
import { tfjsDevice } from "../src/engine/tfjs/device.ts";
import { printProgram } from "../src/engine/wgsl/program.ts";
import { createRun } from "../src/training/createRun.ts";
import type { MetaStep, Run } from "../src/training/run.ts";
import { inEnglish } from "../src/words/said.ts";
import { type CaseId, caseIds, cases } from "./cases.ts";
import { median } from "./measure.ts";

/** Rounds, each measuring all in turn; medians count. */
const ROUNDS = 3;
const MEASURE_MS = 2000;
/** Time between read-backs, where these are to be rare: as a session reports. */
const RARE_MS = 100;

/**
 * Meta-steps a second: ours read back at each step and rarely, the others rarely, as the page trains; `byStage`: ours
 * where no task has a workgroup of its own and every stage is a dispatch, as on adapters drawn in software. `compileMs`: the first meta-step over the ones
 * after it; `printMs`: of that, planning and printing.
 */
interface WebGpuResult {
  readonly case: CaseId;
  readonly adapter: string;
  readonly dispatches: number;
  readonly compileMs: number;
  readonly printMs: number;
  readonly ours: { readonly eachStep: number; readonly rarely: number; readonly byStage: number };
  readonly eagerTfjs: number;
  readonly wasm: number;
  /** Ours over these, all read back rarely. */
  readonly ratios: { readonly byStage: number; readonly eagerTfjs: number; readonly wasm: number };
}

/** What is measured. */
interface Measured {
  readonly run: Run;
  readonly device: Device;
}

async function stepsPerSecond({ run, device }: Measured, betweenMs: number): Promise<number> {
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < MEASURE_MS) {
    const since = performance.now();
    const steps: MetaStep[] = [];
    do {
      steps.push(await run.metaStep());
      await device.keepUp?.();
    } while (performance.now() - since < betweenMs);
    await Promise.all(steps.map((step) => step.read()));
    count += steps.length;
  }
  return (1000 * count) / (performance.now() - start);
}

async function measure(id: CaseId): Promise<WebGpuResult> {
  const experiment = cases[id];
  const images = shippedFor(experiment);
  const { description, device: owner } = await startBackend("webgpu");
  const { device: gpu } = backend() as unknown as { readonly device: GPUDevice };
  const ours = webgpuDevice(gpu);
  let dispatches = 0;
  let printMs = 0;
  const counting: Device = {
    ...ours,
    compile(computation: Computation) {
      const begun = performance.now();
      dispatches = printProgram(computation).dispatches.length;
      printMs = performance.now() - begun;
      return ours.compile(computation);
    },
  };
  const wasm = await startBackend("wasm", nodeThreads);
  const on = async (device: Device): Promise<Measured> => ({
    run: await createRun(experiment, device, images),
    device,
  });
  const runs = {
    ours: await on(counting),
    byStage: await on(webgpuDevice(gpu, 0)),
    eagerTfjs: await on(tfjsDevice("webgpu", backend())),
    wasm: await on(wasm.device),
  };
  const first = performance.now();
  await (await runs.ours.run.metaStep()).read();
  const firstMs = performance.now() - first;
  for (const { run } of Object.values(runs)) await (await run.metaStep()).read();
  const found = {
    eachStep: [] as number[],
    ours: [] as number[],
    byStage: [] as number[],
    eagerTfjs: [] as number[],
    wasm: [] as number[],
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of ["ours", "byStage", "eagerTfjs", "wasm"] as const)
      found[name].push(await stepsPerSecond(runs[name], RARE_MS));
    found.eachStep.push(await stepsPerSecond(runs.ours, 0));
  }
  const [rarely, byStage] = [median(found.ours), median(found.byStage)];
  const [eager, own] = [median(found.eagerTfjs), median(found.wasm)];
  const eachStep = median(found.eachStep);
  for (const { run } of Object.values(runs)) run.dispose();
  wasm.device.dispose();
  owner.dispose();
  return {
    case: id,
    adapter: inEnglish(description),
    dispatches,
    compileMs: firstMs - 1000 / eachStep,
    printMs,
    ours: { eachStep, rarely, byStage },
    eagerTfjs: eager,
    wasm: own,
    ratios: { byStage: rarely / byStage, eagerTfjs: rarely / eager, wasm: rarely / own },
  };
}

/** Prints a line of JSON, or a table's row, for each case. */
export async function benchWebGpu(id: CaseId | undefined, { json }: { json?: true }): Promise<void> {
  provideWebGpu();
  if (!json)
    process.stdout.write(
      "| case | adapter | dispatches | compile, ms | of it ours | ours | ours, read rarely | ours by stage | eager tfjs | wasm | to by stage | to eager | to wasm |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
  for (const name of id === undefined ? caseIds : [id]) {
    tell(`${name}…`);
    const found = await measure(name);
    const { ours, eagerTfjs, wasm, ratios } = found;
    const numbers = [
      ...[ours.eachStep, ours.rarely, ours.byStage, eagerTfjs, wasm],
      ...[ratios.byStage, ratios.eagerTfjs, ratios.wasm],
    ];
    const row = [
      name,
      found.adapter,
      found.dispatches,
      found.compileMs.toFixed(0),
      found.printMs.toFixed(0),
      ...numbers.map((n) => n.toFixed(2)),
    ];
    process.stdout.write(json ? `${JSON.stringify(found)}\n` : `| ${row.join(" | ")} |\n`);
  }
}
