// A planned computation as WGSL shaders, one for each section of the plan (see plan/sections.ts), several for a stage of
// many kernels: kernels of one stage run in one dispatch, each in a stretch of its workgroups.

import { type Computation, type Place, type PlannedKernel, planKernels } from "../plan/plan.ts";
import { Functions } from "./functions.ts";
import { anyOrder } from "./kernels.ts";
import { printParts } from "./parts.ts";

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
  const functions = new Functions();
  const places: Place[] = [];
  let groups = 0;
  const branches = kernels.map((kernel) => {
    const { name, calls } = functions.addKernel(kernel);
    const first = groups;
    groups += Math.ceil(calls / WORKGROUP);
    const given = [kernel.output, ...kernel.inputs].map((place) => `table[${places.push(place) - 1}]`);
    return `if (group < ${groups}u) {
  let i = (group - ${first}u) * ${WORKGROUP}u + worker;
  if (i < ${calls}u) { ${name}(i, ${given.join(", ")}); }
}`;
  });
  const across = Math.min(groups, LONGEST);
  const main = `let group = id.y * ${across}u + id.x;
${branches.join(" else ")}`;
  return {
    source: functions.shader(WORKGROUP, main),
    places,
    workgroups: [across, Math.ceil(groups / across)],
  };
}

/** Kernels as they follow one another, taken together while this is the same of them. */
export function together(kernels: readonly PlannedKernel[], by: "stage" | "section"): PlannedKernel[][] {
  const found: PlannedKernel[][] = [];
  for (const kernel of kernels) {
    if (found.at(-1)?.[0]?.[by] === kernel[by]) found.at(-1)!.push(kernel);
    else found.push([kernel]);
  }
  return found;
}

function printSection(kernels: readonly PlannedKernel[]): Dispatch[] {
  const { parts } = kernels[0]!;
  const stages = together(kernels, "stage");
  if (parts !== undefined && parts <= LONGEST)
    return printParts(stages, parts).map((shader) => ({ ...shader, workgroups: [parts, 1] }));
  return stages.flatMap((stage) =>
    Array.from({ length: Math.ceil(stage.length / MOST_KERNELS) }, (_, index) =>
      printStage(stage.slice(index * MOST_KERNELS, (index + 1) * MOST_KERNELS)),
    ),
  );
}

/**
 * Writes the shaders of a computation. Each is given `memory`, all arrays, and `table`, where its own arrays lie, counted
 * in numbers: no place stands in the text, so that equal stages (inner steps) are one function, and equal dispatches one
 * shader. `mostRead`: numbers that one workgroup may read in a stage by itself.
 */
export function printProgram(computation: Computation, mostRead?: number): ShaderProgram {
  const { kernels, scratch } = planKernels(computation, anyOrder, { mostRead });
  return { dispatches: together(kernels, "section").flatMap(printSection), scratch, kernels: kernels.length };
}
