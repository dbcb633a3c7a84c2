// Every mutation, by the folder of `src` that it changes.

import type { Mutation } from "../mutation.ts";
import { algorithmMutations } from "./algorithms.ts";
import { engineMutations } from "./engine.ts";
import { modelMutations } from "./models.ts";
import { policyMutations } from "./policies.ts";
import { taskMutations } from "./tasks.ts";
import { trainingMutations } from "./training.ts";

export const mutations: readonly Mutation[] = [
  ...policyMutations,
  ...taskMutations,
  ...modelMutations,
  ...algorithmMutations,
  ...engineMutations,
  ...trainingMutations,
];
