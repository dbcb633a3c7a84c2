// npm run bench -- webgpu: our compiled WebGPU beside tfjs's eager kernels and our WebAssembly, in one run, on whatever
// adapter Node's Dawn finds.

import { backend } from "@tensorflow/tfjs-core";
import { tell } from "../src/cli/command.ts";
import { shippedFor } from "../src/cli/ownData.ts";
import { nodeThreads } from "../src/cli/threads.ts";
import { provideWebGpu } from "../src/cli/webgpu.ts";
import type { Device } from "../src/engine/backend/device.ts";
import { startBackend } from "../src/engine/backend/start.ts";
import type { Computation } from "../src/engine/plan/plan.ts";
import { tfjsDevice } from "../src/engine/tfjs/device.ts";
import { printProgram } from "../src/engine/wgsl/program.ts";
import { createRun } from "../src/training/createRun.ts";
import type { MetaStep, Run } from "../src/training/run.ts";
import { inEnglish } from "../src/words/said.ts";
import { type CaseId, caseIds, cases } from "./cases.ts";

/** Rounds, each measuring all three in turn; medians count. */
const ROUNDS = 3;
const MEASURE_MS = 2000;
/** Time between read-backs, where these are to be rare: as a session reports. */
const RARE_MS = 100;

/**
 * Meta-steps a second: ours read back at each step and rarely, the others rarely, as the page trains; `compileMs`: the
 * first meta-step over the ones after it.
 */
interface WebGpuResult {
  readonly case: CaseId;
  readonly adapter: string;
  readonly dispatches: number;
  readonly compileMs: number;
  readonly ours: { readonly eachStep: number; readonly rarely: number };
  readonly eagerTfjs: number;
  readonly wasm: number;
  /** Ours over theirs, all read back rarely. */
  readonly ratios: { readonly eagerTfjs: number; readonly wasm: number };
}

/** What is measured. */
interface Measured {
  readonly run: Run;
  readonly device: Device;
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

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
  const ours = await startBackend("webgpu");
  let dispatches = 0;
  const counting: Device = {
    ...ours.device,
    compile(computation: Computation) {
      dispatches = printProgram(computation).dispatches.length;
      return ours.device.compile(computation);
    },
  };
  const wasm = await startBackend("wasm", nodeThreads);
  const on = async (device: Device): Promise<Measured> => ({
    run: await createRun(experiment, device, images),
    device,
  });
  const runs = {
    ours: await on(counting),
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
    eagerTfjs: [] as number[],
    wasm: [] as number[],
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of ["ours", "eagerTfjs", "wasm"] as const)
      found[name].push(await stepsPerSecond(runs[name], RARE_MS));
    found.eachStep.push(await stepsPerSecond(runs.ours, 0));
  }
  const rarely = median(found.ours);
  const [eager, own] = [median(found.eagerTfjs), median(found.wasm)];
  const eachStep = median(found.eachStep);
  for (const { run } of Object.values(runs)) run.dispose();
  wasm.device.dispose();
  return {
    case: id,
    adapter: inEnglish(ours.description),
    dispatches,
    compileMs: firstMs - 1000 / eachStep,
    ours: { eachStep, rarely },
    eagerTfjs: eager,
    wasm: own,
    ratios: { eagerTfjs: rarely / eager, wasm: rarely / own },
  };
}

/** Prints a line of JSON, or a table's row, for each case. */
export async function benchWebGpu(id: CaseId | undefined, { json }: { json?: true }): Promise<void> {
  provideWebGpu();
  if (!json)
    process.stdout.write(
      "| case | adapter | dispatches | compile, ms | ours | ours, read rarely | eager tfjs | wasm | to eager | to wasm |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
  for (const name of id === undefined ? caseIds : [id]) {
    tell(`${name}…`);
    const found = await measure(name);
    const { ours, eagerTfjs, wasm, ratios } = found;
    const numbers = [ours.eachStep, ours.rarely, eagerTfjs, wasm, ratios.eagerTfjs, ratios.wasm];
    const row = [
      name,
      found.adapter,
      found.dispatches,
      found.compileMs.toFixed(0),
      ...numbers.map((n) => n.toFixed(2)),
    ];
    process.stdout.write(json ? `${JSON.stringify(found)}\n` : `| ${row.join(" | ")} |\n`);
  }
}
