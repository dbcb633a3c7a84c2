// UCB1: the arm whose mean could still be highest (Auer, Cesa-Bianchi, Fischer 2002).

import { byScore, meanPayoff, playsArms } from "./arms.ts";
import type { PolicyFamily } from "./policy.ts";

/** Width of the bound: the theory's 1 explores too much in trials as short as these (Duan et al. tune it too). */
const WIDTH = 0.2;

export const ucb1: PolicyFamily = {
  label: "UCB1",
  summary: "Takes the arm whose mean, plus what is still unknown of it, is highest.",
  plays: playsArms,
  create: (sampler, tasks, random) =>
    byScore(sampler, tasks, random, (arm, step) => {
      const tries = arm.successes + arm.failures;
      const seen = (step + 1) * sampler.arms!.draws;
      return meanPayoff(arm) + arm.payoff * WIDTH * Math.sqrt((2 * Math.log(seen)) / tries);
    }),
};
