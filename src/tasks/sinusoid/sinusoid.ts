// Sinusoid regression: y = amplitude · sin(x − phase) (Finn, Abbeel, Levine 2017, section 5.1).

import type { Random } from "../../engine/random.ts";
import type { OptionsOf } from "../../schema/fields.ts";
import type { Examples, FunctionTask, SampledBatch, Split } from "../episode.ts";
import type { TaskFamily } from "../family.ts";
import type { sinusoidMeta } from "./meta.ts";

const TRUTH_POINTS = 101;

type SinusoidOptions = OptionsOf<typeof sinusoidMeta.schema>;

/** Splits draw from the same law; their random streams keep them apart. Query points are noise-free. */
function sample(options: SinusoidOptions, random: Random, split: Split, tasks: number): SampledBatch {
  const { amplitudeMin, amplitudeMax, phaseMax, inputRange, noise } = options;
  const shots = split === "training" ? options.shots : options.testShots;
  // Evaluation measures on a fixed, ample number of points whatever training uses.
  const queries = split === "training" ? options.query : Math.max(options.query, 50);
  const examples = (count: number): Examples => ({
    x: new Float32Array(tasks * count),
    y: new Float32Array(tasks * count),
    count,
  });
  const support = examples(shots);
  const query = examples(queries);
  const waves: { amplitude: number; phase: number }[] = [];
  for (let task = 0; task < tasks; task++) {
    const amplitude = random.uniform(amplitudeMin, amplitudeMax);
    const phase = random.uniform(0, phaseMax);
    waves.push({ amplitude, phase });
    for (const [set, scatter] of [
      [support, noise],
      [query, 0],
    ] as const) {
      for (let index = task * set.count; index < (task + 1) * set.count; index++) {
        const x = random.uniform(-inputRange, inputRange);
        set.x[index] = x;
        set.y[index] = amplitude * Math.sin(x - phase) + (scatter > 0 ? scatter * random.normal() : 0);
      }
    }
  }
  const description = (task: number): FunctionTask => {
    const { amplitude, phase } = waves[task]!;
    const x = Float32Array.from(
      { length: TRUTH_POINTS },
      (_, index) => inputRange * ((2 * index) / (TRUTH_POINTS - 1) - 1),
    );
    return {
      kind: "function",
      title: `amplitude ${amplitude.toFixed(2)}, phase ${phase.toFixed(2)}`,
      truth: { x, y: x.map((at) => amplitude * Math.sin(at - phase)) },
      range: [-amplitudeMax * 1.1, amplitudeMax * 1.1],
    };
  };
  return { tasks, inputShape: [1], outputs: 1, support, query, description };
}

export const sinusoid: TaskFamily = {
  createSampler: (options) => ({
    problem: "regression",
    inputShape: [1],
    outputs: 1,
    trainingClasses: 0,
    sample: (random, split, tasks) => sample(options as SinusoidOptions, random, split, tasks),
  }),
};
