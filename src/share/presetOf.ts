// Which preset an experiment is.

import type { Experiment } from "../experiment/experiment.ts";
import { type PresetId, presets } from "../experiment/presets/registry.ts";
import { writeLink } from "./link.ts";

const byLink = new Map(
  Object.entries(presets).map(([id, { experiment }]) => [writeLink(experiment), id as PresetId]),
);

/** The preset that this experiment is, to the last option; `undefined` for a person's own. */
export const presetOf = (experiment: Experiment): PresetId | undefined => byLink.get(writeLink(experiment));
