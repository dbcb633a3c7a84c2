// The functions of one shader, and what all shaders begin with.

import type { PlannedKernel } from "../plan/plan.ts";
import { libraryFor } from "./expressions.ts";
import { printKernel } from "./kernels.ts";

/** Functions, those of equal text once. */
export class Functions {
  readonly #names = new Map<string, string>();

  /** The name of a function `fn name(parameters) { body }`. */
  add(parameters: string, body: string): string {
    const definition = `(${parameters}) {\n${body}\n}`;
    const name = this.#names.get(definition) ?? `step${this.#names.size}`;
    this.#names.set(definition, name);
    return name;
  }

  /** A kernel's function, and how many calls make the kernel up. */
  addKernel({ work, inputs }: PlannedKernel): { name: string; calls: number } {
    const { body, calls } = printKernel(work);
    const parameters = ["i: u32", "out: u32", ...inputs.map((_, index) => `in${index}: u32`)].join(", ");
    return { name: this.add(parameters, body), calls };
  }

  /**
   * A shader with those of the functions that it uses: `workers` of a workgroup are in `main`, which is told the
   * workgroup's `id` and `worker`.
   */
  shader(workers: number, main: string): string {
    let text = `@compute @workgroup_size(${workers})
fn main(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) worker: u32) {
${main}
}`;
    // A function uses only what was added before it.
    for (const [definition, name] of [...this.#names].toReversed())
      if (text.includes(`${name}(`)) text = `fn ${name}${definition}\n${text}`;
    return `@group(0) @binding(0) var<storage, read_write> memory: array<f32>;
@group(0) @binding(1) var<storage, read> table: array<u32>;
${libraryFor(text)}`;
  }
}
