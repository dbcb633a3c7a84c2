// Prints a section of parts: a workgroup goes through a part of every stage by itself.

import type { Place, PlannedKernel } from "../plan/plan.ts";
import { Functions } from "./functions.ts";
import { type Repeat, repeatsOf } from "./repeats.ts";

/** Invocations in a workgroup: as many as every machine takes, in WebGPU's compatibility mode too. */
const WORKERS = 128;
/** Invocations that machines run in step, at most of them: kernels of one stage begin at different ones. */
const IN_STEP = 32;
/** Stages in a shader's text, at most, unless more repeat themselves together: drivers take long for long texts. */
const MOST_STAGES = 80;

/** A shader and what its table holds. */
export interface PrintedParts {
  readonly source: string;
  readonly places: readonly Place[];
}

/** Repeats in order, as many together as make a shader. */
function shaders(repeats: readonly Repeat[]): Repeat[][] {
  const found: Repeat[][] = [];
  let stages = MOST_STAGES;
  for (const repeat of repeats) {
    stages += repeat.length;
    if (stages > MOST_STAGES) {
      found.push([]);
      stages = repeat.length;
    }
    found.at(-1)!.push(repeat);
  }
  return found;
}

/** Prints stages, each of whose kernels falls into `parts` parts by its calls; the shaders follow one another. */
export function printParts(stages: readonly (readonly PlannedKernel[])[], parts: number): PrintedParts[] {
  const functions = new Functions();
  const places: Place[] = [];
  /** Where the stretch of each stage in `places` begins, and where the last one's ends. */
  const starts = [0];
  const names = stages.map((stage) => {
    let given = 0;
    let busy = 0;
    const lines = stage.map((kernel) => {
      const { name, calls } = functions.addKernel(kernel);
      const own = calls / parts;
      places.push(kernel.output, ...kernel.inputs);
      const tables = [kernel.output, ...kernel.inputs].map(() => `table[at + ${given++}u]`);
      const first = busy === 0 ? "worker" : `(worker + ${WORKERS - busy}u) % ${WORKERS}u`;
      busy = (busy + Math.ceil(own / IN_STEP) * IN_STEP) % WORKERS;
      const call = `${name}(part * ${own}u + i, ${tables.join(", ")});`;
      return `for (var i = ${first}; i < ${own}u; i += ${WORKERS}u) { ${call} }`;
    });
    starts.push(places.length);
    return functions.add("part: u32, worker: u32, at: u32", lines.join("\n"));
  });
  return shaders(repeatsOf(names)).map((repeats) => {
    const [first, last] = [repeats[0]!, repeats.at(-1)!];
    const from = starts[first.start]!;
    const lines = repeats.map(({ start, length, times }) => {
      const begin = starts[start]!;
      const call = (stage: number, at: string) => `${names[stage]}(id.x, worker, ${at}); storageBarrier();`;
      if (times === 1) return call(start, `${begin - from}u`);
      const calls = Array.from({ length }, (_, index) =>
        call(start + index, `at + ${starts[start + index]! - begin}u`),
      );
      // Each time the table goes on where it was.
      return `for (var n = 0u; n < ${times}u; n++) {
let at = ${begin - from}u + n * ${starts[start + length]! - begin}u;
${calls.join("\n")}
}`;
    });
    return {
      source: functions.shader(WORKERS, lines.join("\n")),
      places: places.slice(from, starts[last.start + last.length * last.times]),
    };
  });
}
