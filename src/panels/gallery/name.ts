// What an experiment is called: by the preset that it comes from, and what was changed.

import { algorithms } from "../../algorithms/registry.ts";
import { learnersOf } from "../../experiment/contenders.ts";
import { type Difference, type Experiment, fieldAt } from "../../experiment/experiment.ts";
import { presets } from "../../experiment/presets/registry.ts";
import { nameOfField, nameOfValue } from "../../schema/fields.ts";
import { nearestPreset } from "../../share/presetOf.ts";
import { taskFamilies } from "../../tasks/registry.ts";
import { type Said, said } from "../../words/said.ts";
import { GALLERY } from "./words.ts";

export interface Named {
  /** "Sinusoids · MAML · 5-shot", or tasks and algorithm where no preset is near. */
  readonly name: Said;
  readonly preset: ReturnType<typeof nearestPreset>;
  /** What was changed: "Inner learning rate α 0.02, was 0.01". */
  readonly changes: readonly Said[];
}

/** One difference in words. */
function changeIn(experiment: Experiment, { path, from, to }: Difference): Said {
  const field = fieldAt(experiment, path);
  if (field) {
    return said`${nameOfField(field)} ${nameOfValue(field, to!)}, was ${nameOfValue(field, from!)}`;
  }
  return path.option === "data"
    ? GALLERY.ownData
    : GALLERY.beside(
        learnersOf(experiment)
          .slice(1)
          .map(({ label }) => said(label)),
      );
}

export function nameOf(experiment: Experiment): Named {
  const preset = nearestPreset(experiment);
  const { task, algorithm } = experiment;
  return {
    name: preset
      ? said(presets[preset.id].label)
      : said`${said(taskFamilies[task.id].meta.label)} · ${said(algorithms[algorithm.id].meta.label)}`,
    preset,
    changes: preset?.changed.map((difference) => changeIn(experiment, difference)) ?? [],
  };
}
