// What is measured: the cases, each an experiment of the lab and its counterpart in pytorch.py.

import { defaultExperiment, type Experiment, optionsOf, withChoice } from "../src/experiment/experiment.ts";
import type { Options } from "../src/schema/fields.ts";

type Part = "task" | "model" | "algorithm";

function experiment(parts: Record<Part, [string, Options]>, metaBatch: number): Experiment {
  let made = defaultExperiment();
  for (const part of ["task", "model", "algorithm"] as const) {
    const [id, options] = parts[part];
    made = withChoice(made, part, id as never);
    made = { ...made, [part]: { ...made[part], options: { ...optionsOf(made, part), ...options } } };
  }
  return {
    ...made,
    training: { ...made.training, metaBatch },
    run: { ...made.run, baseline: "none" },
  };
}

/** 25 tasks, 10 support and 10 query points, two hidden layers of 40, second order (Finn et al. 2017). */
const sinusoids = (innerSteps: number) =>
  experiment(
    {
      task: ["sinusoid", { shots: 10, query: 10 }],
      model: ["mlp", { hiddenLayers: 2, hiddenUnits: 40, activation: "relu" }],
      algorithm: ["maml", { innerSteps, order: "second" }],
    },
    25,
  );

/** 4 tasks, 5-way 1-shot with 5 queries a class, 64 filters, statistics of the set at hand as in the papers' code. */
const characters = (algorithm: string, options: Options) =>
  experiment(
    {
      task: ["glyphs", { ways: 5, shots: 1, query: 5, testWays: 5, testShots: 1, testQuery: 5 }],
      model: ["conv4", { filters: 64, normalisation: "batch", transductive: true }],
      algorithm: [algorithm, options],
    },
    4,
  );

export const cases = {
  "sinusoid-maml-1": sinusoids(1),
  "sinusoid-maml-5": sinusoids(5),
  "conv4-maml": characters("maml", { innerSteps: 1, order: "second", innerLearningRate: 0.4 }),
  "conv4-protonet": characters("prototypical", {}),
} as const satisfies Record<string, Experiment>;

export type CaseId = keyof typeof cases;
export const caseIds = Object.keys(cases) as CaseId[];
