// npm run bench: meta-steps a second, ours beside PyTorch's on the same machine, in one run.

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { Argument, Command } from "commander";
import { buildOf } from "../src/cli/build.ts";
import { runCommand, tell } from "../src/cli/command.ts";
import { type CaseId, caseIds } from "./cases.ts";
import { openChromium } from "./chromium.ts";
import { median } from "./measure.ts";
import { showPlan } from "./plan.ts";
import { findPyTorch, measurePyTorch } from "./pytorch.ts";
import { benchThreads } from "./threads.ts";
import { benchWebGpu } from "./webgpu.ts";

/** Rounds of every measurement, taken in turn so that a busy moment hits all alike; medians count. */
const ROUNDS = 3;
const RESULTS = new URL("RESULTS.md", import.meta.url).pathname;

/** Meta-steps a second. PyTorch's are null where there is no PyTorch. */
interface Result {
  readonly case: CaseId;
  /** `chromiumFused`: with products that multiply and add in one rounding. */
  readonly ours: { readonly chromiumWasm: number; readonly chromiumFused: number; readonly nodeWasm: number };
  readonly pytorchLoop: number | null;
  readonly pytorchBatched: number | null;
  /** Our Chromium throughput over theirs. */
  readonly ratios: { readonly pytorchLoop: number | null; readonly pytorchBatched: number | null };
}

function measureNode(id: CaseId): number {
  const script = new URL("node.ts", import.meta.url).pathname;
  const { status, stdout, stderr } = spawnSync("npx", ["tsx", script, id], { encoding: "utf8" });
  if (status !== 0) throw new Error(`Node failed on ${id}:\n${stderr}`);
  return Number(stdout);
}

const figure = (value: number | null, digits: number) => (value === null ? "–" : value.toFixed(digits));

function table(results: readonly Result[], versions: string): string {
  const rows = results.map(({ case: id, ours, pytorchLoop, pytorchBatched, ratios }) =>
    [
      "",
      id,
      ...[ours.chromiumWasm, ours.chromiumFused, ours.nodeWasm, pytorchLoop, pytorchBatched].map((value) =>
        figure(value, 1),
      ),
      ...[ratios.pytorchLoop, ratios.pytorchBatched].map((value) => figure(value, 2)),
      "",
    ]
      .join(" | ")
      .trim(),
  );
  return `# Meta-steps a second

By \`npm run bench\`, ${new Date().toISOString().slice(0, 10)}: ${versions}. Medians of ${ROUNDS} rounds in one run. Ours draws its episodes within the time measured, PyTorch has them drawn beforehand and runs with one thread or all, whichever is faster. Ratios are our throughput in Chromium (wasm) over PyTorch's: above 1 is faster. _Fused_: matrix products multiply and add with one rounding, as PyTorch's do; no ratio is told of it.

| case | Chromium, wasm | Chromium, fused | Node, wasm | PyTorch, loop | PyTorch, batched | ratio to loop | ratio to batched |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join("\n")}

\`sinusoid-maml-1\`, \`-5\`: 25 tasks, 10-shot, two layers of 40, 1 and 5 inner steps, second order. \`conv4-maml\` (second order, one step), \`conv4-protonet\`: 4 tasks, 5-way 1-shot, 5 queries a class, 64 filters.
`;
}

/** What this machine does beside: means over 1, 5 and 15 minutes of how many processes want a core. */
const loadNow = () =>
  loadavg()
    .map((load) => load.toFixed(1))
    .join(", ");

async function bench(id: CaseId | undefined, { json, write }: { json?: true; write?: true }): Promise<void> {
  if (write && id !== undefined) throw new Error("--write is of all cases: leave the case out.");
  const before = loadNow();
  const python = findPyTorch();
  if (python === undefined)
    tell("PyTorch is skipped: no Python here has it (Debian: apt-get install python3-torch).");
  tell("Building the page…");
  const browser = await openChromium();
  const results: Result[] = [];
  let torch = "";
  for (const name of id === undefined ? caseIds : [id]) {
    const found: Record<"chromium" | "fused" | "node" | "loop" | "batched", number[]> = {
      chromium: [],
      fused: [],
      node: [],
      loop: [],
      batched: [],
    };
    for (let round = 1; round <= ROUNDS; round++) {
      tell(`${name}, round ${round} of ${ROUNDS}…`);
      found.chromium.push(await browser.measure(name, "wasm"));
      found.fused.push(await browser.measure(name, "fused"));
      found.node.push(measureNode(name));
      if (python === undefined) continue;
      const { loop, batched, version } = measurePyTorch(python, name);
      torch = `, PyTorch ${version}`;
      found.loop.push(loop);
      found.batched.push(batched);
    }
    const chromiumWasm = median(found.chromium);
    const [loop, batched] = python ? [median(found.loop), median(found.batched)] : [null, null];
    results.push({
      case: name,
      ours: { chromiumWasm, chromiumFused: median(found.fused), nodeWasm: median(found.node) },
      pytorchLoop: loop,
      pytorchBatched: batched,
      ratios: {
        pytorchLoop: loop && chromiumWasm / loop,
        pytorchBatched: batched && chromiumWasm / batched,
      },
    });
  }
  await browser.close();
  const cores = cpus();
  const versions = `lab ${buildOf()}, ${cores.length} × ${cores[0]?.model ?? "CPU"}, Chromium ${browser.version}, Node ${process.versions.node}${torch}; load ${before} at the beginning, ${loadNow()} at the end (1, 5, 15 minutes)`;
  const page = table(results, versions);
  if (write) writeFileSync(RESULTS, page);
  process.stdout.write(json ? `${JSON.stringify(id === undefined ? results : results[0])}\n` : page);
}

await runCommand(
  new Command("bench")
    // Else the options of the command beneath would be taken for these here.
    .enablePositionalOptions()
    .addArgument(new Argument("[case]", "one case; without it all").choices(caseIds))
    .option("--json", "print JSON and nothing else: an object for one case, else a list")
    .option("--write", "write what was measured of all cases to bench/RESULTS.md")
    .action(bench)
    .addCommand(
      new Command("webgpu")
        .description("our compiled WebGPU beside tfjs's eager kernels and our WebAssembly")
        .addArgument(new Argument("[case]", "one case; without it all").choices(caseIds))
        .option("--json", "print a line of JSON for each case")
        .action(benchWebGpu),
    )
    .addCommand(
      new Command("threads")
        .description("how our WebAssembly grows with the number of threads, in Node")
        .addArgument(new Argument("[case]", "one case; without it all").choices(caseIds))
        .option("--json", "print lines of JSON")
        .action(benchThreads),
    )
    .addCommand(
      new Command("plan")
        .description("a meta-step as WebGPU computes it: sections, stages, kernels")
        .addArgument(new Argument("[case]", "one case; without it all").choices(caseIds))
        .action(showPlan),
    ),
);
