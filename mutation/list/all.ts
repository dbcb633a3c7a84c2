// Every mutation, by the folder of `src` that it changes.

import type { Mutation } from "../mutation.ts";
import { algorithmMutations } from "./algorithms.ts";
import { modelMutations } from "./models.ts";
import { policyMutations } from "./policies.ts";
import { taskMutations } from "./tasks.ts";

export const mutations: readonly Mutation[] = [
  ...algorithmMutations,
  ...taskMutations,
  ...policyMutations,
  ...modelMutations,
];
