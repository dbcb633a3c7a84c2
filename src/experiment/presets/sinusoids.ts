// Sinusoid regression (Finn et al. 2017, section 5.1; Li et al. 2017).

import { tunedOn } from "./baselines.ts";
import { experimentFrom, type Preset } from "./preset.ts";
import type { PublishedFigure } from "./published.ts";

const maml = (shots: number) =>
  experimentFrom({
    task: { id: "sinusoid", options: { shots, testShots: shots } },
    model: { id: "mlp", options: {} },
    algorithm: { id: "maml", options: {} },
    training: { iterations: 70_000 },
    run: { baselineRate: 0.01 },
  });
const baselineTuning = tunedOn("sinusoid-maml-5shot");

/** The appendix has a table for 5 shots only. */
const finn: PublishedFigure = {
  measure: "loss",
  values: ["0.67", "0.38", "0.35"],
  steps: [1, 5, 10],
  testedOn: { id: "sinusoid", options: { testShots: 5 } },
  source: "Finn et al. 2017, appendix, table 2",
  conditions: "70,000 iterations, 25 tasks a meta-step, one inner step in training",
};

export const sinusoidPresets = {
  "sinusoid-maml-5shot": {
    label: "Sinusoids · MAML · 5-shot",
    experiment: maml(5),
    published: finn,
    baselineTuning,
  },
  "sinusoid-maml-10shot": {
    label: "Sinusoids · MAML · 10-shot",
    experiment: maml(10),
    published: finn,
    baselineTuning,
  },
  "sinusoid-metasgd-5shot": {
    label: "Sinusoids · Meta-SGD · 5-shot",
    experiment: experimentFrom({
      task: { id: "sinusoid", options: { shots: 5, testShots: 5 } },
      model: { id: "mlp", options: {} },
      algorithm: { id: "metaSgd", options: { testSteps: 1 } },
      training: { iterations: 70_000 },
      run: { baseline: "none" },
    }),
    published: {
      measure: "loss",
      values: ["0.90 ± 0.16"],
      steps: [1],
      testedOn: { id: "sinusoid", options: { testShots: 5 } },
      source: "Li et al. 2017, table 1",
      conditions: "MAML in the same table: 1.13 ± 0.18",
    },
    withoutPretraining: "No baselines run here: they stand beside MAML on the same tasks.",
  },
  "sinusoid-ridge-5shot": {
    label: "Sinusoids · Ridge head · 5-shot",
    experiment: experimentFrom({
      task: { id: "sinusoid", options: { shots: 5, testShots: 5 } },
      model: { id: "mlp", options: {} },
      algorithm: { id: "ridge", options: {} },
      training: { iterations: 20_000 },
      run: { baseline: "none" },
    }),
    unpublished:
      "Bertinetto et al. 2019 have no sinusoids: Meta-SGD and MAML on the same tasks are the presets to compare with.",
  },
} as const satisfies Record<string, Preset>;
