// What an experiment's registry entries bring, by the kind of tasks: episodes, or trials of decisions.

import type { Algorithm } from "../algorithms/algorithm.ts";
import type { PolicyAlgorithm } from "../algorithms/policyAlgorithm.ts";
import { type AlgorithmId, algorithms } from "../algorithms/registry.ts";
import type { ModelFamily, RecurrentFamily } from "../models/model.ts";
import { type ModelId, models } from "../models/registry.ts";
import type { TaskFamily } from "../tasks/family.ts";
import { type TaskFamilyId, taskFamilies } from "../tasks/registry.ts";
import type { TrialFamily } from "../tasks/trials.ts";

const misfit = (id: string, wanted: string): never => {
  throw new Error(`“${id}” is not for ${wanted}.`);
};

export const loadFamily = async (id: TaskFamilyId): Promise<TaskFamily> => {
  const entry = taskFamilies[id];
  return "load" in entry ? entry.load() : misfit(id, "episodes");
};
export const loadTrialFamily = async (id: TaskFamilyId): Promise<TrialFamily> => {
  const entry = taskFamilies[id];
  return "loadTrials" in entry ? entry.loadTrials() : misfit(id, "trials");
};
export const loadModel = async (id: ModelId): Promise<ModelFamily> => {
  const entry = models[id];
  return "load" in entry ? entry.load() : misfit(id, "episodes");
};
export const loadRecurrent = async (id: ModelId): Promise<RecurrentFamily> => {
  const entry = models[id];
  return "loadRecurrent" in entry ? entry.loadRecurrent() : misfit(id, "trials");
};
export const loadAlgorithm = async (id: AlgorithmId): Promise<Algorithm> => {
  const entry = algorithms[id];
  return "load" in entry ? entry.load() : misfit(id, "episodes");
};
export const loadPolicy = async (id: AlgorithmId): Promise<PolicyAlgorithm> => {
  const entry = algorithms[id];
  return "loadPolicy" in entry ? entry.loadPolicy() : misfit(id, "trials");
};
