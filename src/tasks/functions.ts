// Tasks that are functions of one number: draws each task's function and points on it.

import type { Random } from "../engine/random.ts";
import type { Words } from "../words/said.ts";
import type { Examples, FunctionTask, SampledBatch, Split } from "./episode.ts";
import { queriesFor } from "./pointFields.ts";

const TRUTH_POINTS = 101;

/** One task's function. */
export interface DrawnFunction {
  /** In words and figures. */
  readonly title: Words;
  readonly at: (x: number) => number;
}

/** How a batch of such tasks is drawn. */
export interface FunctionLaw {
  /** Support points in training and at test, query points in training. */
  readonly shots: number;
  readonly testShots: number;
  readonly query: number;
  /** Draws one task's function. */
  readonly draw: (random: Random) => DrawnFunction;
  /** Inputs are uniform in ± this. */
  readonly inputRange: number;
  /** Standard deviation of the targets around the function, of the support and of the query points. */
  readonly noise: { readonly support: number; readonly query: number };
  /** The range of y that pictures share. */
  readonly range: readonly [number, number];
}

/** Draws a batch: for each task its function, then its support points, then its query points. */
export function sampleFunctions(
  { draw, inputRange, noise, range, ...counts }: FunctionLaw,
  random: Random,
  split: Split,
  tasks: number,
): SampledBatch {
  const examples = (count: number): Examples => ({
    x: new Float32Array(tasks * count),
    y: new Float32Array(tasks * count),
    count,
  });
  const sets = {
    support: examples(split === "training" ? counts.shots : counts.testShots),
    query: examples(queriesFor(split, counts.query)),
  };
  const drawn: DrawnFunction[] = [];
  for (let task = 0; task < tasks; task++) {
    const { title, at } = draw(random);
    drawn.push({ title, at });
    for (const name of ["support", "query"] as const) {
      const { x, y, count } = sets[name];
      for (let index = task * count; index < (task + 1) * count; index++) {
        const input = random.uniform(-inputRange, inputRange);
        x[index] = input;
        y[index] = at(input) + (noise[name] > 0 ? noise[name] * random.normal() : 0);
      }
    }
  }
  const description = (task: number): FunctionTask => {
    const x = Float32Array.from(
      { length: TRUTH_POINTS },
      (_, index) => inputRange * ((2 * index) / (TRUTH_POINTS - 1) - 1),
    );
    return { kind: "function", title: drawn[task]!.title, truth: { x, y: x.map(drawn[task]!.at) }, range };
  };
  return { tasks, inputShape: [1], outputs: 1, ...sets, description };
}
