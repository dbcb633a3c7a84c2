// What would make an experiment possible that cannot be trained: each cure is a whole experiment that stands.

import type { AlgorithmMeta } from "../algorithms/meta.ts";
import { type AlgorithmId, algorithms } from "../algorithms/registry.ts";
import { type ModelId, models } from "../models/registry.ts";
import { nameOfValue } from "../schema/fields.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { inEnglish, said, type Words, within } from "../words/said.ts";
import { conflictsIn, modelsFor } from "./check.ts";
import {
  type Experiment,
  fieldAt,
  SECTIONS,
  type SectionName,
  withChoice,
  withOption,
  withShippedData,
} from "./experiment.ts";
import { presets } from "./presets/registry.ts";

export interface Cure {
  /** What a press does: "Use MLP", "Set ways at test to 5". */
  readonly label: Words;
  readonly experiment: Experiment;
}

/** More to choose from is no help. */
const MOST = 4;

/** Cures of an experiment that was refused, the smallest change first; at least one. */
export function curesFor(experiment: Experiment): Cure[] {
  const parts = [optionCures, besideCures, modelCures, algorithmCures];
  const smaller = conflictsIn(experiment).length > 0 ? parts : [settingCures];
  const candidates = [...smaller, readyCures].flatMap((cures) => cures(experiment));
  const changed = candidates.filter((cure) => JSON.stringify(cure.experiment) !== JSON.stringify(experiment));
  const possible = changed.filter((cure) => conflictsIn(cure.experiment).length === 0);
  return possible
    .filter(({ label }, at) => possible.findIndex((one) => inEnglish(one.label) === inEnglish(label)) === at)
    .slice(0, MOST);
}

/** The option that is named goes to where it fits: to its default, or to the value that it must equal. */
const optionCures = (experiment: Experiment): Cure[] =>
  conflictsIn(experiment).flatMap(({ field: at }) => {
    const [section, option] = at.split(".") as [SectionName, string | undefined];
    const field =
      option !== undefined && SECTIONS.includes(section)
        ? fieldAt(experiment, { section, option })
        : undefined;
    if (field === undefined) return [];
    const leader = field.follows && experiment.task.options[field.follows];
    return [leader, field.default].flatMap((value) =>
      value === undefined || value === ""
        ? []
        : [
            {
              label: said`Set ${within(field.label)} to ${nameOfValue(field, value)}`,
              experiment: withOption(experiment, { section, option: option! }, value),
            },
          ],
    );
  });

/** Without those beside that cannot learn such tasks. */
function besideCures(experiment: Experiment): Cure[] {
  const alone = { ...experiment, beside: [] };
  const beside = experiment.beside.filter(
    (one) => conflictsIn({ ...alone, beside: [one] }).length <= conflictsIn(alone).length,
  );
  return [{ label: said`Leave out what cannot stand beside`, experiment: { ...experiment, beside } }];
}

const modelCures = (experiment: Experiment): Cure[] =>
  modelsFor(taskFamilies[experiment.task.id].meta).map((id: ModelId) => ({
    label: said`Use ${said(models[id].meta.label)}`,
    experiment: withChoice(experiment, "model", id),
  }));

const algorithmCures = (experiment: Experiment): Cure[] =>
  (Object.keys(algorithms) as AlgorithmId[])
    .filter((id) =>
      (algorithms[id].meta as AlgorithmMeta).problems.includes(taskFamilies[experiment.task.id].meta.problem),
    )
    .map((id) => ({
      label: said`Use ${said(algorithms[id].meta.label)}`,
      experiment: withChoice(experiment, "algorithm", id),
    }));

/** What no field is at fault for: data that are not here, a backend that is not. */
const settingCures = (experiment: Experiment): Cure[] => [
  { label: said`Use the data that ship with the lab`, experiment: withShippedData(experiment) },
  {
    label: said`Use the best backend available`,
    experiment: withOption(experiment, { section: "run", option: "backend" }, "auto"),
  },
];

/** A ready experiment, of the same tasks if there is one. */
function readyCures(experiment: Experiment): Cure[] {
  const all = Object.values(presets);
  const { label, experiment: ready } =
    all.find((one) => one.experiment.task.id === experiment.task.id) ?? all[0]!;
  return [{ label: said`Open “${said(label)}”`, experiment: ready }];
}
