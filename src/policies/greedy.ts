// Greedy: the arm that paid best so far, from a prior of one success and one failure.

import { byScore, meanPayoff, playsArms } from "./arms.ts";
import type { PolicyFamily } from "./policy.ts";

export const greedy: PolicyFamily = {
  label: "Greedy",
  summary: "Takes the arm with the best mean so far, and never looks back.",
  plays: playsArms,
  create: (sampler, tasks, random) => byScore(sampler, tasks, random, meanPayoff),
};
