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
import type { Run } from "../src/training/run.ts";
import { inEnglish } from "../src/words/said.ts";
import { type CaseId, caseIds, cases } from "./cases.ts";

/** Rounds, each measuring all three in turn; medians count. */
const ROUNDS = 3;
const MEASURE_MS = 2000;
/** Meta-steps between read-backs, where these are to be rare. */
const RARE = 20;

/** Meta-steps a second, each read back and rarely; `compileMs`: the first meta-step over the ones after it. */
interface WebGpuResult {
  readonly case: CaseId;
  readonly adapter: string;
  readonly dispatches: number;
  readonly compileMs: number;
  readonly ours: { readonly eachStep: number; readonly rarely: number };
  readonly eagerTfjs: number;
  readonly wasm: number;
  /** Ours over theirs, read back at each step. */
  readonly ratios: { readonly eagerTfjs: number; readonly wasm: number };
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

async function stepsPerSecond(run: Run, between: number): Promise<number> {
  const start = performance.now();
  let count = 0;
  do {
    const step = await run.metaStep();
    count += 1;
    if (count % between === 0) await step.read();
    else void step.read();
  } while (performance.now() - start < MEASURE_MS || count % between !== 0);
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
  const runs = {
    ours: await createRun(experiment, counting, images),
    eagerTfjs: await createRun(experiment, tfjsDevice("webgpu", backend()), images),
    wasm: await createRun(experiment, wasm.device, images),
  };
  const first = performance.now();
  await (await runs.ours.metaStep()).read();
  const firstMs = performance.now() - first;
  for (const run of Object.values(runs)) await (await run.metaStep()).read();
  const found = {
    ours: [] as number[],
    rarely: [] as number[],
    eagerTfjs: [] as number[],
    wasm: [] as number[],
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of ["ours", "eagerTfjs", "wasm"] as const)
      found[name].push(await stepsPerSecond(runs[name], 1));
    found.rarely.push(await stepsPerSecond(runs.ours, RARE));
  }
  const [each, eager, own] = [median(found.ours), median(found.eagerTfjs), median(found.wasm)];
  for (const run of Object.values(runs)) run.dispose();
  wasm.device.dispose();
  return {
    case: id,
    adapter: inEnglish(ours.description),
    dispatches,
    compileMs: firstMs - 1000 / each,
    ours: { eachStep: each, rarely: median(found.rarely) },
    eagerTfjs: eager,
    wasm: own,
    ratios: { eagerTfjs: each / eager, wasm: each / own },
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
