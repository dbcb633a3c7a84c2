// Tasks that their support set leaves open: PLATIPUS with a MAML and an ensemble of MAMLs beside it, all with the same
// inner loop (Finn et al. 2018).

import type { Options } from "../../schema/fields.ts";
import type { TaskFamilyId } from "../../tasks/registry.ts";
import { experimentFrom, type Preset } from "./preset.ts";

function ambiguous(
  label: string,
  task: TaskFamilyId,
  inner: Options,
  own: Options,
  training: Options,
): Preset {
  return {
    label,
    experiment: experimentFrom({
      task: { id: task, options: {} },
      model: { id: "mlp", options: {} },
      algorithm: { id: "platipus", options: { ...inner, ...own } },
      beside: [
        { id: "maml", options: inner },
        { id: "ensemble", options: inner },
      ],
      training,
      run: { baseline: "none" },
    }),
    unpublished:
      "Finn et al. 2018 show samples for such tasks (figures 3 and 4); their tables are for photographs.",
    withoutPretraining: "No baselines run here: the learners beside it are what it is compared with.",
  };
}

export const ambiguousPresets = {
  "ambiguous-curves-platipus": ambiguous(
    "Ambiguous curves · PLATIPUS",
    "ambiguousRegression",
    // Longer steps explode at the steepest lines now and then.
    { innerSteps: 5, innerLearningRate: 0.002 },
    {},
    { outerLearningRate: 0.003, iterations: 15_000 },
  ),
  "ambiguous-regions-platipus": ambiguous(
    "Ambiguous regions · PLATIPUS",
    "ambiguousClassification",
    { innerSteps: 2, innerLearningRate: 0.1 },
    { klWeight: 1 },
    { outerLearningRate: 0.003, schedule: "cosine", iterations: 5000 },
  ),
} as const satisfies Record<string, Preset>;
