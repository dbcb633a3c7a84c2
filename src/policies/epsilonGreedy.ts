// ε-greedy: greedy, but now and then any arm.

import { byScore, meanPayoff, playsArms } from "./arms.ts";
import type { PolicyFamily } from "./policy.ts";

/** How often it tries any arm: in trials as short as these exploring at random seldom pays (Duan et al. tune it too). */
const EXPLORE = 0.02;

export const epsilonGreedy: PolicyFamily = {
  label: "ε-greedy",
  summary: "Greedy, but once in a while it tries any arm.",
  plays: playsArms,
  create: (sampler, tasks, random) => byScore(sampler, tasks, random, meanPayoff, EXPLORE),
};
