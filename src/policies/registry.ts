// Every classical policy, by the name that results use. Adding one is a file and a line here.

import { demandGreedy, demandThompson } from "./demandCurves.ts";
import { epsilonGreedy } from "./epsilonGreedy.ts";
import { gittins } from "./gittins.ts";
import { greedy } from "./greedy.ts";
import type { PolicyFamily } from "./policy.ts";
import { meanPlanning, posteriorSampling } from "./posteriorSampling.ts";
import { random } from "./random.ts";
import { thompson } from "./thompson.ts";
import { ucb1 } from "./ucb1.ts";

export const policies = {
  random,
  greedy,
  epsilonGreedy,
  ucb1,
  thompson,
  gittins,
  demandGreedy,
  demandThompson,
  greedyPlanning: meanPlanning,
  posteriorSampling,
} as const satisfies Record<string, PolicyFamily>;

export type PolicyId = keyof typeof policies;
