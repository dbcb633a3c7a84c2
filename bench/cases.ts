// What is measured: the cases, each an experiment of the lab and its counterpart in pytorch.py.

import type { AlgorithmId } from "../src/algorithms/registry.ts";
import type { Experiment } from "../src/experiment/experiment.ts";
import { experimentFrom } from "../src/experiment/presets/preset.ts";
import type { Options } from "../src/schema/fields.ts";

/** 25 tasks, 10 support and 10 query points, two hidden layers of 40, second order (Finn et al. 2017). */
const sinusoids = (innerSteps: number) =>
  experimentFrom({
    task: { id: "sinusoid", options: { shots: 10, query: 10 } },
    model: { id: "mlp", options: { hiddenLayers: 2, hiddenUnits: 40, activation: "relu" } },
    algorithm: { id: "maml", options: { innerSteps, order: "second" } },
    training: { metaBatch: 25 },
    run: { baseline: "none" },
  });

/** 4 tasks, 5-way 1-shot with 5 queries a class, 64 filters, statistics of the set at hand as in the papers' code. */
const characters = (algorithm: AlgorithmId, options: Options) =>
  experimentFrom({
    task: {
      id: "glyphs",
      options: { ways: 5, shots: 1, query: 5, testWays: 5, testShots: 1, testQuery: 5 },
    },
    model: { id: "conv4", options: { filters: 64, normalisation: "batch", transductive: true } },
    algorithm: { id: algorithm, options },
    training: { metaBatch: 4 },
    run: { baseline: "none" },
  });

export const cases = {
  "sinusoid-maml-1": sinusoids(1),
  "sinusoid-maml-5": sinusoids(5),
  "conv4-maml": characters("maml", { innerSteps: 1, order: "second", innerLearningRate: 0.4 }),
  "conv4-protonet": characters("prototypical", {}),
} as const satisfies Record<string, Experiment>;

export type CaseId = keyof typeof cases;
export const caseIds = Object.keys(cases) as CaseId[];
