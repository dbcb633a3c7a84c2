// What a preset is, and how one is put together from the parts in which it is not at the defaults.

import type { AlgorithmId } from "../../algorithms/registry.ts";
import type { ModelId } from "../../models/registry.ts";
import type { Options } from "../../schema/fields.ts";
import type { TaskFamilyId } from "../../tasks/registry.ts";
import {
  defaultExperiment,
  type Experiment,
  optionsOf,
  type SectionName,
  withChoice,
} from "../experiment.ts";
import type { PublishedFigure } from "./published.ts";

/** How the fine-tuning rate of the baselines beside a learner was chosen; the rate itself is the experiment's. */
export interface BaselineTuning {
  /** Rates among which validation tasks chose. */
  readonly rates: readonly number[];
  /** The command that tried them and printed what each gave. */
  readonly command: string;
}

export interface Preset {
  readonly label: string;
  readonly experiment: Experiment;
  readonly published?: PublishedFigure;
  /** What is to be said where no paper gives a figure for such tasks. */
  readonly unpublished?: string;
  /** In what ours differs from the paper's conditions beyond what its options say: always told beside the figure. */
  readonly differs?: string;
  /** Where ours falls short: the likely reason, and what was tried. */
  readonly tried?: string;
  readonly baselineTuning?: BaselineTuning;
  /** Why no jointly pretrained network stands beside the learner, where an inner loop would let one. */
  readonly withoutPretraining?: string;
}

export interface Changes {
  readonly task: { readonly id: TaskFamilyId } & { readonly options: Options };
  readonly model: { readonly id: ModelId } & { readonly options: Options };
  readonly algorithm: { readonly id: AlgorithmId } & { readonly options: Options };
  /** Learners to compare with: an algorithm each, with the options in which it is not at its defaults. */
  readonly beside?: readonly { readonly id: AlgorithmId; readonly options: Options }[];
  readonly training: Options;
  readonly run?: Options;
}

/** The default experiment with other parts and options. */
export function experimentFrom(changes: Changes): Experiment {
  let experiment = defaultExperiment();
  for (const section of ["task", "model", "algorithm"] as const) {
    experiment = withChoice(experiment, section, changes[section].id);
    const options = { ...optionsOf(experiment, section), ...changes[section].options };
    experiment = { ...experiment, [section]: { ...experiment[section], options } };
  }
  for (const section of ["training", "run"] as const satisfies readonly SectionName[]) {
    experiment = { ...experiment, [section]: { ...experiment[section], ...changes[section] } };
  }
  const beside = (changes.beside ?? []).map(({ id, options }) => {
    const { algorithm } = withChoice(experiment, "algorithm", id);
    return { id, options: { ...algorithm.options, ...options } };
  });
  return { ...experiment, beside };
}
