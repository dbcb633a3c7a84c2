// A planned computation as WGSL shaders, one for each stage, several for one of many kernels: kernels that have nothing
// to do with each other run in one dispatch, each in a stretch of its workgroups.

import { type Computation, type Place, type PlannedKernel, planKernels } from "../plan/plan.ts";
import { libraryFor } from "./expressions.ts";
import { anyOrder, printKernel } from "./kernels.ts";

/** Calls in a workgroup. */
const WORKGROUP = 64;
/** Workgroups along one dimension of a dispatch, at most. */
const LONGEST = 65_535;

/** Kernels in one dispatch, at most: a chain of choices in WGSL may have 127. */
const MOST_KERNELS = 100;

/** One dispatch. */
export interface Dispatch {
  readonly source: string;
  /** What its `table` holds: where the arrays lie. */
  readonly places: readonly Place[];
  /** Workgroups along x and y. */
  readonly workgroups: readonly [number, number];
}

/** A program ready to compile. */
export interface ShaderProgram {
  /** In order. */
  readonly dispatches: readonly Dispatch[];
  /** Bytes of scratch memory that it wants. */
  readonly scratch: number;
  readonly kernels: number;
}

/** Kernels that have nothing to do with each other, in one dispatch. */
function printStage(kernels: readonly PlannedKernel[]): Dispatch {
  const names = new Map<string, string>();
  const places: Place[] = [];
  let groups = 0;
  const branches = kernels.map(({ work, output, inputs }) => {
    const { body, calls } = printKernel(work);
    const parameters = ["i: u32", "out: u32", ...inputs.map((_, index) => `in${index}: u32`)].join(", ");
    const definition = `(${parameters}) {\n${body}\n}`;
    const name = names.get(definition) ?? `kernel${names.size}`;
    names.set(definition, name);
    const first = groups;
    groups += Math.ceil(calls / WORKGROUP);
    const given = [output, ...inputs].map((place) => `table[${places.push(place) - 1}]`);
    return `if (group < ${groups}u) {
  let i = (group - ${first}u) * ${WORKGROUP}u + local;
  if (i < ${calls}u) { ${name}(i, ${given.join(", ")}); }
}`;
  });
  const across = Math.min(groups, LONGEST);
  const functions = [...names].map(([definition, name]) => `fn ${name}${definition}`).join("\n");
  const source = `@group(0) @binding(0) var<storage, read_write> memory: array<f32>;
@group(0) @binding(1) var<storage, read> table: array<u32>;
${libraryFor(functions)}
@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) local: u32) {
let group = id.y * ${across}u + id.x;
${branches.join(" else ")}
}`;
  return { source, places, workgroups: [across, Math.ceil(groups / across)] };
}

/**
 * Writes the shaders of a computation. Each is given `memory`, all arrays, and `table`, where its own arrays lie, counted
 * in numbers: no place stands in the text, so that equal stages (inner steps) are one shader.
 */
export function printProgram(computation: Computation): ShaderProgram {
  const { kernels, scratch } = planKernels(computation, anyOrder, "by depth");
  const stages: PlannedKernel[][] = [];
  for (const kernel of kernels) {
    const latest = stages.at(-1);
    if (latest?.at(0)?.stage === kernel.stage && latest.length < MOST_KERNELS) latest.push(kernel);
    else stages.push([kernel]);
  }
  return { dispatches: stages.map(printStage), scratch, kernels: kernels.length };
}
