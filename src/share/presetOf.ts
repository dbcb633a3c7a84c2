// Which preset an experiment is, or comes nearest to.

import { type Difference, differences, type Experiment } from "../experiment/experiment.ts";
import { type PresetId, presets } from "../experiment/presets/registry.ts";
import { writeLink } from "./link.ts";

const byLink = new Map(
  Object.entries(presets).map(([id, { experiment }]) => [writeLink(experiment), id as PresetId]),
);

/** The preset that this experiment is, to the last option; `undefined` for a person's own. */
export const presetOf = (experiment: Experiment): PresetId | undefined => byLink.get(writeLink(experiment));

/** A preset, and in what an experiment differs from it. */
export interface Nearest {
  readonly id: PresetId;
  readonly changed: readonly Difference[];
}

/** The preset of the same tasks, model and algorithm from which an experiment differs least; `undefined` where there is none. */
export function nearestPreset(experiment: Experiment): Nearest | undefined {
  const alike = (Object.keys(presets) as PresetId[])
    .map((id): Nearest => ({ id, changed: differences(presets[id].experiment, experiment) }))
    .filter(({ changed }) => !changed.some(({ path }) => path.option === "id"));
  return alike.toSorted((one, other) => one.changed.length - other.changed.length)[0];
}
