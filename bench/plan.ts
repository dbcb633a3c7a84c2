// npm run bench -- plan: a meta-step as WebGPU computes it: sections, stages, kernels, where the tasks go apart.

import { shippedFor } from "../src/cli/ownData.ts";
import { startBackend } from "../src/engine/backend/start.ts";
import { type Computation, type PlannedKernel, planKernels } from "../src/engine/plan/plan.ts";
import { anyOrder } from "../src/engine/wgsl/kernels.ts";
import { together } from "../src/engine/wgsl/program.ts";
import { createRun } from "../src/training/createRun.ts";
import { type CaseId, caseIds, cases } from "./cases.ts";

/** A kernel: what it computes, how many numbers, of how many steps where it is elementwise work. */
function kernelLine({ name, work, bytes }: PlannedKernel): string {
  const steps = "steps" in work ? work.steps.filter(({ step }) => step === "compute").length : 0;
  return `${name} ${bytes / 4}${steps > 1 ? ` (${steps} fused)` : ""}`;
}

function sectionTitle(number: number, stages: number, parts: number | undefined): string {
  const by =
    parts === undefined ? "shared by all" : parts === 1 ? "one workgroup" : `by task, ${parts} workgroups`;
  return `section ${number}: ${stages} ${stages === 1 ? "stage" : "stages"}, ${by}`;
}

/** Prints the plan of a computation: a line for each section, and one for each of its stages. */
function printPlan(computation: Computation): void {
  const { kernels, scratch } = planKernels(computation, anyOrder, { mostRead: undefined });
  const sections = together(kernels, "section");
  const lines = sections.flatMap((own, section) => {
    const stages = together(own, "stage");
    const stageLines = stages.map(
      (stage) => `  stage ${stage[0]!.stage + 1}: ${stage.map(kernelLine).join(", ")}`,
    );
    return [sectionTitle(section + 1, stages.length, own[0]!.parts), ...stageLines];
  });
  process.stdout.write(
    `${kernels.length} kernels, ${sections.length} sections, ${Math.ceil(scratch / 1024)} KiB of scratch memory\n${lines.join("\n")}\n`,
  );
}

/** Prints the plan of each case's meta-step. */
export async function showPlan(id: CaseId | undefined): Promise<void> {
  const { device } = await startBackend("wasm");
  for (const name of id === undefined ? caseIds : [id]) {
    process.stdout.write(`${name}: `);
    const run = await createRun(
      cases[name],
      {
        ...device,
        compile(computation) {
          printPlan(computation);
          return device.compile(computation);
        },
      },
      shippedFor(cases[name]),
    );
    await (await run.metaStep()).read();
    run.dispose();
  }
}
