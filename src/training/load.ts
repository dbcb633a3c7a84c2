// What an experiment's registry entries bring, by the kind of tasks: episodes, or trials of decisions.

import type { Algorithm } from "../algorithms/algorithm.ts";
import type { PolicyAlgorithm } from "../algorithms/policyAlgorithm.ts";
import { type AlgorithmId, algorithms } from "../algorithms/registry.ts";
import type { ModelFamily, RecurrentFamily } from "../models/model.ts";
import { type ModelId, models } from "../models/registry.ts";
import type { TaskFamily } from "../tasks/family.ts";
import { type TaskFamilyId, taskFamilies } from "../tasks/registry.ts";
import type { TrialFamily } from "../tasks/trials.ts";
import { SaidError, said } from "../words/said.ts";

/** A part of the lab that should have come over the network and did not. */
export class PartMissing extends SaidError {
  constructor(part: string, cause: unknown) {
    super(
      said`“${part}” did not load. Probably a new version of the lab was put up, or the connection is down: reload the page. What has been trained is kept.`,
      { cause },
    );
    this.name = "PartMissing";
  }
}

/** Brings what a registry's entries hold under `key`. The loader throws where an entry is for the other kind of tasks. */
const loader =
  <Id extends string, Brought>(registry: Readonly<Record<Id, object>>, key: string, kind: string) =>
  async (id: Id): Promise<Brought> => {
    const load = (registry[id] as Record<string, (() => Promise<Brought>) | undefined>)[key];
    if (load === undefined) throw new Error(`“${id}” is not for ${kind}.`);
    try {
      return await load();
    } catch (error) {
      throw new PartMissing(id, error);
    }
  };

export const loadFamily = loader<TaskFamilyId, TaskFamily>(taskFamilies, "load", "episodes");
export const loadTrialFamily = loader<TaskFamilyId, TrialFamily>(taskFamilies, "loadTrials", "trials");
export const loadModel = loader<ModelId, ModelFamily>(models, "load", "episodes");
export const loadRecurrent = loader<ModelId, RecurrentFamily>(models, "loadRecurrent", "trials");
export const loadAlgorithm = loader<AlgorithmId, Algorithm>(algorithms, "load", "episodes");
export const loadPolicy = loader<AlgorithmId, PolicyAlgorithm>(algorithms, "loadPolicy", "trials");
