// What the experiments on characters share, on glyphs and on Omniglot.

import { type AlgorithmId, algorithms } from "../../algorithms/registry.ts";
import type { Experiment } from "../experiment.ts";
import { type Changes, experimentFrom } from "./preset.ts";
import type { PublishedFigure } from "./published.ts";

/**
 * `ways` and `shots` at test; in training the same, unless the changes say otherwise. `baselineRate`: at which random
 * weights fine-tune, where they stand beside the learner.
 */
export function characters(
  baselineRate: number,
  algorithm: AlgorithmId,
  ways: number,
  shots: number,
  { task, model, ...changes }: Partial<Changes>,
): Experiment {
  return experimentFrom({
    task: { id: "glyphs", options: { ways, shots, testWays: ways, testShots: shots, ...task?.options } },
    model: { id: "conv4", options: { ...model?.options } },
    algorithm: { id: algorithm, options: {}, ...changes.algorithm },
    training: {
      outerLearningRate: 0.006,
      schedule: "cosine",
      iterations: 2000,
      evaluateEvery: 50,
      evaluationTasks: 50,
      ...changes.training,
    },
    // A pretrained network has a head for thousands of classes, which costs more than the learner; fine-tuning random
    // weights costs many times what a metric learner's evaluation does.
    run: algorithms[algorithm].meta.adaptsBySteps
      ? { baseline: "scratch", baselineRate }
      : { baseline: "none" },
  });
}

/** Said on the page where only random weights stand beside a learner on characters. */
export const WITHOUT_PRETRAINING =
  "No jointly pretrained network stands beside it: its last layer would tell thousands of classes apart and cost more than the learner itself.";

/** A figure on Omniglot. */
export const onOmniglot = (
  ways: number,
  shots: number,
  value: string,
  rest: Pick<PublishedFigure, "source" | "conditions" | "steps" | "transductive">,
): PublishedFigure => ({
  measure: "accuracy",
  values: [value],
  testedOn: { id: "glyphs", options: { imageSet: "omniglot", testWays: ways, testShots: shots } },
  ...rest,
});

const SNELL = {
  source: "Snell et al. 2017, table 1",
  conditions:
    "1,200 training characters with rotations, 28×28, 64 filters, trained 60-way, query statistics from training",
  transductive: false,
} as const;
export const snell = (ways: number, shots: number, value: string) => onOmniglot(ways, shots, value, SNELL);

export const finn = (ways: number, shots: number, value: string) =>
  onOmniglot(ways, shots, value, {
    source: "Finn et al. 2017, table 1",
    conditions: `1,200 training characters with rotations, 28×28, 64 filters, ${ways === 20 ? "5 inner steps of 0.1 in training, 16" : "1 inner step of 0.4 in training, 32"} tasks a meta-step, 60,000 meta-steps`,
    steps: [ways === 20 ? 5 : 3],
    transductive: true,
  });
