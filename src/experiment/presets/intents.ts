// Customer service: intents from a sentence or a few, on the label divisions of ProtAugment (Dopierre et al. 2021).

import type { Options } from "../../schema/fields.ts";
import { experimentFrom, type Preset } from "./preset.ts";

/** Sparse tf-idf beside a learned map of it; the plain tf-idf centroid stands beside as the baseline to beat. */
const intents = (shots: number, task: Options, model: Options) =>
  experimentFrom({
    task: { id: "intents", options: { shots, testShots: shots, ways: 20, ...task } },
    model: { id: "residual", options: model },
    algorithm: { id: "prototypical", options: { distance: "cosine" } },
    training: {
      metaBatch: 1,
      outerLearningRate: 0.002,
      schedule: "linear",
      iterations: 400,
      evaluateEvery: 50,
      evaluationTasks: 100,
    },
    run: { baseline: "none" },
  });

const UNPUBLISHED =
  "The question: does what was learned from other intents help to recognise new ones from a sentence or a few? Read the answer beside the tf-idf centroid and the logistic regression: where no difference from them is shown, counting words is as good. Published figures on these divisions are of sentence encoders pretrained on other text.";

export const intentPresets = {
  "intents-banking77-5way-1shot": {
    label: "Bank customers · ProtoNet · 5-way 1-shot",
    experiment: intents(1, {}, {}),
    unpublished: UNPUBLISHED,
  },
  "intents-banking77-5way-5shot": {
    label: "Bank customers · ProtoNet · 5-way 5-shot",
    experiment: intents(5, {}, {}),
    unpublished: UNPUBLISHED,
  },
  "intents-clinc150-5way-1shot": {
    label: "Ten domains · ProtoNet · 5-way 1-shot",
    experiment: intents(1, { sentences: "clinc150" }, {}),
    unpublished: UNPUBLISHED,
  },
  "intents-clinc150-5way-5shot": {
    label: "Ten domains · ProtoNet · 5-way 5-shot",
    // Of 0.35 and 0.5 the better on 600 validation tasks: 95.1% against 94.8%.
    experiment: intents(5, { sentences: "clinc150" }, { share: 0.35 }),
    unpublished: UNPUBLISHED,
  },
} as const satisfies Record<string, Preset>;
