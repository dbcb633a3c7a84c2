// A planned computation as WGSL shaders, one for each stage: kernels that have nothing to do with each other run in one
// dispatch, each in a stretch of its workgroups.

import { type Computation, type Place, type PlannedKernel, planKernels } from "../plan/plan.ts";
import { FUNCTIONS } from "./expressions.ts";
import { anyOrder, printKernel } from "./kernels.ts";

/** Calls in a workgroup. */
export const WORKGROUP = 64;
/** Workgroups along one dimension of a dispatch, at most. */
const LONGEST = 65_535;

/** One dispatch. */
export interface Shader {
  readonly source: string;
  /** Workgroups along x and y. */
  readonly workgroups: readonly [number, number];
}

/** A program ready to compile. */
export interface ShaderProgram {
  /** In order. */
  readonly shaders: readonly Shader[];
  /** Bytes of scratch memory that it wants. */
  readonly scratch: number;
  readonly kernels: number;
}

/**
 * Writes the shaders of a computation. They are given `memory`, all arrays, and `table`: where the scratch memory
 * starts and then where each argument does, counted in numbers.
 */
export function printProgram(computation: Computation): ShaderProgram {
  const { kernels, scratch } = planKernels(computation, anyOrder, "by depth");
  const stages: PlannedKernel[][] = [];
  for (const kernel of kernels) {
    if (stages.at(-1)?.at(0)?.stage === kernel.stage) stages.at(-1)!.push(kernel);
    else stages.push([kernel]);
  }
  const shaders = stages.map((stage): Shader => {
    const functions = new Map<string, string>();
    const place = (where: Place) =>
      where.kind === "argument" ? `table[${where.index + 1}]` : `table[0] + ${where.offset / 4}u`;
    let start = 0;
    const branches = stage.map(({ work, output, inputs }) => {
      const { body, calls } = printKernel(work);
      const parameters = ["i: u32", "out: u32", ...inputs.map((_, index) => `in${index}: u32`)];
      const key = `${inputs.length} ${body}`;
      const known = functions.get(key);
      const name = known ?? `kernel${functions.size}`;
      if (known === undefined) functions.set(key, name);
      const groups = Math.ceil(calls / WORKGROUP);
      const first = start;
      start += groups;
      const given = ["i", place(output), ...inputs.map(place)].join(", ");
      return {
        definition: known === undefined ? `fn ${name}(${parameters.join(", ")}) {\n${body}\n}` : "",
        branch: `if (group < ${start}u) {
  let i = (group - ${first}u) * ${WORKGROUP}u + local;
  if (i < ${calls}u) { ${name}(${given}); }
}`,
      };
    });
    const across = Math.min(start, LONGEST);
    const source = `@group(0) @binding(0) var<storage, read_write> memory: array<f32>;
@group(0) @binding(1) var<storage, read> table: array<u32>;
${FUNCTIONS}
${branches.map(({ definition }) => definition).join("\n")}
@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) local: u32) {
let group = id.y * ${across}u + id.x;
${branches.map(({ branch }) => branch).join(" else ")}
}`;
    return { source, workgroups: [across, Math.ceil(start / across)] };
  });
  return { shaders, scratch, kernels: kernels.length };
}
